#if Vision
  import MienImage
  import MienVision

  /// Finds faces and tells their expressions; the one thing the server needs of a model.
  public protocol PictureAnalyzing: Sendable {
    /// The faces of every picture, in the pictures' order, surest face first.
    ///
    /// Called by one thread at a time; may take as long as it takes.
    func analyze(_ images: [Image]) throws -> [[Face]]
  }

  extension Analyzer: PictureAnalyzing {}

  /// The same model twice: all cores work on a picture that is alone, and each on one of its own
  /// where there are several.
  ///
  /// One client is thus answered as early as the machine can, and many get its full rate.
  public struct LoadAnalyzer: PictureAnalyzing {
    private let alone: any PictureAnalyzing
    private let together: any PictureAnalyzing

    /// Two analyzers of one model.
    ///
    /// - Parameters:
    ///   - alone: Compiled to finish a single run early.
    ///   - together: The same, compiled for throughput.
    public init(alone: any PictureAnalyzing, together: any PictureAnalyzing) {
      self.alone = alone
      self.together = together
    }

    /// The faces of every picture, by the model that suits their number.
    public func analyze(_ images: [Image]) throws -> [[Face]] {
      try (images.count == 1 ? alone : together).analyze(images)
    }
  }
#endif
