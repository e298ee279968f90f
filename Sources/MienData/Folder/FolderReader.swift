import Dispatch
import Foundation
import MienCore
import Synchronization

#if Vision
  import MienImage
#endif

/// Decodes the pictures of a folder tree on all processors.
final class FolderReader: Sendable {
  private struct Progress {
    var next = 0
    var done = 0
    /// What is wrong with which file.
    var bad: [Int: String] = [:]
    /// Pictures behind the first bad one need no more decoding.
    var end: Int
  }

  private let tree: FolderTree
  private let size: Int
  private let options: OpenOptions
  private let progress: Mutex<Progress>

  /// How many bad files are told one by one.
  private static let toldFiles = 5

  init(tree: FolderTree, size: Int, options: OpenOptions) {
    self.tree = tree
    self.size = size
    self.options = options
    progress = Mutex(Progress(end: tree.files.count))
  }

  #if Vision
    /// Decodes every picture, turned grey unless three channels are asked for, and resized to
    /// `size` by `size` whatever its proportions.
    ///
    /// - Throws: `MienError` naming the first file that cannot be decoded, unless bad files are
    ///   skipped.
    func read(source: String) throws -> FaceDataset {
      let imageSize = options.channels * size * size
      let (bytes, overflow) = tree.files.count.multipliedReportingOverflow(by: imageSize)
      if overflow { throw MienError("\(tree.path) has too many pictures") }
      let pixels = try PixelBuffer(zeros: bytes)
      let shared = SharedPixels(start: pixels.bytes)
      DispatchQueue.concurrentPerform(
        iterations: ProcessInfo.processInfo.activeProcessorCount
      ) { _ in
        while let index = draw() {
          let result = Result { try decode(tree.files[index].path) }
          switch result {
          case .success(let picture):
            _ = UnsafeMutableBufferPointer(
              rebasing: shared.start[(index * imageSize)..<((index + 1) * imageSize)]
            ).update(from: picture)
            note(nil, at: index)
          case .failure(let error): note("\(error)", at: index)
          }
        }
      }
      let bad = progress.withLock(\.bad)
      try tell(bad)
      let kept = tree.files.indices.filter { bad[$0] == nil }
      guard !kept.isEmpty else { throw MienError("\(tree.path) holds no picture that can be read") }
      pixels.keep(kept, of: imageSize)
      return FaceDataset(
        labels: tree.labels, channels: options.channels, height: size, width: size,
        labelIndices: kept.map { tree.files[$0].label }, splitNames: tree.splitNames,
        splitIndices: kept.map { tree.files[$0].split }, source: source, pixels: pixels,
        skipped: bad.count)
    }

    /// `[C, size, size]` of one file.
    private func decode(_ path: String) throws -> [UInt8] {
      let image = try Image.decode(path: path)
      let coloured = options.channels == 1 ? image.grey() : image.rgb()
      let fitted =
        coloured.width == size && coloured.height == size
        ? coloured : try coloured.resized(width: size, height: size)
      return fitted.channels == 1 ? fitted.pixels : fitted.planes
    }
  #else
    func read(source: String) throws -> FaceDataset {
      throw MienError(
        "cannot read the pictures in \(tree.path): this program was built without Vision; use one "
          + "that was built with it, or a csv or pack")
    }
  #endif

  private func draw() -> Int? {
    progress.withLock { progress in
      guard progress.next < progress.end else { return nil }
      defer { progress.next += 1 }
      return progress.next
    }
  }

  private func note(_ reason: String?, at index: Int) {
    progress.withLock { progress in
      progress.done += 1
      if let reason {
        progress.bad[index] = reason
        if !options.skipBad { progress.end = min(progress.end, index) }
      }
      if progress.done % 256 == 0 || progress.done == tree.files.count {
        options.progress(Double(progress.done) / Double(tree.files.count))
      }
    }
  }

  private func tell(_ bad: [Int: String]) throws {
    for (number, index) in bad.keys.sorted().enumerated() {
      let reason = bad[index] ?? ""
      guard options.skipBad else {
        throw MienError("\(reason); repair or remove the file, or pass --skip-bad")
      }
      if number < Self.toldFiles { options.warn("\(reason); left out") }
      if number == Self.toldFiles {
        options.warn("\(tree.path): \(bad.count - number) more bad pictures were left out")
      }
    }
  }
}

/// The memory that workers fill, each picture by one of them.
private struct SharedPixels: @unchecked Sendable {
  let start: UnsafeMutableBufferPointer<UInt8>
}

#if Vision
  extension Image {
    /// The samples plane by plane, `[C, H, W]`, as networks take them.
    fileprivate var planes: [UInt8] {
      (0..<channels).flatMap { channel in
        stride(from: channel, to: pixels.count, by: channels).map { pixels[$0] }
      }
    }
  }
#endif
