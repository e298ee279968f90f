import Foundation
import Testing

/// A JSON document, for tests of which keys there are.
enum JSON: Decodable, Equatable {
  case object([String: JSON])
  case array([JSON])
  case number(Double)
  case text(String)
  case flag(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let array = try? value.decode([JSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  /// The one document that `text` is.
  init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    do {
      self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    } catch {
      Issue.record("no JSON: \(text.prefix(200))", sourceLocation: sourceLocation)
      throw error
    }
  }

  subscript(key: String) -> JSON {
    if case .object(let entries) = self { return entries[key] ?? .null }
    return .null
  }

  var keys: Set<String> {
    if case .object(let entries) = self { return Set(entries.keys) }
    return []
  }

  var elements: [JSON] {
    if case .array(let elements) = self { return elements }
    return []
  }

  var number: Double {
    if case .number(let number) = self { return number }
    return .nan
  }

  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }
}
