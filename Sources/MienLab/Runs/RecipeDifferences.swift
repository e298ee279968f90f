import MienCore
import Yams

extension Recipe {
  /// Every key with its value as recipes write it, in their order: `optimizer.lr` is `0.001`.
  public func flattened() throws -> [(key: String, value: String)] {
    guard let node = try Yams.compose(yaml: RecipeFile.text(of: self)) else { return [] }
    var keys: [(String, String)] = []
    func collect(_ node: Node, _ path: [String]) {
      switch node {
      case .mapping(let mapping):
        for (key, value) in mapping { collect(value, path + [key.string ?? "?"]) }
      case .sequence(let items):
        let texts = items.map { $0.string ?? "…" }
        keys.append((path.joined(separator: "."), texts.joined(separator: ", ")))
      default: keys.append((path.joined(separator: "."), node.string ?? ""))
      }
    }
    collect(node, [])
    return keys
  }
}

/// A key of the recipe that is not the same in all runs.
public struct RecipeDifference: Codable, Equatable, Sendable {
  /// Such as `optimizer.lr`.
  public let key: String
  /// One for each run, in their order.
  public let values: [String]

  /// The keys in which `recipes` differ, in the order of recipes.
  public static func all(_ recipes: [Recipe]) throws -> [RecipeDifference] {
    let flat = try recipes.map { try $0.flattened() }
    guard let first = flat.first else { return [] }
    let tables = flat.map { Dictionary($0.map { ($0.key, $0.value) }) { $1 } }
    return first.compactMap { key, _ in
      let values = tables.map { $0[key] ?? "" }
      return Set(values).count > 1 ? RecipeDifference(key: key, values: values) : nil
    }
  }
}
