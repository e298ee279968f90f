import Dispatch
import Foundation
import MienCore
import Synchronization

#if Vision
  import MienImage
#endif

/// Some neighbouring pictures of a folder, decoded side by side into one block of memory.
final class PictureBatch: @unchecked Sendable {
  let range: Range<Int>
  /// What is wrong with which file; its pixels are undefined. Written by nobody once the batch
  /// exists.
  private(set) var bad: [Int: String] = [:]
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private let imageSize: Int

  /// Decodes the files of a range, turned grey unless there are three channels, and resized to
  /// `size` by `size` whatever their proportions.
  ///
  /// - Parameters:
  ///   - stopsAtBad: Whether files behind the first bad one are left undecoded.
  ///   - progress: Receives how many files are done, now and then.
  /// - Throws: `MienError` in a build without Vision.
  init(
    _ files: [PictureList.File], _ range: Range<Int>, size: Int, channels: Int, stopsAtBad: Bool,
    progress: @escaping @Sendable (Int) -> Void
  ) throws {
    self.range = range
    imageSize = channels * size * size
    memory = .allocate(capacity: range.count * imageSize)
    #if Vision
      let state = Mutex((next: range.lowerBound, end: range.upperBound, bad: [Int: String]()))
      let threads = min(range.count, ProcessInfo.processInfo.activeProcessorCount)
      DispatchQueue.concurrentPerform(iterations: threads) { [self] _ in
        while let index = state.withLock({ state -> Int? in
          guard state.next < state.end else { return nil }
          defer { state.next += 1 }
          if state.next % 256 == 0 { progress(state.next) }
          return state.next
        }) {
          do {
            let image = try Self.decode(files[index].path, size: size, channels: channels)
            _ = self[index].update(fromContentsOf: image)
          } catch {
            state.withLock { state in
              state.bad[index] = "\(error)"
              if stopsAtBad { state.end = min(state.end, index) }
            }
          }
        }
      }
      bad = state.withLock(\.bad)
      progress(range.upperBound)
    #else
      throw MienError(
        "cannot read pictures: this program was built without Vision; use one that was built with "
          + "it, or a csv or pack")
    #endif
  }

  deinit { memory.deallocate() }

  /// The pixels of the picture with this place in the list, `[C, size, size]`.
  subscript(index: Int) -> UnsafeMutableBufferPointer<UInt8> {
    let start = (index - range.lowerBound) * imageSize
    return UnsafeMutableBufferPointer(rebasing: memory[start..<start + imageSize])
  }

  #if Vision
    private static func decode(_ path: String, size: Int, channels: Int) throws -> [UInt8] {
      let image = try Image.decode(path: path)
      let coloured = channels == 1 ? image.grey() : image.rgb()
      let fitted = try coloured.resized(width: size, height: size)
      return fitted.channels == 1 ? fitted.pixels : planes(fitted)
    }

    /// The samples plane by plane, as networks take them.
    private static func planes(_ image: Image) -> [UInt8] {
      let plane = image.width * image.height
      return [UInt8](unsafeUninitializedCapacity: image.pixels.count) { target, count in
        image.pixels.withUnsafeBufferPointer { source in
          for channel in 0..<image.channels {
            for pixel in 0..<plane {
              target[channel * plane + pixel] = source[pixel * image.channels + channel]
            }
          }
        }
        count = image.pixels.count
      }
    }
  #endif
}
