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

    func probabilities(
      of dataset: FaceDataset, at positions: [Int], crops: Crops
    ) throws -> ClassScores {
      // Windows are cut out of squares; `mien evaluate` of a run brings pictures into its form first, too.
      let isSquare = dataset.height == dataset.width
      let side = isSquare ? dataset.height : classifier.metadata.height
      let views = crops.views(of: side)
      // Pictures are copied out of the data set a portion at a time, so that memory stays flat.
      var values: [Float] = []
      for start in stride(from: 0, to: positions.count, by: 512) {
        let portion = positions[start..<min(start + 512, positions.count)]
        let images = try portion.map {
          try dataset.image(at: $0).resized(width: side, height: side)
        }
        values += try mean(
          views.map { view in
            try classifier.classify(images.map { $0.cut(view) }).flatMap { $0 }
          })
      }
      return ClassScores(values, classCount: classifier.labels.count)
    }

    private func mean(_ answers: [[Float]]) -> [Float] {
      answers[0].indices.map { index in
        answers.reduce(0) { $0 + $1[index] } / Float(answers.count)
      }
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

  extension Image {
    /// A window of the picture.
    fileprivate func cut(_ view: Crops.View) -> Image {
      if view.side == height && view.side == width && !view.isMirrored { return self }
      let cut = (0..<view.side * view.side).flatMap { index -> ArraySlice<UInt8> in
        let (row, column) = index.quotientAndRemainder(dividingBy: view.side)
        let x = view.x + (view.isMirrored ? view.side - 1 - column : column)
        let at = ((view.y + row) * width + x) * channels
        return pixels[at..<at + channels]
      }
      return Image(width: view.side, height: view.side, channels: channels, pixels: cut)
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
