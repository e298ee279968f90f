import Foundation
import MienCore
import MienYAML
import Yams

/// Reads sweeps from YAML, strictly: what is not understood is refused.
///
/// ```yaml
/// recipe: li-2023.yaml              # beside this file, or a section of a recipe's keys
/// method: random                    # grid, random or halving
/// objective: accuracy               # or loss, macro_f1 of the validation split; else the recipe's
///                                   # training.monitor
/// parameters:
///   optimizer.name: [adam, sgd]
///   optimizer.lr: {low: 0.0001, high: 0.1, scale: log}
///   training.batch_size: {low: 16, high: 128}      # whole numbers, because both ends are
/// trials: 20
/// seeds: [1, 2, 3]                  # each setting with each
/// seed: 1                           # of the draws
/// ```
public enum SweepFile {
  static let kind = "sweep"
  private static let keys = [
    "recipe", "method", "parameters", "trials", "seeds", "seed", "objective", "halving",
  ]

  /// The sweep that the file `path` describes.
  ///
  /// - Throws: `MienError.usage` for a file that cannot be read or is not YAML, an unknown key
  ///   (with the nearest known one), or a value that cannot be; so also for the recipe it names.
  public static func read(_ path: String) throws -> SweepDescription {
    let folder = Folders.above(path)
    return try description(try YAMLText.read(path, kind: kind), name: path, folder: folder)
  }

  /// The sweep in `text`; see ``read(_:)``. `name` is used in messages, and a recipe's path starts
  /// from `folder`.
  public static func parse(
    _ text: String, name: String = "sweep", folder: String = ""
  ) throws -> SweepDescription {
    try description(
      try YAMLText.compose(text, name: name, kind: kind), name: name, folder: folder)
  }

  private static func description(
    _ node: Node?, name: String, folder: String
  ) throws -> SweepDescription {
    let top = try SweepSection(node, name: name, place: "", keys: keys)
    let recipe = try recipe(top, folder: folder)
    let method: SweepDescription.Method = try top.choice("method") ?? .grid
    let parameters = try parameters(top)
    let description = SweepDescription(
      recipe: try RecipeFile.text(of: recipe), method: method,
      objective: try top.choice("objective") ?? recipe.training.monitor, parameters: parameters,
      trials: try top.integer("trials", in: 1...SweepDescription.mostTrials),
      seeds: try seeds(top) ?? [recipe.seed], seed: try top.seed("seed") ?? 1,
      halving: try halving(top, method), source: name)
    try check(description, top)
    return description
  }

  private static func recipe(_ top: SweepSection, folder: String) throws -> Recipe {
    guard let node = top["recipe"] else {
      throw top.error("recipe is missing; it takes the path of a recipe, or a section of its keys")
    }
    if let path = node.string {
      let isAbsolute = (path as NSString).isAbsolutePath
      return try RecipeFile.read(
        isAbsolute ? path : (folder as NSString).appendingPathComponent(path))
    }
    var overrides: [String] = []
    try flatten(node, [], into: &overrides, top)
    do {
      return try RecipeFile.parse("", name: top.name, overrides: overrides)
    } catch let error as MienError {
      throw MienError.usage(SweepDescription.located(error, in: "\(top.name): recipe"))
    }
  }

  private static func flatten(
    _ node: Node, _ path: [String], into overrides: inout [String], _ top: SweepSection
  ) throws {
    switch node {
    case .scalar(let scalar): overrides.append(path.joined(separator: ".") + "=" + scalar.string)
    case .mapping(let mapping):
      for (key, value) in mapping {
        try flatten(value, path + [key.string ?? "?"], into: &overrides, top)
      }
    default:
      throw top.error("recipe: \(path.joined(separator: ".")) takes one value, not a list")
    }
  }

  private static func parameters(_ top: SweepSection) throws -> [SweepDescription.Parameter] {
    guard let node = top["parameters"], node.null == nil else { return [] }
    guard case .mapping(let mapping) = node else {
      throw top.error("parameters must be a section of recipe keys, such as optimizer.lr")
    }
    return try mapping.map { key, value in
      let key = key.string ?? "?"
      guard key != "seed" else {
        throw top.error("parameters: seed has a key of its own, such as seeds: [1, 2, 3]")
      }
      return .init(key: key, values: try values(value, of: "parameters: \(key)", top))
    }
  }

  private static func values(
    _ node: Node, of place: String, _ top: SweepSection
  ) throws -> SweepValues {
    switch node {
    case .sequence(let items):
      let texts = try items.map { item in
        guard case .scalar(let scalar) = item else {
          throw top.error("\(place) takes a list of single values")
        }
        return scalar.string
      }
      guard !texts.isEmpty else { throw top.error("\(place) has an empty list") }
      var known: Set<String> = []
      for text in texts where !known.insert(Double(text).map { "\($0)" } ?? text).inserted {
        throw top.error("\(place) has \(text.prefix(40)) twice")
      }
      return .list(texts)
    case .mapping:
      let section = try SweepSection(
        node, name: top.name, place: place, keys: ["low", "high", "scale"])
      return try range(section)
    default:
      throw top.error("\(place) takes a list such as [1, 2], or a range such as {low: 1, high: 2}")
    }
  }

  private static func range(_ section: SweepSection) throws -> SweepValues {
    let (low, high) = (try section.number("low"), try section.number("high"))
    guard low < high else {
      throw section.error("low must be below high")
    }
    let scale: SweepValues.Scale = try section.choice("scale") ?? .linear
    guard scale == .linear || low > 0 else {
      throw section.error("a range with scale log must begin above 0")
    }
    if let low = section["low"]?.string.flatMap(Int.init),
      let high = section["high"]?.string.flatMap(Int.init)
    {
      return .integers(low: low, high: high, scale: scale)
    }
    return .range(low: low, high: high, scale: scale)
  }

  private static func seeds(_ top: SweepSection) throws -> [UInt64]? {
    guard let node = top["seeds"] else { return nil }
    guard case .sequence(let items) = node, !items.isEmpty else {
      throw top.error("seeds takes a list such as [1, 2, 3]")
    }
    let seeds = try items.map { item in
      guard let seed = item.string.flatMap(UInt64.init) else {
        throw top.error("seeds cannot have \"\(item.string?.prefix(40) ?? "a list")\"")
      }
      return seed
    }
    guard Set(seeds).count == seeds.count else { throw top.error("seeds has one twice") }
    return seeds
  }

  private static func halving(
    _ top: SweepSection, _ method: SweepDescription.Method
  ) throws -> SweepDescription.Halving? {
    guard method == .halving else {
      guard top["halving"] == nil else {
        throw top.error("the section halving belongs to method: halving")
      }
      return nil
    }
    let section = try SweepSection(
      top["halving"], name: top.name, place: "halving",
      keys: ["min_epochs", "max_epochs", "factor"])
    var halving = SweepDescription.Halving()
    let epochs = 1...1_000_000
    halving.minEpochs = try section.integer("min_epochs", in: epochs) ?? halving.minEpochs
    halving.maxEpochs = try section.integer("max_epochs", in: epochs) ?? halving.maxEpochs
    halving.factor = try section.integer("factor", in: 2...1000) ?? halving.factor
    guard halving.minEpochs <= halving.maxEpochs else {
      throw section.error("min_epochs must not be above max_epochs (\(halving.maxEpochs))")
    }
    return halving
  }

  /// What only shows when all is read.
  private static func check(_ description: SweepDescription, _ top: SweepSection) throws {
    let ranges = description.parameters.filter {
      if case .list = $0.values { false } else { true }
    }
    switch description.method {
    case .grid:
      guard description.trials == nil else {
        throw top.error("a grid tries everything; trials belongs to method: random or halving")
      }
      if let first = ranges.first {
        throw top.error("parameters: \(first.key) has a range; a grid needs a list of values")
      }
    case .random:
      guard description.trials != nil else { throw top.error("method: random needs trials") }
    case .halving:
      if description.trials == nil, let first = ranges.first {
        throw top.error(
          "parameters: \(first.key) has a range; give trials, the number of settings to draw")
      }
      if description.parameters.contains(where: { $0.key == "training.epochs" }) {
        throw top.error("parameters: training.epochs is what halving decides; leave it out")
      }
    }
    guard !description.parameters.isEmpty || description.seeds.count > 1 else {
      throw top.error("nothing changes from trial to trial; give parameters, or several seeds")
    }
    let (count, overflow) = description.settingCount
      .multipliedReportingOverflow(by: description.seeds.count)
    guard !overflow, count <= SweepDescription.mostTrials else {
      throw top.error("more than \(SweepDescription.mostTrials) trials; use fewer values")
    }
  }
}
