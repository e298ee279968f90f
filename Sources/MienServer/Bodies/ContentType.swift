/// What a `Content-Type` header says (RFC 9110, section 8.3).
struct ContentType: Equatable, Sendable {
  /// Type and subtype in lower case, such as "image/png".
  let essence: String
  /// Parameter names in lower case, values without quotes; of equal names the first.
  let parameters: [String: String]

  /// - Returns: nil when the text is not `type/subtype` with parameters.
  init?(_ text: String) {
    guard text.utf8.count <= 1024 else { return nil }
    var parts = Self.split(text)[...]
    let essence = parts.removeFirst().lowercased()
    let names = essence.split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2, names.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isToken) })
    else { return nil }
    self.essence = essence
    var parameters: [String: String] = [:]
    for part in parts where !part.isEmpty {
      guard let equals = part.firstIndex(of: "=") else { return nil }
      let name = part[..<equals].lowercased()
      guard let value = Self.unquoted(part[part.index(after: equals)...]) else { return nil }
      parameters[name] = parameters[name] ?? value
    }
    self.parameters = parameters
  }

  var isImage: Bool { essence.hasPrefix("image/") }

  /// The parts between semicolons outside quotes, without the spaces around them; at least one.
  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if character == ";", !isQuoted {
        parts.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && isQuoted && !isEscaped
      parts[parts.count - 1].append(character)
    }
    return parts.map { part in
      String(
        part.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }
          .reversed())
    }
  }

  private static func unquoted(_ text: Substring) -> String? {
    guard text.first == "\"" else { return text.utf8.allSatisfy(isToken) ? String(text) : nil }
    guard text.count >= 2, text.last == "\"" else { return nil }
    var value = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        value.append(character)
        isEscaped = false
      }
    }
    return value
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
