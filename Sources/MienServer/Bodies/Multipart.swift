#if Vision
  import Foundation
  import MienCore

  /// A `multipart/form-data` body (RFC 7578) that lies whole in memory.
  struct Multipart {
    struct Part {
      /// Whether the part says that it is a file.
      let isFile: Bool
      let type: ContentType?
      /// A slice of the body, not a copy.
      let content: Data
    }

    let parts: [Part]

    private static let maxHeaderBytes = 8192

    /// Takes a body apart; O(bytes).
    ///
    /// - Throws: ``Problem`` 400 when it is broken, 413 when it has more than `maxParts` parts.
    init(_ body: Data, boundary: String, maxParts: Int) throws(Problem) {
      guard (1...70).contains(boundary.utf8.count) else {
        throw Self.broken("its boundary is not 1 to 70 characters long")
      }
      let opening = Data("--\(boundary)".utf8)
      let delimiter = Data("\r\n--\(boundary)".utf8)
      var parts: [Part] = []
      var position: Int
      if body.starts(with: opening) {
        position = body.startIndex + opening.count
      } else if let first = Self.find(delimiter, in: body, from: body.startIndex) {
        position = first + delimiter.count
      } else {
        throw Self.broken("its boundary does not occur in it")
      }
      while !Self.isClosing(body, at: position) {
        guard let start = Self.lineEnd(body, after: position) else {
          throw Self.broken("a boundary is followed by something else than a new line")
        }
        guard let end = Self.find(delimiter, in: body, from: start - 2) else {
          throw Self.broken("its last part is not closed by the boundary")
        }
        guard parts.count < maxParts else {
          throw Problem(.contentTooLarge, "the request has more than \(maxParts) pictures")
        }
        parts.append(try Self.part(body, start, max(start, end)))
        position = end + delimiter.count
      }
      self.parts = parts
    }

    /// One part: header lines, an empty line, the content.
    private static func part(_ body: Data, _ start: Int, _ end: Int) throws(Problem) -> Part {
      let head: Data
      let content: Data
      if body[start..<end].starts(with: Data("\r\n".utf8)) {
        (head, content) = (Data(), body[(start + 2)..<end])
      } else {
        let limit = min(end, start + maxHeaderBytes)
        guard let blank = find(Data("\r\n\r\n".utf8), in: body[..<limit], from: start) else {
          throw broken("a part's headers do not end within \(maxHeaderBytes) bytes")
        }
        (head, content) = (body[start..<blank], body[(blank + 4)..<end])
      }
      guard StreamSafety.holds(head) else {
        throw broken("a part's headers hold \(StreamSafety.complaint)")
      }
      var disposition: ContentType?
      var type: ContentType?
      for line in String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n") {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        switch line[..<colon].lowercased() {
        // The two headers have one grammar but for the slash.
        case "content-disposition": disposition = ContentType("x/" + value)
        case "content-type": type = ContentType(value)
        default: break
        }
      }
      guard let disposition, disposition.essence == "x/form-data",
        disposition.parameters["name"] != nil
      else {
        throw broken("a part has no Content-Disposition: form-data with a name")
      }
      let isFile =
        disposition.parameters["filename"] != nil || disposition.parameters["filename*"] != nil
      return Part(isFile: isFile, type: type, content: content)
    }

    private static func isClosing(_ body: Data, at position: Int) -> Bool {
      body[position...].starts(with: Data("--".utf8))
    }

    /// Where the line after a boundary starts; nil when the boundary's line holds more than spaces.
    private static func lineEnd(_ body: Data, after position: Int) -> Int? {
      var at = position
      while at < body.endIndex, body[at] == UInt8(ascii: " ") || body[at] == UInt8(ascii: "\t") {
        at += 1
      }
      return body[at...].starts(with: Data("\r\n".utf8)) ? at + 2 : nil
    }

    /// The first place of `needle`, which starts with a carriage return, at or after `start`;
    /// O(bytes).
    private static func find(_ needle: Data, in body: Data, from start: Int) -> Int? {
      guard start <= body.endIndex else { return nil }
      return body[start...].withUnsafeBytes { hay in
        var at = 0
        while at <= hay.count - needle.count {
          guard let rest = hay.baseAddress?.advanced(by: at),
            let found = memchr(rest, Int32(UInt8(ascii: "\r")), hay.count - at)
          else { return nil }
          at += UnsafeRawPointer(found) - rest
          if hay[at...].starts(with: needle) { return start + at }
          at += 1
        }
        return nil
      }
    }

    private static func broken(_ reason: String) -> Problem {
      Problem(.badRequest, "the multipart body is broken: \(reason)")
    }
  }
#endif
