import Foundation
import MienCore

/// The files and folders that a command is told to write.
struct OutputPaths {
  /// What the user called each, as in `--list`, and where it goes; nil for what was not asked for.
  var files: [(option: String, path: String?)] = []
  /// Where pages with a `report.html` go.
  var reports: [(option: String, path: String?)] = []

  /// Checks that nothing is lost by writing.
  ///
  /// - Parameter inputs: What the command reads.
  /// - Throws: `MienError.usage` for a file that is one of the inputs, two files in one place, and a report
  ///   that would take the place of a run's.
  func demandApart(from inputs: [String?]) throws {
    if let path = FileIdentity.first(of: files.compactMap(\.path), among: inputs.compactMap { $0 }),
      let option = files.first(where: { $0.path == path })?.option
    {
      throw MienError.usage("\(option) \(path) is read by this command; write to another file")
    }
    var taken: [String: String] = [:]
    for case (let option, let path?) in files {
      let place = URL(fileURLWithPath: try AtomicFile.destination(of: path)).standardizedFileURL
        .path
      if let other = taken.updateValue(option, forKey: place) {
        throw MienError.usage("\(other) and \(option) are both \(path); write to two files")
      }
    }
    for case (let option, let folder?) in reports {
      guard FileManager.default.fileExists(atPath: folder + "/recipe.yaml") else { continue }
      throw MienError.usage(
        "\(option) \(folder) holds a run, whose report would be lost; choose another folder")
    }
  }
}
