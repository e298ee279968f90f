import MienCore
import Yams

/// One section of a sweep's YAML: its keys are known ones, and its values of the kind asked for.
struct SweepSection {
  /// Of the file, for messages.
  let name: String
  /// Such as `halving`; empty at the top.
  let place: String
  private let values: [String: Node]

  /// - Throws: `MienError.usage` when `node` is no section, or has a key that is not among `keys`.
  init(_ node: Node?, name: String, place: String, keys: [String]) throws {
    self.name = name
    self.place = place
    var values: [String: Node] = [:]
    if let node, node.null == nil {
      guard case .mapping(let mapping) = node else {
        let whose = place.isEmpty ? "a sweep" : place
        throw MienError.usage("\(name): \(whose) must be a section of keys and values")
      }
      for (key, value) in mapping {
        let text = key.string ?? "?"
        guard keys.contains(text) else {
          let line = key.mark.map { ", line \($0.line)" } ?? ""
          let path = place.isEmpty ? text : "\(place).\(text)"
          throw MienError.usage(
            "\(name)\(line): unknown key \(path)\(nearest(to: text, in: keys)) "
              + "(\(place.isEmpty ? "a sweep" : place) has \(keys.joined(separator: ", ")))")
        }
        values[text] = value
      }
    }
    self.values = values
  }

  subscript(key: String) -> Node? { values[key] }

  func error(_ message: String) -> MienError {
    .usage(place.isEmpty ? "\(name): \(message)" : "\(name): \(place): \(message)")
  }

  /// A whole number, nil when there is none.
  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = try scalar(key) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw error(
        "\(key) is \(text.prefix(40)); it must be a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)")
    }
    return value
  }

  func seed(_ key: String) throws -> UInt64? {
    guard let text = try scalar(key) else { return nil }
    guard let value = UInt64(text) else {
      throw error("\(key) is \(text.prefix(40)); it must be a whole number from 0")
    }
    return value
  }

  /// A number that must be there.
  func number(_ key: String) throws -> Double {
    guard let text = try scalar(key) else { throw error("\(key) is missing") }
    guard let value = Double(text), value.magnitude <= 1e12 else {
      throw error("\(key) is \(text.prefix(40)); it must be a number")
    }
    return value
  }

  /// One of a few words, nil when there is none.
  func choice<Choice>(_ key: String) throws -> Choice?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    guard let text = try scalar(key) else { return nil }
    guard let value = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue)
      throw error(
        "\(key) cannot be \"\(text.prefix(40))\"\(nearest(to: text, in: names)); it takes "
          + names.joined(separator: ", "))
    }
    return value
  }

  private func scalar(_ key: String) throws -> String? {
    guard let node = values[key] else { return nil }
    guard case .scalar(let scalar) = node else { throw error("\(key) takes one value") }
    return scalar.string
  }
}
