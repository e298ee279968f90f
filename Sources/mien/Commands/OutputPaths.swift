import Foundation
import MienCore
import MienData

/// What a command is told to write, looked at before its work.
struct OutputPaths {
  /// What the user called a file or folder, as in `--list`, and where it goes; nil for what was not asked for.
  typealias Wanted = (option: String, path: String?)

  var files: [Wanted] = []
  /// Data sets that are written as folders.
  var folders: [Wanted] = []
  /// Folders of pages such as `report.html`.
  var reports: [Wanted] = []

  /// Of a data set, in the form that the path's ending asks for.
  ///
  /// - Throws: `MienError.usage` for an ending that stands for no form.
  static func dataset(_ option: String, _ path: String) throws -> OutputPaths {
    try DatasetFormat(writingTo: path) == .folder
      ? OutputPaths(folders: [(option, path)]) : OutputPaths(files: [(option, path)])
  }

  /// Checks that writing loses nothing and will be possible, and removes what killed commands left of the files.
  ///
  /// - Parameter inputs: What the command reads.
  /// - Throws: `MienError.usage` for an input, a file in an input's folder, two files in one place, and a report
  ///   that would take the place of a run's; `MienError` for a place that cannot be written.
  func check(against inputs: [String?]) throws {
    let inputs = inputs.compactMap { $0 }
    try demandApart(from: inputs)
    for input in inputs where FileKind(at: input) == .folder { try demandHarmless(for: input) }
    try demandOwnPlaces()
    for (option, folder) in Self.given(reports) where Self.holdsRun(folder) {
      throw MienError.usage(
        "\(option) \(folder) holds a run and its own report; choose another folder")
    }
    for (_, path) in Self.given(files) {
      AtomicFile.removeLeftovers(of: path)
      try AtomicFile.demandWritable(path)
    }
    for (_, path) in Self.given(folders) {
      AtomicFile.removeLeftovers(of: path)
      try Folders.demandWritable(Folders.above(path), for: path)
    }
    for (_, path) in Self.given(reports) { try Folders.demandWritable(path, for: path) }
  }

  private func demandApart(from inputs: [String]) throws {
    for (option, path) in Self.given(files + folders)
    where FileIdentity.first(of: [path], among: inputs) != nil {
      throw MienError.usage("\(option) \(path) is read by this command; write to another file")
    }
  }

  /// New files may lie in a folder that is read, where they change nothing about it.
  private func demandHarmless(for input: String) throws {
    func refuse(_ output: (option: String, path: String), _ harm: String) -> MienError {
      .usage(
        "\(output.option) \(output.path) would \(harm) \(input), which this command reads; "
          + "choose another place")
    }
    // A run may have any folders below it; those of a data set are its classes.
    let isRun = Self.holdsRun(input)
    for file in Self.given(files) where FileIdentity.lies(file.path, below: input) {
      if isRun {
        // What an earlier call wrote beside the run may be written again.
        if Self.isOfRun(file.path) { throw refuse(file, "replace a file of") }
        continue
      }
      if FileKind(at: file.path) != nil { throw refuse(file, "replace a file of") }
      if DatasetFormat.isPicture(file.path) { throw refuse(file, "be a picture of") }
      guard FileKind(at: Folders.above(file.path)) != nil else {
        throw refuse(file, "add a folder to")
      }
    }
    let pages = isRun ? [] : Self.given(reports).filter { FileKind(at: $0.path) == nil }
    for folder in Self.given(folders) + pages
    where FileIdentity.lies(folder.path, below: input) {
      throw refuse(folder, "add a folder to")
    }
  }

  private func demandOwnPlaces() throws {
    var taken: [String: String] = [:]
    for (option, path) in Self.given(files) {
      let place = URL(fileURLWithPath: try AtomicFile.destination(of: path)).standardizedFileURL
        .path
      if let other = taken.updateValue(option, forKey: place) {
        throw MienError.usage("\(other) and \(option) are both \(path); write to two files")
      }
    }
  }

  private static func given(_ outputs: [Wanted]) -> [(option: String, path: String)] {
    outputs.compactMap { output in output.path.map { (output.option, $0) } }
  }

  /// Whether a file is named as those are that make a run.
  private static func isOfRun(_ path: String) -> Bool {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return ["recipe.yaml", "run.json"].contains(name)
      || ["safetensors", "jsonl"].contains((name as NSString).pathExtension)
      || name.hasPrefix("report.")
  }

  private static func holdsRun(_ folder: String) -> Bool {
    FileKind(at: folder + "/recipe.yaml") != nil
  }
}
