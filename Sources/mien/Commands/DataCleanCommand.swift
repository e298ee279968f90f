import ArgumentParser
import MienCore
import MienData
import MienReport

struct DataCleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Find blank pictures, copies, and pictures that are no photographs of a face.",
    discussion: """
      Nothing is changed. --list writes the pictures to leave out; the other commands leave them \
      out with --clean. Pictures are numbered from 0 in the order of the data set.
      """)

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp("Write a page with the pictures into this folder.", valueName: "dir"))
  var report: String?

  @Option(
    help: ArgumentHelp("Write the pictures to leave out, for --clean.", valueName: "file"))
  var list: String?

  @Flag(
    help: "List pictures of all splits; figures on others than Training then compare with none."
  )
  var allSplits = false

  @Flag(
    help:
      "List instead the pictures outside Training that have a copy in it: judged without them, a network shows what it makes of faces it has not seen."
  )
  var seen = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Option(help: "How alike near copies are, up to 1: the correlation of their pixels.")
  var similarity = CleaningThresholds().similarity

  @Option(help: "The score above which a picture counts as drawn; higher flags fewer.")
  var drawnScore = CleaningThresholds().drawnScore

  func validate() throws {
    if seen && allSplits {
      throw ValidationError("--seen and --all-splits are two lists; choose one.")
    }
    if seen || allSplits, list == nil, !json {
      throw ValidationError(
        "\(seen ? "--seen" : "--all-splits") says what is listed; give --list or --json, too.")
    }
    if data.clean != nil {
      throw ValidationError(
        "--clean is for the commands that use a list; this one makes it from the whole data set.")
    }
  }

  func run() throws {
    try OutputPaths(files: [("--list", list)], reports: [("--report", report)])
      .check(against: [data.data])
    let dataset = try data.open()
    var thresholds = CleaningThresholds()
    thresholds.similarity = similarity
    thresholds.drawnScore = drawnScore
    let findings = try dataset.cleaningFindings(thresholds: thresholds) {
      Console.progress("looking at the pictures: \(Int($0 * 100)) %")
    }
    Console.progress("")
    let proposal =
      seen
      ? try findings.seenList(for: dataset, command: commandLine)
      : findings.list(for: dataset, scope: allSplits ? .all : .training, command: commandLine)
    if let list {
      try proposal.write(to: list)
      Console.line("wrote \(list): \(proposal.entries.count) pictures to leave out")
    }
    let answer = CleaningAnswer(findings, proposal, of: dataset)
    if let report {
      let path = "\(report)/cleaning.html"
      try CleaningPage(answer.overview(dataset)).write(to: path)
      Console.line("wrote \(path)")
    }
    if json { return try Output.json(answer) }
    try Output.text(answer.text)
  }
}
