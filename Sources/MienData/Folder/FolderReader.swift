import Foundation
import MienCore

/// Reads the pictures of a folder, a batch at a time: into memory, or into a pack on disk without
/// ever holding more than a batch.
struct FolderReader: Sendable {
  let list: PictureList
  /// Pixels a side.
  let size: Int
  /// What the data set says it came from.
  let source: String
  let options: OpenOptions

  /// The most bytes of pixels that are decoded before they are handed on.
  private static let batchBytes = 32 << 20

  private var imageSize: Int { options.channels * size * size }

  /// Reads the folder into memory.
  ///
  /// - Throws: `MienError` naming the first file that cannot be decoded or the first bad row of the
  ///   list, unless those are skipped.
  func read() throws -> FaceDataset {
    let pixels = PixelBuffer()
    let bad = try forEachBatch { batch in
      for index in batch.range where batch.bad[index] == nil {
        try pixels.append(UnsafeBufferPointer(batch[index]))
      }
    }
    return dataset(without: bad, pixels: .memory(pixels))
  }

  /// Reads the folder into a pack.
  ///
  /// - Throws: As ``read()``; ``CacheFailure`` when the pack cannot be written. There is then no
  ///   pack, or the one that was there before.
  func writePack(to path: String, metadata: [String: String]) throws {
    let empty = PixelStorage.memory(PixelBuffer())
    let pack = try CacheFailure.wrapping {
      try StreamedPack(
        dataset(without: [], pixels: empty, fingerprint: StreamedPack.unknownFingerprint), to: path,
        metadata: metadata)
    }
    let bad = try forEachBatch { batch in
      for index in batch.range {
        if batch.bad[index] != nil { batch[index].update(repeating: 0) }
        let picture = UnsafeRawBufferPointer(batch[index])
        try CacheFailure.wrapping { try pack.append(picture, counts: batch.bad[index] == nil) }
      }
    }
    try CacheFailure.wrapping {
      try pack.finish(
        dataset(without: bad, pixels: empty, fingerprint: StreamedPack.unknownFingerprint),
        keeping: list.files.indices.filter { !bad.contains($0) })
    }
  }

  /// The data set without the bad pictures.
  private func dataset(
    without bad: Set<Int>, pixels: PixelStorage, fingerprint: String? = nil
  ) -> FaceDataset {
    let kept = list.files.indices.filter { !bad.contains($0) }
    return FaceDataset(
      labels: list.labels, channels: options.channels, height: size, width: size,
      labelIndices: kept.map { list.files[$0].label }, splitNames: list.splitNames,
      splitIndices: kept.map { list.files[$0].split }, source: source,
      skipped: bad.count + list.bad.count, fingerprint: fingerprint, pixels: pixels,
      groups: list.groups.map { groups in kept.map { groups[$0] } }, layout: list.layout)
  }

  /// Decodes everything and hands it on in order.
  ///
  /// - Returns: The files that cannot be read, by their place in the list.
  private func forEachBatch(_ take: (PictureBatch) throws -> Void) throws -> Set<Int> {
    if let first = list.bad.reasons.first, !options.skipBad {
      throw MienError("\(first); fix the row or pass --skip-bad")
    }
    let (_, overflow) = list.files.count.multipliedReportingOverflow(by: imageSize)
    if overflow { throw MienError("\(list.path) has too many pictures") }
    var bad: [Int: String] = [:]
    let portion = min(4096, max(1, Self.batchBytes / imageSize))
    for start in stride(from: 0, to: list.files.count, by: portion) {
      let batch = try PictureBatch(
        list.files, start..<min(start + portion, list.files.count), size: size,
        channels: options.channels, stopsAtBad: !options.skipBad
      ) { options.progress(Double($0) / Double(list.files.count)) }
      if let first = batch.bad.keys.min(), let reason = batch.bad[first], !options.skipBad {
        throw MienError("\(reason); repair or remove the file, or pass --skip-bad")
      }
      bad.merge(batch.bad) { first, _ in first }
      try take(batch)
    }
    var leftOut = list.bad
    for (_, reason) in bad.sorted(by: { $0.key < $1.key }) { leftOut.append(reason) }
    tell(leftOut)
    guard bad.count < list.files.count else {
      throw MienError("\(list.path) holds no picture that can be read")
    }
    return Set(bad.keys)
  }

  private func tell(_ bad: BadRows) {
    for reason in bad.reasons { options.warn("\(reason); left out") }
    if bad.count > bad.reasons.count {
      options.warn("\(list.path): \(bad.count - bad.reasons.count) more bad pictures were left out")
    }
  }
}
