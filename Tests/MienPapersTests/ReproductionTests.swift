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
          let epochs = try RunDirectory("\(folder)/runs/li").metrics().count
          #expect(epochs == 15)
        }
      }
    }

    @Test func leaky() async {
      await #expect(processExitsWith: .success) {
        try withPaper(.leaky) { reproduction, folder in
          let headlines = reproduction.figures.filter(\.isHeadline)
          #expect(headlines.map(\.split) == ["PublicTest", "Training"])
          let answers = try String(contentsOfFile: "\(folder)/answers.csv", encoding: .utf8)
          #expect(answers.hasPrefix("emotion\n"))
          let runs = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/runs")
          #expect(runs.count == 7)
        }
      }
    }

    @Test func bodapati() async {
      await #expect(processExitsWith: .success) {
        try withPaper(.bodapati) { reproduction, folder in
          #expect(reproduction.figures.count == 10)
          let list = try String(contentsOfFile: "\(folder)/clean.txt", encoding: .utf8)
          #expect(list.hasPrefix("# mien cleaning list"))
          #expect(reproduction.remarks.contains { $0.claim.hasPrefix("Table 1") })
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
          #expect(sources.contains(.real("FER2013")))
          #expect(sources.contains(.synthetic(layoutOf: "AffectNet-HQ")))
          let page = try ReproductionPage(reproduction).html()
          #expect(page.contains("synthetic, in the layout of FER-Tiny"))
          #expect(page.contains("t-SNE of ResNet-18 on FER-Tiny"))
        }
      }
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
      isSynthetic: classes != .fer2013)
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
