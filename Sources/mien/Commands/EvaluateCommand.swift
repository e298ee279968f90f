import ArgumentParser
import MienCore
import MienData
import MienMetrics
import MienReport

#if Training
  import MienLab
  import Torch
#endif
#if Vision
  import MienVision
#endif

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge a run or a model's file on one split of a data set.",
    discussion: """
      A run is evaluated with libtorch, a file with OpenVINO. --crops averages over several views of \
      each picture; the accuracy of one view is told beside it, since figures of the field mix the two.
      """)

  @Argument(
    help: "A run's folder, a model's file, or mien_small or mien_base, which come with mien.")
  var model: String

  @OptionGroup var source: DataOptions

  @Option(help: "Training, PublicTest, PrivateTest, or a name of the data set's own.")
  var split = "PublicTest"

  @Option(help: ArgumentHelp("Also write report.html and report.json.", valueName: "folder"))
  var report: String?

  @Option(
    help: ArgumentHelp("Also write every picture's probabilities as csv.", valueName: "file.csv"))
  var probabilities: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Also write every picture's predicted class as csv; the split may be without labels.",
      valueName: "file.csv"))
  var answers: String?

  @Option(
    help: ArgumentHelp(
      "Views of each picture: single, flip (and its mirror image), ten (corners, centre, mirrored)."
    ))
  var crops = Crops.single

  @Flag(help: "Show a t-SNE map of the penultimate features in the report (runs only).")
  var tsne = false

  func validate() throws {
    if tsne, try report == nil || networkFile() != nil {
      throw ValidationError("--tsne needs a run and --report.")
    }
  }

  func run() throws {
    try OutputPaths(
      files: [("--probabilities", probabilities), ("--answers", answers)],
      reports: [("--report", report)]
    ).check(against: [model, source.data, source.clean])
    let dataset = try source.open()
    let judge: any Judge = try makeJudge()
    let data = try judge.prepare(dataset)
    let name = data.splitNames[try data.splitIndex(of: split)]
    let pictures = try data.indices(ofSplit: name)
    let labelled = pictures.filter { data.labelIndices[$0] >= 0 }
    if labelled.isEmpty { try requireAnswersAlone("the split \(name) of \(data.source)") }
    if let answers {
      try write(
        judge.probabilities(of: data, at: pictures, crops: crops), pictures, to: answers)
    }
    guard !labelled.isEmpty else { return }

    let truth = labelled.map { Int(data.labelIndices[$0]) }
    var evaluation = try Evaluation(
      model: model, split: name, labels: data.labels.names, truth: truth,
      probabilities: judge.probabilities(of: data, at: labelled, crops: crops).values,
      rows: labelled)
    if crops != .single {
      let single = try judge.probabilities(of: data, at: labelled, crops: .single)
      evaluation.averaging = .init(crops: crops.rawValue, single: single, truth: truth)
    }
    if let probabilities { try write(evaluation, to: probabilities) }
    let page = try judge.report(evaluation, data: data, tsne: tsne)
    if let report {
      try page.write(to: report)
      Console.line("wrote \(report)/report.html")
    }
    if json { return try Output.text(String(decoding: try page.summary.json(), as: UTF8.self)) }
    let summary = page.summary
    let alone =
      crops == .single
      ? ""
      : "; \(crops.rawValue) crops, one alone has accuracy \(summary.singleCropAccuracy.fixed(4))"
    let title = TerminalText.plain("\(model) on \(name) (\(summary.count) pictures)\(alone)")
    try Output.text("\(title)\n\n\(page.text)")
  }

  /// - Throws: `MienError.usage` unless --answers is all that is wanted of pictures without labels.
  private func requireAnswersAlone(_ split: String) throws {
    guard answers != nil else { throw MienError.usage("\(split) has no labelled pictures") }
    let wanted = [
      ("--json", json), ("--report", report != nil), ("--probabilities", probabilities != nil),
    ].filter { $0.1 }.map { $0.0 }
    guard wanted.isEmpty else {
      throw MienError.usage(
        "\(split) has no labelled pictures: --answers works without labels, "
          + "\(wanted.joined(separator: " and ")) \(wanted.count == 1 ? "does" : "do") not")
    }
  }

  /// The file that is judged; nil for a run, whose folder may be called as a network of the package is.
  private func networkFile() throws -> String? {
    if model.hasSuffix(".onnx") || FileKind(at: model) == .file { return model }
    #if Training
      if RunDirectory(model).holdsRun { return nil }
    #endif
    #if Vision
      return try ShippedClassifier.file(named: model)
    #else
      return nil
    #endif
  }

  private func makeJudge() throws -> any Judge {
    if let file = try networkFile() {
      #if Vision
        return try FileJudge(path: file)
      #else
        throw MienError.usage("this build of mien has no Vision trait; evaluate a run instead")
      #endif
    }
    #if Training
      Runtime.flushDenormals(true)
      return try RunJudge(RunDirectory(model))
    #else
      throw MienError.usage(
        "this build of mien has no Training trait; evaluate an .onnx file instead")
    #endif
  }

  private func write(_ evaluation: Evaluation, to path: String) throws {
    let scores = evaluation.probabilities
    var text = "row,label," + evaluation.labels.map(CSVText.cell).joined(separator: ",") + "\n"
    for (sample, row) in evaluation.rows.enumerated() {
      let values = scores[sample].map { String($0) }.joined(separator: ",")
      text += "\(row),\(evaluation.truth[sample]),\(values)\n"
    }
    try AtomicFile.write(text, to: path)
    Console.line("wrote \(path)")
  }

  /// The answers as the Kaggle challenge wants them: one class number a row of its test set.
  private func write(
    _ probabilities: ClassScores, _ pictures: [Int], to path: String
  ) throws {
    let rows = pictures.indices.map { "\(pictures[$0]),\(probabilities.top($0))\n" }
    try AtomicFile.write("row,emotion\n" + rows.joined(), to: path)
    Console.line("wrote \(path)")
  }
}

extension Crops: ExpressibleByArgument {}
