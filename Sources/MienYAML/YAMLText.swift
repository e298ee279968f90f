import Foundation
import MienCore
import Yams

/// YAML that people hand in: what would cost the parser too much is refused before it sees it.
public enum YAMLText {
  /// More than any description needs; larger files are refused before they are parsed.
  public static let largestFile = 64 * 1024

  /// The document in the file `path`, nil when it is empty.
  ///
  /// - Parameters:
  ///   - kind: What the file should be, as in "is not a sweep".
  ///   - isFlat: Whether it needs no more than keys, values and short lists: few brackets and no & or *.
  /// - Throws: `MienError.usage` for a file that cannot be read, is too large or hostile, or is
  ///   not YAML.
  public static func read(_ path: String, kind: String, isFlat: Bool = false) throws -> Node? {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw MienError.usage("cannot read the \(kind) \(path): \(String(cString: strerror(errno)))")
    }
    let data: Data
    do {
      // Nothing at the end of a file is an empty one.
      data = try file.read(upToCount: largestFile + 1) ?? Data()
    } catch {
      throw MienError.usage("cannot read the \(kind) \(path): it is a folder or a damaged file")
    }
    guard data.count <= largestFile, let text = String(data: data, encoding: .utf8) else {
      throw MienError.usage("\(path) is not a \(kind): it is not UTF-8 text of at most 64 KiB")
    }
    return try compose(text, name: path, kind: kind, isFlat: isFlat)
  }

  /// The document in `text`, nil when it is empty; `name` is used in messages.
  ///
  /// - Throws: `MienError.usage` for text that is hostile or not YAML.
  public static func compose(
    _ text: String, name: String, kind: String, isFlat: Bool = false
  ) throws -> Node? {
    // Nodes nest by recursion, and aliases of aliases grow without bound.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let brackets = text.utf8.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
    guard lines.allSatisfy({ $0.count <= 1000 }), brackets <= (isFlat ? 20 : 200) else {
      throw MienError.usage("\(name) is not a \(kind): lines are too long or nested too deeply")
    }
    guard StreamSafety.holds(text.utf8) else {
      throw MienError.usage("\(name) is not a \(kind): \(StreamSafety.complaint)")
    }
    let anchors = [UInt8(ascii: "&"), UInt8(ascii: "*")]
    // Comments and quoted text are judged alike: where they end is for a parser to say.
    let aliases = /(^|[\s\u{FEFF}\[\]{},:?"'-])[&*][^\s]/.matchingSemantics(.unicodeScalar)
    for (index, line) in lines.enumerated() {
      let isPlain =
        isFlat ? !line.contains(where: anchors.contains) : !Substring(line).contains(aliases)
      guard isPlain else {
        throw MienError.usage(
          "\(name), line \(index + 1): a \(kind) takes no anchors or aliases (& and *)")
      }
    }
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      let line = String(describing: error).split(separator: "\n").first.map(String.init) ?? ""
      throw MienError.usage("\(name) is not YAML: \(line.prefix(200))")
    }
  }
}
