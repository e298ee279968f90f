/// The answer about one picture.
public struct Analysis: Sendable, Equatable {
  /// The picture's name as it was given.
  public let image: String
  /// Its faces, surest first; often none.
  public let faces: [Face]
  /// Why there is no answer; nil when the picture was read, with or without a face.
  public let error: String?

  /// A picture that was read.
  public init(image: String, faces: [Face]) {
    self.image = image
    self.faces = faces
    error = nil
  }

  /// A picture that could not be read.
  public init(image: String, error: String) {
    self.image = image
    faces = []
    self.error = error
  }
}
