/// A face and its expression.
public struct Face: Sendable, Equatable {
  /// One label's share.
  public struct Emotion: Sendable, Equatable {
    /// One of the classifier's labels.
    public let label: String
    /// 0...1; those of one face sum to 1.
    public let probability: Double

    /// A label and its share.
    public init(label: String, probability: Double) {
      self.label = label
      self.probability = probability
    }
  }

  /// Where the face is, in pixels of the upright picture.
  public let box: Box
  /// The detector's confidence, 0...1; 1 when the picture was taken as a face.
  public let score: Double
  /// Left eye, right eye, nose tip, left and right corner of the mouth; empty when none were looked
  /// for.
  public let landmarks: [Point]
  /// All labels in the classifier's order; at least one.
  public let emotions: [Emotion]

  /// A face of parts that were found before.
  ///
  /// - Precondition: `emotions` is not empty.
  public init(box: Box, score: Double, landmarks: [Point], emotions: [Emotion]) {
    precondition(!emotions.isEmpty, "a face has at least one emotion")
    self.box = box
    self.score = score
    self.landmarks = landmarks
    self.emotions = emotions
  }

  /// The most probable emotion; of equals the first.
  public var top: Emotion { emotions.top }

  /// The most probable emotions, surest first; equals stay in the classifier's order.
  ///
  /// - Parameter count: How many at most; a face has no more than ``emotions``.
  public func mostProbable(_ count: Int) -> [Emotion] {
    let ranked = emotions.enumerated().sorted {
      ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset)
    }
    return ranked.prefix(max(count, 0)).map(\.element)
  }
}

extension [Face.Emotion] {
  /// The most probable one of at least one; of equals the first.
  var top: Face.Emotion {
    dropFirst().reduce(self[0]) { $1.probability > $0.probability ? $1 : $0 }
  }
}
