#if Vision
  import MienImage

  /// The faces of one picture, found and cut out but not yet classified; small, whatever the
  /// picture's size.
  public struct UnclassifiedFaces: Sendable, Equatable {
    /// Where the faces are, surest first.
    public let detections: [Detection]
    /// Each of them in the classifier's size.
    let cuts: [Image]

    /// How many faces the picture has.
    public var count: Int { detections.count }
    /// Whether the picture has no face.
    public var isEmpty: Bool { detections.isEmpty }

    init(detections: [Detection], cuts: [Image]) {
      self.detections = detections
      self.cuts = cuts
    }
  }
#endif
