import Foundation
import MienCore
import Safetensors

/// A pack whose pictures come one after the other and are never in memory together.
///
/// The file is the same, byte for byte, that ``FaceDataset/writePack(to:)`` would write. It is
/// built beside its place and appears there whole; a pack that is dropped leaves nothing behind.
final class StreamedPack {
  /// What stands in the header for the fingerprint until all pictures are there.
  static let unknownFingerprint = String(repeating: "0", count: 32)

  private let path: String
  private let building: String
  private let metadata: [String: String]
  private let writer: SafetensorsWriter
  private var pixels = Fingerprint()

  /// - Parameter draft: Everything but the pixels.
  /// - Throws: `MienError` when the file cannot be written.
  init(_ draft: FaceDataset, to path: String, metadata: [String: String]) throws {
    self.path = path
    self.metadata = metadata
    building = AtomicFile.temporaryPath(beside: path, ending: "building")
    writer = try draft.packWriter(
      to: building, fingerprint: Self.unknownFingerprint, extraMetadata: metadata)
  }

  deinit { unlink(building) }

  /// Adds the next picture; one that does not count only keeps the place of a file that turned out
  /// to be bad.
  func append(_ picture: UnsafeRawBufferPointer, counts: Bool) throws {
    try writer.write(picture)
    if counts { pixels.update(picture) }
  }

  /// Puts the pack in its place.
  ///
  /// - Parameters:
  ///   - final: Everything but the pixels, without the pictures that do not count.
  ///   - kept: The places of those that do, ascending.
  func finish(_ final: FaceDataset, keeping kept: [Int]) throws {
    try writer.finish()
    let fingerprint = Fingerprint.of(
      labels: final.labels, splitNames: final.splitNames,
      shape: [final.count, final.channels, final.height, final.width],
      labelIndices: final.labelIndices, splitIndices: final.splitIndices, targets: final.targets,
      groups: final.groups, pixels: pixels.digits)
    let whole = try SafetensorsFile(path: building)
    if whole["labels"]?.shape == [kept.count] {
      try note(fingerprint)
      guard rename(building, path) == 0 else {
        throw MienError("cannot write \(path): \(String(cString: strerror(errno)))")
      }
      return
    }
    let shorter = try final.packWriter(
      to: path, fingerprint: fingerprint, extraMetadata: metadata)
    try whole.withBytes(of: "images") { images in
      for place in kept {
        let start = place * final.imageSize
        try shorter.write(UnsafeRawBufferPointer(rebasing: images[start..<start + final.imageSize]))
      }
    }
    try shorter.finish()
  }

  /// Writes the fingerprint over the digits that hold its place in the header.
  private func note(_ fingerprint: String) throws {
    // Asked for behind a call that failed.
    var failure: MienError {
      MienError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    let file = open(building, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw failure }
    defer { close(file) }
    var length: UInt64 = 0
    guard pread(file, &length, 8, 0) == 8 else { throw failure }
    let count = Int(UInt64(littleEndian: length))
    var header = [UInt8](repeating: 0, count: count)
    guard pread(file, &header, count, 8) == count else { throw failure }
    // No name or value can contain this: their quotes are escaped.
    let key = Array("\"fingerprint\":\"".utf8)
    guard let place = header.firstRange(of: key + Array(Self.unknownFingerprint.utf8)) else {
      preconditionFailure("a pack's header has a fingerprint")
    }
    let digits = Array(fingerprint.utf8)
    guard
      pwrite(file, digits, digits.count, off_t(8 + place.lowerBound + key.count)) == digits.count,
      fsync(file) == 0
    else { throw failure }
  }
}

/// A pack could not be kept: the data set is still to be had.
struct CacheFailure: Error, CustomStringConvertible {
  let description: String

  static func wrapping<R>(_ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch {
      throw CacheFailure(description: "\(error)")
    }
  }
}
