#if Vision
  import MienONNX

  /// What `GET /v1/model` tells about the model that is served.
  public struct ModelCard: Sendable {
    /// How answers call the model, such as its file's name.
    public var name: String
    /// What the model's file says of it.
    public var metadata: ModelMetadata

    /// A card of a name and what the model's file says.
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
