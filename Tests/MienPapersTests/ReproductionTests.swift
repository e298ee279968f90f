#if Training
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import MienReport
  import TestSupport
  import Testing
  import Torch

  @testable import MienPapers

  /// Every paper from end to end, on a handful of synthetic faces. In processes of their own, because
  /// libtorch's generator belongs to the whole process.
  @Suite(.serialized) struct ReproductionTests {
    @Test func li() async {
      await #expect(processExitsWith: .success) {
        try withPaper(.li) { reproduction, folder in
          #expect(
            reproduction.figures.map(\.printed) == [
              .share(0.5117, digits: 2), .share(0.0811, digits: 2), nil,
            ])
          #expect(reproduction.figures.allSatisfy { $0.ours != nil })
          let epochs = try RunDirectory("\(folder)/runs/li").metrics()
          #expect(epochs.count == 15)
          let stages = [3, 6, 9, 12, 15].map { epochs[$0 - 1] }
          let learns = zip(stages, stages.dropFirst()).allSatisfy {
            $0.trainAccuracy <= $1.trainAccuracy && $0.trainLoss >= $1.trainLoss
          }
          #expect(
            reproduction.remarks.first?.evidence
              .hasPrefix(learns ? "True of the training" : "Not true throughout of the") == true)
        }
      }
    }

    @Test func leaky() async {
      await #expect(processExitsWith: .success) {
        try withPaper(.leaky) { reproduction, folder in
          let headlines = reproduction.figures.filter(\.isHeadline)
          #expect(headlines.map(\.split) == ["PublicTest", "Training"])
          #expect(
            reproduction.figures.map(\.printed) == [
              .share(0.832), .share(0.832), .share(0.82, digits: 0), .share(0.90, digits: 0),
              .number(1.738, digits: 3), .number(0.84), .number(0.82), .number(0.85), .number(0.76),
              .number(0.89), .number(0.80), .number(0.90), .number(0.80),
            ])
          let answers = try String(contentsOfFile: "\(folder)/answers.csv", encoding: .utf8)
          #expect(answers.hasPrefix("emotion\n"))
          let runs = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/runs")
          #expect(runs.count == 7)
          // Epochs are judged by PublicTest: it is no test split of theirs.
          for block in reproduction.sections.flatMap(\.blocks) {
            guard case .comparison(let rows) = block else { continue }
            #expect(rows.allSatisfy { $0.testAccuracy == nil && $0.validationAccuracy != nil })
          }
        }
      }
    }

    @Test func bodapati() async {
      await #expect(processExitsWith: .success) {
        try withPaper(.bodapati) { reproduction, folder in
          #expect(
            reproduction.figures.map(\.printed) == [
              .share(0.65, digits: 0), .number(0.64), .number(0.65), .number(0.56), .number(0.68),
              .number(0.49), .number(0.84), .number(0.59), .number(0.54), .number(0.78),
            ])
          // Two epochs on a handful of faces settle nothing.
          let best = try #require(
            reproduction.remarks.first { $0.claim.hasPrefix("AMSGrad at 0.01") })
          #expect(best.verdict == .open)
          let list = try String(contentsOfFile: "\(folder)/clean.txt", encoding: .utf8)
          #expect(list.hasPrefix("# mien cleaning list"))
          let remark = try #require(
            reproduction.remarks.first { $0.claim.hasPrefix("Table 1") })
          // FER2013's own counts, though the faces here are others.
          #expect(remark.evidence.contains("have 958, 111, 1024, 1774, 1247, 831, 1233 faces"))
        }
      }
    }

    @Test func threeNets() async {
      await #expect(processExitsWith: .success) {
        try withTemporaryFolder { folder in
          Runtime.threads = 1
          let data = ThreeNetsData(
            fer2013: try faces(70), affectNet: try faces(40, .affectNetHQ),
            tiny: try faces(78, .ferTiny))
          let reproduction = try ThreeNetsReproduction(
            data: data, extent: .quick, pretrained: nil, quickEpochs: 1
          ).run(in: laboratory(folder) { false })
          let sources = reproduction.figures.map(\.data)
          for name in ["FER2013", "AffectNet-HQ", "FER-Tiny"] {
            #expect(sources.contains(.synthetic(layoutOf: name)))
          }
          #expect(sources.allSatisfy { $0.isSynthetic })
          let printed = [
            0.7412, 0.7343, 0.7069, 0.5880, 0.4695, 0.5170, 0.6796, 0.6732, 0.6341, 0.7882, 0.7943,
          ]
          #expect(
            reproduction.figures.prefix(11).map(\.printed)
              == printed.map { .share($0, digits: 2) })
          guard case .table(let table)? = reproduction.sections.first?.blocks.first else {
            Issue.record("the first block is the table of data sets")
            return
          }
          // Three classes of FER2013, all of the others.
          #expect(table.rows.map { $0.cells[4] } == ["3", "8", "13"])
          #expect(
            reproduction.commands.contains { $0.what == "pretraining-resnet18" },
            "\(reproduction.commands.map(\.what))")
          #expect(
            Set(reproduction.commands.map(\.line)).count == reproduction.commands.count)
          #expect(
            reproduction.commands.allSatisfy {
              $0.line.hasPrefix("mien data synthesize --out faces.safetensors && mien train ")
                && $0.line.contains(" --data faces.safetensors --out ")
            })
          let page = try ReproductionPage(reproduction).html()
          #expect(page.contains("synthetic, in the layout of FER-Tiny"))
          #expect(page.contains("t-SNE of ResNet-18 on FER-Tiny"))
          // Which pictures the test split drew, not their numbers within it.
          for block in reproduction.sections.flatMap(\.blocks) {
            guard case .embedding(let embedding) = block else { continue }
            #expect(embedding.plot.rows != Array(embedding.plot.rows.indices))
          }
        }
      }
    }

    /// What was given in the place of FER2013 is called what it is.
    @Test func otherFacesAreNotCalledFER2013() throws {
      let drawn = try SyntheticFaces(count: 70, seed: 1).dataset()
      #expect(PaperData.fer2013(drawn, options: "").name == "FER2013")
      #expect(PaperData.fer2013(drawn, options: "").isSynthetic)
      try withTemporaryFolder { folder in
        let csv = "\(folder)/faces.csv"
        try drawn.write(to: csv)
        var options = OpenOptions()
        options.usesCache = false
        let opened = try FaceDataset.open(csv, options: options)
        let data = PaperData.fer2013(opened, options: "--data \(csv)")
        #expect(!data.isSynthetic && data.name == "faces.csv")
      }
    }

    @Test func threeNetsNeedsThreeDataSets() throws {
      let data = Paper.Data(fer2013: try faces(70))
      let error = #expect(throws: MienError.self) {
        try Paper.threeNets.reproduce(.quick, data: data, in: laboratory("/nowhere") { false })
      }
      #expect(error?.kind == .usage)
    }

    @Test func stoppedReproductionGoesOn() async {
      await #expect(processExitsWith: .success) {
        try withTemporaryFolder { folder in
          let whole = try reproduce(.li, folder: "\(folder)/whole")
          var steps = 0
          #expect(throws: Laboratory.Stopped.self) {
            _ = try reproduce(.li, folder: "\(folder)/parts") {
              steps += 1
              return steps > 7
            }
          }
          let parts = try reproduce(.li, folder: "\(folder)/parts")
          #expect(parts.figures.map(\.ours) == whole.figures.map(\.ours))
        }
      }
    }

    /// The figures of an earlier number of epochs stay what they were when the run has gone on.
    @Test func earlierStageKeepsItsAnswers() async {
      await #expect(processExitsWith: .success) {
        try withTemporaryFolder { folder in
          Runtime.threads = 1
          let trial = Trial(name: "li", recipe: LiTrials.recipe, data: try faces(70))
          let laboratory = laboratory(folder) { false }
          let early = try laboratory.train(trial, epochs: 1).verdict(on: "PublicTest")
          let late = try laboratory.train(trial, epochs: 2).verdict(on: "PublicTest")
          #expect(early.probabilities != late.probabilities)
          let again = try laboratory.train(trial, epochs: 1)
          #expect(try again.verdict(on: "PublicTest").probabilities == early.probabilities)
          #expect(try again.history().count == 1 && again.seconds().count == 1)
          #expect(throws: MienError.self) { try again.verdict(on: "Training") }
        }
      }
    }

    /// A folder that holds another experiment is refused, not reported as this one.
    @Test func foldersOfOtherExperimentsAreRefused() async {
      await #expect(processExitsWith: .success) {
        try withTemporaryFolder { folder in
          _ = try reproduce(.li, folder: folder)
          let data = try faces(70)
          let laboratory = laboratory(folder) { false }
          var recipe = LiTrials.recipe
          recipe.training.epochs = 2
          recipe.optimizer.lr = 0.5
          let error = #expect(throws: MienError.self) {
            try laboratory.train(Trial(name: "li", recipe: recipe, data: data))
          }
          #expect(error?.description.contains("another recipe") == true)
        }
      }
    }

    /// Figures of one data set are not reported as those of another, and nothing of the first is overwritten.
    @Test func foldersOfOtherDataAreRefused() async {
      await #expect(processExitsWith: .success) {
        try withTemporaryFolder { folder in
          Runtime.threads = 1
          let laboratory = laboratory(folder) { false }
          var recipe = LiTrials.recipe
          recipe.training.epochs = 1
          let (data, others) = (try faces(70), try faces(77))
          for name in ["li", "bodapati"] {
            _ = try laboratory.train(Trial(name: name, recipe: recipe, data: data))
          }
          let error = #expect(throws: MienError.self) {
            try laboratory.train(Trial(name: "li", recipe: recipe, data: others))
          }
          #expect(error?.description.contains("other data") == true && error?.kind == .usage)

          let list = "\(folder)/clean.txt"
          try AtomicFile.write("the first", to: list)
          let refusal = #expect(throws: MienError.self) {
            try BodapatiReproduction(data: others, extent: .quick).run(in: laboratory)
          }
          #expect(refusal?.description.contains("other data") == true)
          #expect(try String(contentsOfFile: list, encoding: .utf8) == "the first")
        }
      }
    }
  }

  // MARK: Support

  private func faces(_ count: Int, _ classes: SyntheticFaces.Classes = .fer2013) throws -> PaperData
  {
    let name: String
    switch classes {
    case .fer2013: name = "FER2013"
    case .affectNetHQ: name = "AffectNet-HQ"
    case .ferTiny: name = "FER-Tiny"
    }
    return PaperData(
      name: name, dataset: try SyntheticFaces(count: count, seed: 1, classes: classes).dataset(),
      options: "--data faces.safetensors",
      preparation: "mien data synthesize --out faces.safetensors")
  }

  private func laboratory(
    _ folder: String, _ shouldStop: @escaping () -> Bool
  ) -> Laboratory {
    Laboratory(
      folder: folder, command: "mien reproduce",
      watcher: .init(shouldStop: shouldStop, observe: { _, _ in }, note: { _ in }))
  }

  private func reproduce(
    _ paper: Paper, folder: String, count: Int = 70, shouldStop: @escaping () -> Bool = { false }
  ) throws -> Reproduction {
    Runtime.threads = 1
    Runtime.flushDenormals(true)
    let data = Paper.Data(
      fer2013: try faces(count), affectNet: try faces(count, .affectNetHQ),
      tiny: try faces(count * 2, .ferTiny))
    return try paper.reproduce(.quick, data: data, in: laboratory(folder, shouldStop))
  }

  private func withPaper(
    _ paper: Paper, count: Int = 70, _ body: (Reproduction, String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let reproduction = try reproduce(paper, folder: folder, count: count)
      #expect(!reproduction.summary.isEmpty && !reproduction.cuts.isEmpty)
      #expect(!reproduction.commands.isEmpty)
      try body(reproduction, folder)
    }
  }
#endif
