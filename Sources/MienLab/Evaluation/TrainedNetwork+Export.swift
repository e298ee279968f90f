#if Training
  import MienCore
  import MienData
  import MienMetrics
  import MienModels
  import MienONNX
  import Torch

  extension TrainedNetwork {
    /// How sure a network is of itself before and after its temperature, on the split that chose it.
    public struct Calibrated: Sendable {
      public let split: String
      /// Of that split, as without a temperature.
      public let accuracy: Double
      public let macroF1: Double
      public let temperature: Double
      /// Expected calibration errors (Guo et al. 2017), 15 bins.
      public let errorBefore: Double
      public let errorAfter: Double
    }

    /// The temperature that makes the network's confidence honest on the run's validation split of `dataset`.
    ///
    /// - Throws: As ``logits(of:at:)``.
    public func calibrated(on dataset: FaceDataset) throws -> Calibrated {
      let data = try prepare(dataset)
      let splits = try TrainingSplits(data, recipe: recipe.data)
      let truth = splits.validation.map { Int(data.labelIndices[$0]) }
      let logits = ClassScores(
        try self.logits(of: data, at: splits.validation), classCount: data.labels.count)
      func error(_ scaling: TemperatureScaling) -> Double {
        Calibration(probabilities: scaling.probabilities(logits), truth: truth).expectedError
      }
      let report = ClassificationReport(
        ConfusionMatrix(labels: data.labels.names, truth: truth, predicted: logits.predicted))
      let fitted = TemperatureScaling.fit(logits: logits, truth: truth)
      return Calibrated(
        split: splits.validationName, accuracy: report.accuracy, macroF1: report.macro.f1,
        temperature: fitted.temperature,
        errorBefore: error(TemperatureScaling(temperature: 1)), errorAfter: error(fitted))
    }

    /// Writes the network as an `.onnx` file with its provenance and validation scores.
    ///
    /// - Parameters:
    ///   - weights: How the file holds them; it computes in float32 in any case.
    ///   - calibration: What ``calibrated(on:)`` found; nil writes a temperature of 1.
    /// - Throws: `MienError` when the file cannot be written, the run's record is damaged, or the network answers with
    ///   numbers that are not finite.
    public func export(
      to path: String, weights: ONNXGraph.WeightType = .float32, calibration: Calibrated? = nil
    ) throws {
      let black = Tensor.zeros([1, description.channels, description.height, description.width])
      _ = try finite(withoutGradient { network(black) }.elements())
      let provenance = try Provenance.read(run.provenanceFile)
      var scores: [String: Double] = [:]
      if let calibration {
        scores["validation.accuracy"] = calibration.accuracy
        scores["validation.macro_f1"] = calibration.macroF1
        scores["validation.ece_uncalibrated"] = calibration.errorBefore
        scores["validation.ece"] = calibration.errorAfter
      } else if averagedWith == nil {
        let chosen = try Checkpoint.chosen(run.bestFile)
        scores["validation.accuracy"] = chosen.validationAccuracy
        scores["validation.macro_f1"] = chosen.validationMacroF1
      }
      var origin = [
        "command": provenance.command, "data": provenance.data,
        "data_fingerprint": provenance.dataFingerprint, "machine": provenance.machine,
        "mien": provenance.mien, "seed": String(provenance.seed), "started": provenance.started,
        "recipe": try RecipeFile.text(of: recipe),
      ]
      origin["averaged_with"] = averagedWith
      let metadata = ModelMetadata(
        labels: description.labels, channels: description.channels, height: description.height,
        width: description.width, isColoured: description.isColoured,
        mean: description.normalization.mean,
        std: description.normalization.std, temperature: calibration?.temperature ?? 1,
        provenance: origin, scores: scores)
      try exportONNX(
        network, named: description.model, metadata: metadata, weights: weights, to: path)
    }
  }
#endif
