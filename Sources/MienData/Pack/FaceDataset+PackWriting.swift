import MienCore
import Safetensors

extension FaceDataset {
  /// Writes the data set as a pack: a safetensors file that opens without being read.
  ///
  /// The same data set gives the same file, byte for byte. The file appears whole or not at all.
  ///
  /// - Throws: `MienError` when the disk refuses.
  public func writePack(to path: String) throws {
    try writePack(to: path, extraMetadata: [:])
  }

  func writePack(to path: String, extraMetadata: [String: String]) throws {
    var metadata = [
      "format": PackFormat.format, "version": PackFormat.version,
      "labels": try PackFormat.json(labels.names), "splits": try PackFormat.json(splitNames),
      "source": source, "fingerprint": fingerprint, "skipped": String(skipped),
    ]
    metadata.merge(extraMetadata) { _, extra in extra }
    let writer = try SafetensorsWriter(
      path: path,
      tensors: [
        SafetensorsDeclaration(name: "labels", dtype: .i16, shape: [count]),
        SafetensorsDeclaration(name: "splits", dtype: .u8, shape: [count]),
        SafetensorsDeclaration(
          name: "images", dtype: .u8, shape: [count, channels, height, width]),
      ], metadata: metadata)
    try labelIndices.map(\.littleEndian).withUnsafeBytes { try writer.write($0) }
    try splitIndices.withUnsafeBytes { try writer.write($0) }
    try withPixels { try writer.write(UnsafeRawBufferPointer($0)) }
    try writer.finish()
  }
}
