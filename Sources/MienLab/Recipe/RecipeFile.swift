import Foundation
import MienCore
import MienYAML
import Yams

/// Reads and writes recipes as YAML, strictly: what is not understood is refused.
public enum RecipeFile {
  /// The recipe in `path`, changed by `overrides` such as `optimizer.lr=0.01`.
  ///
  /// - Throws: `MienError.usage` for a file that cannot be read, is empty or is not YAML, an unknown key (with the
  ///   nearest known one), a value of the wrong kind, a number out of its range, or a network that the zoo does not have.
  public static func read(_ path: String, overrides: [String] = []) throws -> Recipe {
    guard let document = try YAMLText.read(path, kind: "recipe"), document.null == nil else {
      throw MienError.usage("\(path) is empty; a recipe has at least one key, such as seed: 1")
    }
    return try readable(recipe(in: document, name: path, overrides: overrides), overrides)
  }

  /// The recipe in `text`, the default one where that is empty; else as ``read(_:overrides:)``. `name` is used in
  /// messages.
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
    let schema = try defaults()
    var merged = schema
    if let given = document, given.null == nil {
      merged = try overlay(given, on: merged, schema: schema, path: [], name: name)
    }
    var recipe = try decode(merged, name: name)
    if !overrides.isEmpty {
      for override in overrides { merged = try apply(override, to: merged, schema: schema) }
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
  ///
  /// - Parameter schema: The defaults at this place, which tell numbers from names: a split may be called 1.
  private static func overlay(
    _ given: Node, on base: Node, schema: Node, path: [String], name: String
  ) throws -> Node {
    guard case .mapping(var target) = base else {
      guard case .scalar = given else {
        throw MienError.usage(
          "\(name): \(path.joined(separator: ".")) takes one value, not a list or section")
      }
      if schema.float != nil { try refuseOddNumber(given.string ?? "", path, name) }
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
      target[key] = try overlay(
        value, on: old, schema: schema[keyText] ?? old, path: path + [keyText], name: name)
    }
    return .mapping(target)
  }

  private static func refuseOddNumber(_ text: String, _ path: [String], _ name: String) throws {
    guard DecimalNumber.isMisread(text) else { return }
    let key = path.joined(separator: ".")
    let hint = DecimalNumber.meant(by: text).map { "write \($0)" } ?? "it takes a decimal number"
    throw MienError.usage(
      "\(name): \(key) cannot be \(TerminalText.quoted(text, upTo: 40)); \(hint)")
  }

  private static func apply(_ override: String, to base: Node, schema: Node) throws -> Node {
    guard let equals = override.firstIndex(of: "="), equals != override.startIndex else {
      throw MienError.usage("--set \(override) must look like --set optimizer.lr=0.01")
    }
    let path = override[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(
      String.init)
    var node = Node(String(override[override.index(after: equals)...]))
    for key in path.reversed() { node = Node([(Node(key), node)]) }
    return try overlay(node, on: base, schema: schema, path: [], name: "--set")
  }

  private static func decode(_ node: Node, name: String) throws -> Recipe {
    do {
      return try YAMLDecoder().decode(Recipe.self, from: node)
    } catch let error as DecodingError {
      throw MienError.usage("\(name): \(sentence(for: error, in: node))")
    }
  }
}
