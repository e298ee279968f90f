#if Training
  import Foundation
  import TestSupport
  import Testing

  @Suite struct DeviceOptionTests {
    private static let hasDriver = FileManager.default.fileExists(atPath: "/dev/nvidiactl")

    @Test(.disabled(if: hasDriver)) func gpuThatIsNotThereIsToldInOneLine() throws {
      try withTemporaryFolder { folder in
        let outcome = try runMien([
          "train", Workshop.recipe, "--data", try Workshop.faces(), "--out", folder + "/run",
          "--device", "cuda",
        ])
        #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.told.count == 1)
        #expect(outcome.errors.hasPrefix("mien: error: --device cuda: there is no GPU"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      }
    }

    @Test(.disabled(if: hasDriver)) func ranksWithoutGPUsAllSaySo() throws {
      try withTemporaryFolder { folder in
        let outcomes = try Job(
          2,
          [
            "train", Workshop.recipe, "--data", try Workshop.faces(), "--out", folder + "/run",
            "--device", "cuda",
          ]
        ).finish()
        // One may hear that another has none before it has looked itself.
        for outcome in outcomes {
          #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.told.count == 1)
          #expect(outcome.errors.contains(#/: --device cuda: rank [01] on /#), "\(outcome.errors)")
        }
        #expect(
          outcomes.contains { $0.errors.hasPrefix("mien: error: --device cuda: rank ") })
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      }
    }

    @Test(.enabled(if: hasDriver, "needs a GPU"), arguments: ["float32", "bfloat16"])
    func gpuLearnsWhatTheCPULearns(precision: String) throws {
      try withTemporaryFolder { folder in
        var losses: [Double] = []
        for device in ["cpu", "cuda"] {
          let run = "\(folder)/\(device)"
          try perform(
            "train", Workshop.recipe, "--data", try Workshop.faces(), "--out", run, "--device",
            device,
            "--set", "training.epochs=1", "--set", "training.precision=\(precision)")
          losses.append(try JSON(text(run + "/metrics.jsonl"))["train_loss"].number)
        }
        #expect(abs(losses[0] - losses[1]) < (precision == "float32" ? 1e-3 : 0.05) * losses[0])
      }
    }
  }
#endif
