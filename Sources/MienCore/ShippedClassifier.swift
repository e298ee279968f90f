/// The classifiers that come with the package. Their names may stand wherever the path of an `.onnx` file may.
public enum ShippedClassifier: String, CaseIterable, Sendable {
  /// Answers many faces a second.
  case small = "mien_small"
  /// Is right more often, and twenty times the work.
  case base = "mien_base"

  /// The one that is taken where none is named.
  public static let usual = small

  /// Its `.onnx` file.
  ///
  /// - Throws: ``MienError`` that says where it was looked for, when it was left behind.
  public func file() throws -> String { try Installation.file("\(rawValue).onnx") }

  /// The file of the classifier that `model` names.
  ///
  /// - Returns: nil where `model` is no such name, or where a file of that name lies.
  /// - Throws: As ``file()``.
  public static func file(named model: String) throws -> String? {
    guard let classifier = ShippedClassifier(rawValue: model), FileKind(at: model) != .file else {
      return nil
    }
    return try classifier.file()
  }
}
