import ArgumentParser
import Foundation
import MienCore

/// What the user typed: what the parser lets pass though it is wrong, and what it says in several lines.
enum Arguments {
  /// - Throws: `MienError.usage` for an argument that is empty or not UTF-8, and for a command that is not there.
  static func check() throws {
    try demandUTF8()
    try demandNoneEmpty()
    try demandKnownCommand()
  }

  /// Swift puts other characters in the place of such bytes, and files would get other names.
  private static func demandUTF8() throws {
    for position in 1..<max(1, Int(CommandLine.argc)) {
      guard let bytes = CommandLine.unsafeArgv[position] else { continue }
      guard String(validatingCString: bytes) == nil else { continue }
      throw MienError.usage(
        "the argument \(String(cString: bytes)) is not UTF-8 text; give the file another name")
    }
  }

  /// `--out "$FOLDER"` of a variable that was never set would write into the root folder.
  private static func demandNoneEmpty() throws {
    for word in CommandLine.arguments.dropFirst() {
      let isEmptyValue = word.hasPrefix("--") && word.hasSuffix("=") && !word.hasPrefix("--set=")
      guard word.isEmpty || isEmptyValue else { continue }
      throw MienError.usage(
        "\(word.isEmpty ? "an argument" : word) is empty; was a variable not set?")
    }
  }

  /// The parser answers `mien help X` and `mien X --help` of a command that is not there with the help of the one above.
  private static func demandKnownCommand() throws {
    var command: any ParsableCommand.Type = Mien.self
    var path = "mien"
    for word in CommandLine.arguments.dropFirst().prefix(while: { !$0.hasPrefix("-") })
    where word != "help" {
      let known = command.configuration.subcommands
      if known.isEmpty { return }
      guard let next = known.first(where: { $0.configuration.commandName == word }) else {
        let names = known.compactMap { $0.configuration.commandName }
        throw MienError.usage(
          "\(path) has no command \"\(word)\"\(nearest(to: word, in: names)); see \(path) --help")
      }
      command = next
      path += " \(word)"
    }
  }

  /// The parser's message about wrong use as one line, with the command whose help explains it.
  static func complaint(about error: any Error) -> String {
    var sentence = Mien.message(for: error).split(whereSeparator: \.isNewline)
      .joined(separator: " ")
    if sentence.hasSuffix(".") { sentence.removeLast() }
    let reference = Mien.fullMessage(for: error).components(separatedBy: "See '").last
    let help = reference?.components(separatedBy: "'").first
    return "\(sentence); see \(help ?? "mien --help")"
  }
}
