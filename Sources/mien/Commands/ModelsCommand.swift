#if Training
  import ArgumentParser
  import MienModels
  import MienReport
  import Torch

  struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "models",
      abstract: "List the networks that recipes can name, or show the layers of one.",
      discussion: """
        Multiply-adds are those of one picture, forward; a training step costs about three times as many. \
        The file size is that of the weights as 32-bit floats.
        """)

    @Argument(help: ArgumentHelp("Show this network layer by layer.", valueName: "name"))
    var name: String?

    @Option(help: "Pixels a side of the input.")
    var size = 48

    @Option(help: "Classes of the output.")
    var classes = 7

    @Option(help: "1 for grey pictures, 3 for colour.")
    var channels = 1

    @Option(
      help: ArgumentHelp(
        "How networks made for large pictures begin: as published or for small pictures.",
        discussion: "auto is small below 112 pixels and standard from there on."))
    var stem = Stem.auto

    @Flag(help: "Print one JSON document.")
    var json = false

    func validate() throws {
      guard (4...512).contains(size), (1...10_000).contains(classes) else {
        throw ValidationError("--size must lie between 4 and 512, --classes between 1 and 10000.")
      }
      guard channels == 1 || channels == 3 else {
        throw ValidationError("--channels must be 1 or 3.")
      }
    }

    private var shape: NetworkShape {
      NetworkShape(classes: classes, channels: channels, size: size, stem: stem)
    }

    func run() throws {
      if let name { return try show(Zoo.entry(name)) }
      let rows = try Zoo.entries.map { entry in
        let fits = (entry.smallestSize...entry.largestSize).contains(size)
        return ModelRow(entry, shape, cost: fits ? try cost(of: entry) : nil)
      }
      if json { return try Output.json(rows) }

      var table = MetricsTable([
        .init("name", .left), .init("parameters"), .init("multiply-adds"), .init("MB"),
        .init("paper"), .init("what", .left),
      ])
      for row in rows {
        table.add([
          row.name, grouped(row.parameters), grouped(row.multiplyAdds), row.megabytes,
          "\(row.paperSize)x\(row.paperSize)", row.summary,
        ])
      }
      try Output.text(table.text)
    }

    private func cost(of entry: ZooEntry) throws -> NetworkCost {
      NetworkCost(of: try withoutFirstValues { try Zoo.make(entry.name, shape) }, shape: shape)
    }

    private func show(_ entry: ZooEntry) throws {
      let cost = try cost(of: entry)
      if json { return try Output.json(ModelRow(entry, shape, cost: cost, layers: cost.layers)) }

      var table = MetricsTable([
        .init("layer", .left), .init("operation", .left), .init("output"), .init("parameters"),
        .init("multiply-adds"),
      ])
      table.add(["", "input", extent([channels, size, size])])
      for layer in cost.layers {
        table.add([
          layer.name ?? "", layer.operation, extent(layer.outputShape),
          layer.parameters == 0 ? "" : grouped(layer.parameters),
          layer.multiplyAdds == 0 ? "" : grouped(layer.multiplyAdds),
        ])
      }
      table.add(["", "sum", "", grouped(cost.parameters), grouped(cost.multiplyAdds)])
      try Output.text("\(entry.name): \(entry.summary)\n\n" + table.text)
    }

    private func extent(_ shape: [Int]) -> String {
      shape.map(String.init).joined(separator: "x")
    }
  }

  extension Stem: ExpressibleByArgument {}

  /// A network and its costs, as `--json` prints them.
  private struct ModelRow: Encodable {
    let name: String
    let family: String
    let summary: String
    let smallestSize: Int
    let largestSize: Int
    let paperSize: Int
    let hasStems: Bool
    /// Of the input that the figures are for.
    let size: Int
    let channels: Int
    let classes: Int
    let stem: Stem?
    /// Nil when the network cannot take that input.
    let parameters: Int?
    let multiplyAdds: Int?
    let stateBytes: Int?
    let layers: [NetworkCost.Layer]?

    enum CodingKeys: String, CodingKey {
      case name, family, summary, size, channels, classes, stem, parameters, layers
      case smallestSize = "smallest_size"
      case largestSize = "largest_size"
      case paperSize = "paper_size"
      case hasStems = "has_stems"
      case multiplyAdds = "multiply_adds"
      case stateBytes = "state_bytes"
    }

    init(
      _ entry: ZooEntry, _ shape: NetworkShape, cost: NetworkCost?,
      layers: [NetworkCost.Layer]? = nil
    ) {
      name = entry.name
      family = entry.family
      summary = entry.summary
      smallestSize = entry.smallestSize
      largestSize = entry.largestSize
      paperSize = entry.paperSize
      hasStems = entry.hasStems
      size = shape.size
      channels = shape.channels
      classes = shape.classes
      stem = entry.hasStems ? (shape.isSmall ? .small : .standard) : nil
      parameters = cost?.parameters
      multiplyAdds = cost?.multiplyAdds
      stateBytes = cost?.stateBytes
      self.layers = layers
    }

    var megabytes: String { stateBytes.map { (Double($0) / 1e6).fixed(1) } ?? "–" }
  }

  /// `11689512` as `11,689,512`; a dash for what there is not.
  private func grouped(_ number: Int?) -> String {
    guard let number else { return "–" }
    let digits = Array(String(number))
    return digits.indices.map { index in
      (index > 0 && (digits.count - index) % 3 == 0 ? "," : "") + String(digits[index])
    }.joined()
  }
#endif
