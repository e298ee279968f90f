/// A face that was found in a picture.
public struct Detection: Sendable, Equatable {
  /// Where the face is, from forehead to chin; inside the picture.
  public var box: Box
  /// The detector's confidence, 0...1.
  public var score: Double
  /// Left eye, right eye, nose tip, left and right corner of the mouth, as the viewer sees left and
  /// right.
  public var landmarks: [Point]

  /// A face at a place with its score and landmarks.
  public init(box: Box, score: Double, landmarks: [Point]) {
    self.box = box
    self.score = score
    self.landmarks = landmarks
  }

  /// Keeps the best of each group of overlapping faces: greedy non-maximum suppression.
  ///
  /// - Parameter overlap: Two boxes with a Jaccard index of at least this are one face.
  /// - Returns: The faces kept, best first; equal scores keep their order. O(n * kept).
  static func suppressed(_ faces: [Detection], overlap: Double) -> [Detection] {
    var kept: [Detection] = []
    for face in faces.sorted(by: { $0.score > $1.score })
    where !kept.contains(where: { $0.box.overlap(with: face.box) >= overlap }) {
      kept.append(face)
    }
    return kept
  }
}
