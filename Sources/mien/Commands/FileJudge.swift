#if Vision
  import MienCore
  import MienData
  import MienImage
  import MienMetrics
  import MienReport
  import MienVision

  /// An `.onnx` file, evaluated with OpenVINO.
  struct FileJudge: Judge {
    let path: String
    private let classifier: ExpressionClassifier

    init(path: String) throws {
      self.path = path
      classifier = try ExpressionClassifier(path: path)
    }

    func prepare(_ dataset: FaceDataset) throws -> FaceDataset {
      let known = classifier.labels
      guard known != dataset.labels.names else { return dataset }
      guard known.allSatisfy(dataset.labels.names.contains) else {
        throw MienError.usage(
          "\(path) knows \(known.joined(separator: ", ")); \(dataset.source) has "
            + dataset.labels.names.joined(separator: ", "))
      }
      return try dataset.selecting(DatasetSelection(classes: known))
    }

    func probabilities(of dataset: FaceDataset, at positions: [Int]) throws -> ClassScores {
      // Pictures are copied out of the data set a portion at a time, so that memory stays flat.
      var values: [Float] = []
      for start in stride(from: 0, to: positions.count, by: 512) {
        let portion = positions[start..<min(start + 512, positions.count)]
        values += try classifier.classify(portion.map { dataset.image(at: $0) }).flatMap { $0 }
      }
      return ClassScores(values, classCount: classifier.labels.count)
    }

    func report(
      _ evaluation: Evaluation, data: FaceDataset, tsne: Bool
    ) throws -> EvaluationReport {
      let origin = classifier.metadata.provenance.sorted { $0.key < $1.key }
        .filter { $0.key != "recipe" }.map { Fact("Model's \($0.key)", $0.value, code: true) }
      return EvaluationReport(
        title: path, evaluation: evaluation,
        provenance: evaluationFacts(data, split: evaluation.split) + origin,
        splits: DatasetStatistics(of: data).overview,
        picture: { try Picture(data, at: evaluation.rows[$0]) })
    }
  }

  extension FaceDataset {
    /// A picture with its channels interleaved, as decoded pictures have them.
    fileprivate func image(at position: Int) -> Image {
      let plane = height * width
      let pixels = withPixels { all in
        (0..<plane).flatMap { pixel in
          (0..<channels).map { all[position * imageSize + $0 * plane + pixel] }
        }
      }
      return Image(width: width, height: height, channels: channels, pixels: pixels)
    }
  }
#endif
