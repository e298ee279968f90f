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
    abstract: "Judge a run or an .onnx file on one split of a data set.",
    discussion: """
      A run is evaluated with libtorch, an .onnx file with OpenVINO. One crop per picture, no flipping.
      """)

  @Argument(help: "A run's folder, or an .onnx file.")
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

  func run() throws {
    let dataset = try source.open()
    let name = dataset.splitNames[try dataset.splitIndex(of: split)]
    let positions = try dataset.indices(ofSplit: name).filter { dataset.labelIndices[$0] >= 0 }
    guard !positions.isEmpty else {
      throw MienError.usage("the split \(name) of \(dataset.source) has no labelled pictures")
    }
    let page =
      model.hasSuffix(".onnx")
      ? try judgeFile(dataset, name, positions) : try judgeRun(dataset, name, positions)
    if let report {
      try page.write(to: report)
      Console.line("wrote \(report)/report.html")
    }
    if json { return Output.text(String(decoding: try page.summary.json(), as: UTF8.self)) }
    let summary = page.summary
    Output.text("\(model) on \(name) (\(summary.count) pictures)\n\n\(page.text)")
  }

  private func judgeRun(
    _ dataset: FaceDataset, _ split: String, _ positions: [Int]
  ) throws -> EvaluationReport {
    #if Training
      Runtime.flushDenormals(true)
      let network = try TrainedNetwork(run: RunDirectory(model))
      let judged = try RunEvaluation(
        network, dataset: dataset, split: split, positions: positions)
      try write(judged.evaluation)
      return judged.report(dataset: dataset)
    #else
      throw MienError.usage(
        "this build of mien has no Training trait; evaluate an .onnx file instead")
    #endif
  }

  private func judgeFile(
    _ dataset: FaceDataset, _ split: String, _ positions: [Int]
  ) throws -> EvaluationReport {
    #if Vision
      let classifier = try ExpressionClassifier(path: model)
      try requireFit(classifier, dataset)
      let evaluation = try Evaluation(
        model: model, split: split, labels: dataset.labels.names,
        truth: positions.map { Int(dataset.labelIndices[$0]) },
        probabilities: try classifier.probabilities(of: dataset, at: positions), rows: positions)
      try write(evaluation)
      let origin = classifier.metadata.provenance.sorted { $0.key < $1.key }
        .filter { $0.key != "recipe" }.map { Fact("Model's \($0.key)", $0.value, code: true) }
      return EvaluationReport(
        title: model, evaluation: evaluation,
        provenance: evaluationFacts(dataset, split: split) + origin,
        picture: { try Picture(dataset, at: evaluation.rows[$0]) })
    #else
      throw MienError.usage("this build of mien has no Vision trait; evaluate a run instead")
    #endif
  }

  private func write(_ evaluation: Evaluation) throws {
    guard let probabilities else { return }
    let scores = evaluation.probabilities
    var text = "row,label," + evaluation.labels.joined(separator: ",") + "\n"
    for (sample, row) in evaluation.rows.enumerated() {
      let values = scores[sample].map { String($0) }.joined(separator: ",")
      text += "\(row),\(evaluation.truth[sample]),\(values)\n"
    }
    try AtomicFile.write(text, to: probabilities)
  }
}

#if Vision
  extension EvaluateCommand {
    private func requireFit(_ classifier: ExpressionClassifier, _ dataset: FaceDataset) throws {
      let known = classifier.metadata
      guard known.labels == dataset.labels.names else {
        throw MienError.usage(
          "\(model) knows \(known.labels.joined(separator: ", ")); \(dataset.source) has "
            + dataset.labels.names.joined(separator: ", "))
      }
      let size = [known.channels, known.height, known.width]
      let given = [dataset.channels, dataset.height, dataset.width]
      guard size == given else {
        throw MienError.usage(
          "\(model) takes pictures of \(size) (channels, rows, columns); those of "
            + "\(dataset.source) are \(given)")
      }
    }
  }

  extension ExpressionClassifier {
    /// The probabilities of pictures of a data set, row by row.
    fileprivate func probabilities(of dataset: FaceDataset, at positions: [Int]) throws -> [Float] {
      let size = dataset.imageSize
      let plane = dataset.height * dataset.width
      return try dataset.withPixels { pixels in
        var chosen = [UInt8]()
        chosen.reserveCapacity(positions.count * size)
        for position in positions {
          // The classifier reads channels interleaved, a data set holds planes.
          for pixel in 0..<plane {
            for channel in 0..<dataset.channels {
              chosen.append(pixels[position * size + channel * plane + pixel])
            }
          }
        }
        return try chosen.withUnsafeBufferPointer {
          try classify(pixels: $0, count: positions.count).flatMap { $0 }
        }
      }
    }
  }
#endif
