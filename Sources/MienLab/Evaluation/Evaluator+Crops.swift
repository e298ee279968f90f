#if Training
  import MienData
  import Torch

  extension Evaluator {
    /// The probabilities of the pictures at `positions`, `[N * classes]`, row by row: the mean over `crops`.
    func probabilities(at positions: [Int], crops: Crops) -> [Float] {
      network.train(false)
      let views = crops.views(of: source.form.height)
      return withoutGradient {
        stride(from: 0, to: positions.count, by: batchSize).flatMap { start -> [Float] in
          let batch = positions[start..<min(start + batchSize, positions.count)]
          let pixels = source.pixels(at: batch)
          let answers = views.map { view in
            softmax(
              network(source.normalization.apply(to: view.cut(from: pixels)).channelsLast()))
          }
          return mean(of: answers).elements()
        }
      }
    }
  }

  /// The mean of several answers about the same pictures, of one shape; traps where there is none.
  func mean(of answers: [Tensor]) -> Tensor {
    answers.dropFirst().reduce(answers[0], +) / Double(answers.count)
  }

  extension Crops.View {
    /// This window of every picture of `[N, C, S, S]`, in the same shape.
    func cut(from pictures: Tensor) -> Tensor {
      let (height, width) = (pictures.shape[2], pictures.shape[3])
      var window = pictures
      if side != height || side != width {
        window = pictures.narrowed(2, y..<y + side).narrowed(3, x..<x + side)
          .resized(height: height, width: width)
      }
      return isMirrored ? window.flipped(3) : window
    }
  }
#endif
