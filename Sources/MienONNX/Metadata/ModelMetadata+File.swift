import MienCore

extension ModelMetadata {
  /// Reads the metadata of an `.onnx` file.
  ///
  /// Reads the head and the tail of the file and skips the network, so the cost does not grow with the
  /// weights. Safe for files of unknown origin, whatever they hold.
  ///
  /// - Throws: ``MienError`` when the file cannot be read, is larger than 2 GiB, is not an ONNX file, was
  ///   not exported by Mien, or holds metadata that break the rules of ``validate()``.
  public static func read(onnxPath path: String) throws -> ModelMetadata {
    let header = try ONNXHeader.read(path: path)
    do {
      return try ModelMetadata(properties: header.metadataProps)
    } catch let error as MienError {
      throw MienError("\(path): \(error.description)", kind: error.kind)
    }
  }
}
