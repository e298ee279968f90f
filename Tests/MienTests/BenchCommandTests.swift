import Foundation
import TestSupport
import Testing

@Suite struct BenchCommandTests {
  #if Training
    @Test func trainingIsTimedAndLeavesNothing() throws {
      try withTemporaryFolder { folder in
        let outcome = try runMien(
          ["bench", "train", Workshop.recipe, "--data", try Workshop.faces(), "--epochs", "1"]
            + ["--set", "training.batch_size=64", "--device", "cpu"],
          environment: ["TMPDIR": folder])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try JSON(outcome.output)
        #expect(answer["model"].text == "li" && answer["pictures"].number == 320)
        #expect(
          answer["seconds_per_epoch"].elements.map(\.number).filter { $0 > 0 }.count == 1)
        #expect(answer["peak_megabytes"].number > 50)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      }
    }

    @Test func interruptionIsTold() throws {
      try withTemporaryFolder { folder in
        let program = try RunningMien(
          ["bench", "train", Workshop.recipe, "--data", try Workshop.faces(), "--epochs", "1000"]
            + ["--device", "cpu"], environment: ["TMPDIR": folder])
        let begun = program.wait {
          (try? FileManager.default.subpathsOfDirectory(atPath: folder))?.contains {
            $0.hasSuffix("/metrics.jsonl")
          } == true
        }
        #expect(begun, "\(program.errorText)")
        program.send(SIGINT)
        let outcome = try program.finish(timeout: 60)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.told.last == "mien: error: interrupted before all epochs were timed")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      }
    }

    @Test func picturesAreThoseThatAnEpochShows() throws {
      let outcome = try perform(
        "bench", "train", Workshop.recipe, "--data", try Workshop.faces(), "--epochs", "1", "--set",
        "data.minimum_per_class=100", "--device", "cpu")
      #expect(try JSON(outcome.output)["pictures"].number == 700)
    }
  #endif

  #if Vision
    @Test func inferenceIsTimed() throws {
      let model = Workshop.package + "/Tests/MienVisionTests/Golden/grey.onnx"
      let outcome = try perform(
        "bench", "infer", model, "--batch", "3", "--rounds", "2", "--seconds", "0.01")
      let answer = try JSON(outcome.output)
      #expect(answer["model"].text == model && answer["batch"].number == 3)
      let rates = answer["faces_per_second"].elements.map(\.number)
      #expect(rates.count == 2 && rates.allSatisfy { $0 > 0 })
    }
  #endif
}
