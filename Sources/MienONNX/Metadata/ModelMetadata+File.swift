import Foundation
import MienCore
import SwiftProtobuf

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

  /// Puts these metadata into an existing `.onnx` file in place of those it has, if any.
  ///
  /// Serves to add scores or a temperature after an evaluation, and to make a model of another program
  /// usable by Mien. Everything else in the file stays as it is. Holds the whole file in memory, twice.
  ///
  /// - Throws: ``MienError`` when the file is not an ONNX file, or when the metadata are invalid; the file
  ///   is then untouched.
  public func write(onnxPath path: String) throws {
    let properties = try properties()
    var model = try ONNXHeader.readAll(path: path)
    model.metadataProps.removeAll { $0.key.hasPrefix("mien.") }
    model.metadataProps += properties
    let bytes: Data
    do {
      bytes = try model.serializedBytes()
    } catch {
      throw MienError("\(path) would pass the 2 GiB that an ONNX file may hold")
    }
    try AtomicFile.write(bytes, to: path)
  }
}
