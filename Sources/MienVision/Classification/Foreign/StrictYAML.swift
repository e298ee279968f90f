#if Vision
  import Foundation
  import MienCore
  import MienYAML
  import Yams

  /// A flat YAML file of known keys that people hand in; every mistake is told with its file and
  /// key.
  struct StrictYAML {
    let name: String
    private let values: [String: Node]

    private static let kind = "model's description"

    /// - Throws: `MienError.usage` when the file cannot be read, is not a list of keys and values,
    ///   or has an unknown key.
    static func read(_ path: String, keys: [String]) throws -> StrictYAML {
      try StrictYAML(YAMLText.read(path, kind: kind, isFlat: true), name: path, keys: keys)
    }

    init(_ text: String, name: String, keys: [String]) throws {
      let document = try YAMLText.compose(text, name: name, kind: Self.kind, isFlat: true)
      try self.init(document, name: name, keys: keys)
    }

    private init(_ document: Node?, name: String, keys: [String]) throws {
      self.name = name
      var values: [String: Node] = [:]
      guard case .mapping(let mapping) = document else {
        throw MienError.usage(
          "\(name): a model's description is a list of keys and values, such as `labels: [sad]`")
      }
      for (key, value) in mapping {
        let key = key.string ?? "?"
        guard keys.contains(key) else {
          throw MienError.usage(
            "\(name): unknown key \(key.prefix(40))\(nearest(to: key, in: keys)); there are "
              + keys.joined(separator: ", "))
        }
        guard values.updateValue(value, forKey: key) == nil else {
          throw MienError.usage("\(name): \(key) appears twice")
        }
      }
      self.values = values
    }

    func error(_ text: String) -> MienError { .usage("\(name): \(text)") }

    func strings(_ key: String) throws -> [String] {
      let node = try required(key)
      guard case .sequence(let items) = node else {
        throw error("\(key) takes a list, such as [sad, happy]")
      }
      return try items.map { item in
        guard case .scalar(let scalar) = item else { throw error("\(key) takes a list of words") }
        return scalar.string
      }
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int {
      let numbers = try integers(key, in: range)
      guard numbers.count == 1 else { throw error("\(key) takes one number") }
      return numbers[0]
    }

    /// One whole number or a list of them.
    func integers(_ key: String, in range: ClosedRange<Int>) throws -> [Int] {
      try texts(required(key), key).map { text in
        guard let number = Int(text), range.contains(number) else {
          throw error(
            "\(key) is \(text.prefix(40)); it takes whole numbers from \(range.lowerBound) to "
              + "\(range.upperBound)")
        }
        return number
      }
    }

    /// `count` numbers, which may be written as one.
    func numbers(_ key: String, count: Int, unless missing: Double) throws -> [Double] {
      guard let node = values[key] else { return [Double](repeating: missing, count: count) }
      let numbers = try texts(node, key).map { text in
        guard let number = Double(text), number.isFinite else {
          throw error("\(key) is \(text.prefix(40)); it takes numbers")
        }
        return number
      }
      guard numbers.count == count || numbers.count == 1 else {
        throw error("\(key) holds \(numbers.count) numbers for \(count) channels")
      }
      return numbers.count == count ? numbers : [Double](repeating: numbers[0], count: count)
    }

    func choice(_ key: String, of choices: [String], unless missing: String? = nil) throws -> String
    {
      if values[key] == nil, let missing { return missing }
      guard case .scalar(let scalar) = try required(key), choices.contains(scalar.string) else {
        let given = values[key]?.string ?? "a list"
        throw error(
          "\(key) is \(given.prefix(40)); it takes \(choices.joined(separator: " or "))"
            + nearest(to: given, in: choices))
      }
      return scalar.string
    }

    private func required(_ key: String) throws -> Node {
      guard let node = values[key] else { throw error("\(key) is missing") }
      return node
    }

    private func texts(_ node: Node, _ key: String) throws -> [String] {
      switch node {
      case .scalar(let scalar): return [scalar.string]
      case .sequence(let items):
        return try items.map { item in
          guard case .scalar(let scalar) = item else { throw error("\(key) takes numbers") }
          return scalar.string
        }
      default: throw error("\(key) takes a number or a list of them")
      }
    }
  }
#endif
