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
    // Not the fingerprint of a selection, which tells where it comes from and not what it holds.
    let writer = try packWriter(
      to: path, fingerprint: computedFingerprint(), extraMetadata: extraMetadata)
    try withPixels { try writer.write(UnsafeRawBufferPointer($0)) }
    try writer.finish()
  }

  /// A pack of this data set that lacks only its pixels.
  func packWriter(
    to path: String, fingerprint: String, extraMetadata: [String: String]
  ) throws -> SafetensorsWriter {
    var metadata = [
      "format": PackFormat.format, "version": PackFormat.version,
      "labels": try PackFormat.json(labels.names), "splits": try PackFormat.json(splitNames),
      "source": source, "fingerprint": fingerprint, "skipped": String(skipped),
    ]
    if !layout.isEmpty { metadata[PackFormat.layoutKey] = layout }
    metadata.merge(extraMetadata) { _, extra in extra }
    var tensors: [SafetensorsDeclaration] = []
    if targets != nil {
      tensors.append(.init(name: "targets", dtype: .f32, shape: [count, labels.count]))
    }
    if groups != nil { tensors.append(.init(name: "groups", dtype: .i32, shape: [count])) }
    tensors += [
      .init(name: "labels", dtype: .i16, shape: [count]),
      .init(name: "splits", dtype: .u8, shape: [count]),
      .init(name: "images", dtype: .u8, shape: [count, channels, height, width]),
    ]
    let writer = try SafetensorsWriter(path: path, tensors: tensors, metadata: metadata)
    try targets?.map(\.bitPattern.littleEndian).withUnsafeBytes { try writer.write($0) }
    try groups?.map(\.littleEndian).withUnsafeBytes { try writer.write($0) }
    try labelIndices.map(\.littleEndian).withUnsafeBytes { try writer.write($0) }
    try splitIndices.withUnsafeBytes { try writer.write($0) }
    return writer
  }
}
