import Foundation
import MienCore
import MienYAML
import Yams

/// Reads and writes recipes as YAML, strictly: what is not understood is refused.
public enum RecipeFile {
  /// The recipe in `path`, changed by `overrides` such as `optimizer.lr=0.01`.
  ///
  /// - Throws: `MienError` for a file that cannot be read or is not YAML, an unknown key (with the nearest
  ///   known one), a value of the wrong kind, or a number out of its range.
  public static func read(_ path: String, overrides: [String] = []) throws -> Recipe {
    try readable(
      recipe(in: YAMLText.read(path, kind: "recipe"), name: path, overrides: overrides), overrides)
  }

  /// The recipe in `text`; see ``read(_:overrides:)``. `name` is used in messages.
  public static func parse(
    _ text: String, name: String = "recipe", overrides: [String] = []
  ) throws -> Recipe {
    let document = try YAMLText.compose(text, name: name, kind: "recipe")
    return try readable(recipe(in: document, name: name, overrides: overrides), overrides)
  }

  /// A run keeps its recipe as YAML; what it holds must not make that refused when it is read again.
  private static func readable(_ chosen: Recipe, _ overrides: [String]) throws -> Recipe {
    let text = try text(of: chosen)
    do {
      let document = try YAMLText.compose(text, name: "recipe", kind: "recipe")
      if try recipe(in: document, name: "recipe", overrides: []) == chosen { return chosen }
    } catch is MienError {}
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let culprit =
      lines.first { (try? YAMLText.compose(String($0), name: "", kind: "recipe")) == nil }
      ?? overrides.last ?? "a value"
    throw MienError.usage(
      "the recipe's \(culprit.prefix(80)) could not be read again: values are at most 900 bytes long, "
        + "without line breaks, and no word of them begins with & or *")
  }

  private static func recipe(
    in document: Node?, name: String, overrides: [String]
  ) throws -> Recipe {
    var merged = try defaults()
    if let given = document, given.null == nil {
      merged = try overlay(given, on: merged, path: [], name: name)
    }
    var recipe = try decode(merged, name: name)
    if !overrides.isEmpty {
      for override in overrides { merged = try apply(override, to: merged) }
      recipe = try decode(merged, name: "--set")
    }
    try recipe.validate()
    return recipe
  }

  /// The whole recipe as YAML, every key with its value; reading it gives the same recipe, bit for bit.
  public static func text(of recipe: Recipe) throws -> String {
    // YAMLEncoder keeps the keys in order but cuts numbers to 15 digits; JSON is YAML and keeps them all.
    let json = String(decoding: try JSONEncoder().encode(recipe), as: UTF8.self)
    guard let ordered = try Yams.compose(yaml: YAMLEncoder().encode(recipe)),
      let exact = try Yams.compose(yaml: json)
    else { fatalError("a recipe encodes as a section of keys") }
    return try Yams.serialize(node: numbers(of: exact, in: ordered))
  }

  /// `ordered` with its numbers and truth values as `exact` has them.
  private static func numbers(of exact: Node, in ordered: Node) -> Node {
    if case .mapping(let mapping) = ordered {
      return Node(mapping.map { key, value in (key, numbers(of: exact[key] ?? value, in: value)) })
    }
    guard case .scalar(let scalar) = exact, scalar.style == .plain || scalar.style == .any else {
      return ordered
    }
    return Node(scalar.string)
  }

  private static func defaults() throws -> Node {
    guard let node = try Yams.compose(yaml: text(of: Recipe())) else {
      fatalError("a recipe encodes as a section of keys")
    }
    return node
  }

  /// `given`'s values in the place of `base`'s; keys that `base` does not have are refused.
  private static func overlay(
    _ given: Node, on base: Node, path: [String], name: String
  ) throws -> Node {
    guard case .mapping(var target) = base else {
      guard case .scalar = given else {
        throw MienError.usage(
          "\(name): \(path.joined(separator: ".")) takes one value, not a list or section")
      }
      try refuseOddNumber(given, for: base, path, name)
      return given
    }
    guard case .mapping(let source) = given else {
      let place = path.isEmpty ? "the recipe" : path.joined(separator: ".")
      throw MienError.usage("\(name): \(place) must be a section of keys and values")
    }
    for (key, value) in source {
      let keyText = key.string ?? "?"
      guard let old = target[key] else {
        let line = key.mark.map { ", line \($0.line)" } ?? ""
        throw unknown(path + [keyText], among: target.keys.compactMap(\.string), in: name + line)
      }
      target[key] = try overlay(value, on: old, path: path + [keyText], name: name)
    }
    return .mapping(target)
  }

  /// YAML 1.1 reads `1:30` as sixty-based, in arithmetic that traps; where a number belongs, Swift's must do.
  private static func refuseOddNumber(
    _ given: Node, for base: Node, _ path: [String], _ name: String
  ) throws {
    guard base.float != nil, let text = given.string, text.contains(":") else { return }
    throw MienError.usage(
      "\(name): \(path.joined(separator: ".")) cannot be \"\(text.prefix(40))\"")
  }

  private static func unknown(_ path: [String], among known: [String], in place: String)
    -> MienError
  {
    let section = path.dropLast().joined(separator: ".")
    let whose = section.isEmpty ? "a recipe" : section
    let hint = nearest(to: path.last ?? "", in: known)
    return .usage(
      "\(place): unknown key \(path.joined(separator: "."))\(hint) (\(whose) has \(known.joined(separator: ", ")))"
    )
  }

  private static func apply(_ override: String, to base: Node) throws -> Node {
    guard let equals = override.firstIndex(of: "="), equals != override.startIndex else {
      throw MienError.usage("--set \(override) must look like --set optimizer.lr=0.01")
    }
    let path = override[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(
      String.init)
    var node = Node(String(override[override.index(after: equals)...]))
    for key in path.reversed() { node = Node([(Node(key), node)]) }
    return try overlay(node, on: base, path: [], name: "--set")
  }

  private static func decode(_ node: Node, name: String) throws -> Recipe {
    do {
      return try YAMLDecoder().decode(Recipe.self, from: node)
    } catch let error as DecodingError {
      throw MienError.usage("\(name): \(sentence(for: error, in: node))")
    }
  }

  private static func sentence(for error: DecodingError, in node: Node) -> String {
    guard case .typeMismatch(_, let context) = error.flattened else {
      return "it cannot be understood"
    }
    let path = context.codingPath.map(\.stringValue)
    let value = path.reduce(Optional(node)) { $0?[$1] }?.string ?? ""
    return "\(path.joined(separator: ".")) cannot be \"\(value.prefix(40))\"" + choices(at: path)
  }

  /// The values of a key that has only a few.
  private static func choices(at path: [String]) -> String {
    let names: [String]
    switch path {
    case ["model", "stem"]: names = ModelRecipe.Stem.allCases.map(\.rawValue)
    case ["data", "color"]: names = DataRecipe.Color.allCases.map(\.rawValue)
    case ["data", "scaling"]: names = DataRecipe.Scaling.allCases.map(\.rawValue)
    case ["data", "sampling"]: names = DataRecipe.Sampling.allCases.map(\.rawValue)
    case ["data", "vote_rule"]: names = DataRecipe.VoteRule.allCases.map(\.rawValue)
    case ["training", "class_weights"]: names = TrainingRecipe.ClassWeights.allCases.map(\.rawValue)
    case ["training", "monitor"]: names = TrainingRecipe.Monitor.allCases.map(\.rawValue)
    case ["training", "precision"]: names = TrainingRecipe.Precision.allCases.map(\.rawValue)
    case ["optimizer", "name"]: names = OptimizerRecipe.Name.allCases.map(\.rawValue)
    case ["optimizer", "decay"]: names = OptimizerRecipe.Decay.allCases.map(\.rawValue)
    case ["schedule", "name"]: names = ScheduleRecipe.Name.allCases.map(\.rawValue)
    case ["distillation", "answers"]:
      names = DistillationRecipe.Answers.allCases.map(\.rawValue)
    case ["transfer", "head"]: names = TransferRecipe.Head.allCases.map(\.rawValue)
    default: return ""
    }
    return "; it takes \(names.joined(separator: ", "))"
  }
}

extension DecodingError {
  /// The same failure as a type mismatch, whichever way the decoder saw it.
  fileprivate var flattened: DecodingError {
    switch self {
    case .dataCorrupted(let context), .keyNotFound(_, let context), .valueNotFound(_, let context):
      .typeMismatch(Any.self, context)
    default: self
    }
  }
}
