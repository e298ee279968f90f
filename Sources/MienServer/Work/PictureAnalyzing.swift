#if Vision
  import MienImage
  import MienONNX
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

    /// - Parameters:
    ///   - alone: Compiled to finish a single run early.
    ///   - together: The same, compiled for throughput.
    public init(alone: any PictureAnalyzing, together: any PictureAnalyzing) {
      self.alone = alone
      self.together = together
    }

    public func analyze(_ images: [Image]) throws -> [[Face]] {
      try (images.count == 1 ? alone : together).analyze(images)
    }
  }

  /// What `GET /v1/model` tells about the model that is served.
  public struct ModelCard: Sendable {
    /// How answers call the model, such as its file's name.
    public var name: String
    public var metadata: ModelMetadata

    public init(name: String, metadata: ModelMetadata) {
      self.name = name
      self.metadata = metadata
    }

    /// Where the weights come from, without what names folders of the machine they were made on.
    private var provenance: [(key: String, value: JSON)] {
      metadata.provenance.filter { $0.key != "command" }.sorted { $0.key < $1.key }
        .map { (key: $0.key, value: .string($0.value)) }
    }

    var json: JSON {
      [
        "name": .string(name),
        "labels": .array(metadata.labels.map { .string($0) }),
        "input": [
          "width": .integer(metadata.width), "height": .integer(metadata.height),
          "channels": .integer(metadata.channels),
        ],
        "temperature": .number(metadata.temperature),
        "scores": .object(
          metadata.scores.sorted { $0.key < $1.key }
            .map { (key: $0.key, value: .rounded($0.value, digits: 6)) }),
        "provenance": .object(provenance),
      ]
    }
  }
#endif
