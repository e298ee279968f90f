#if Training
  import MienCore
  import MienData
  import MienModels
  import Torch

  /// Trained networks that a network learns from. Hinton, Vinyals and Dean 2015.
  struct Teachers {
    private let teachers: [Teacher]
    /// The positions that each of them is not asked about.
    private let avoided: [Set<Int>]
    private let temperature: Double
    private let weight: Double
    /// What they say about every picture, where the recipe wants it kept.
    private let kept: KeptAnswers?

    /// nil where the recipe names none.
    ///
    /// - Parameters:
    ///   - description: The network that learns.
    ///   - crop: The pixels a side that both are shown while it learns; 0 are whole pictures.
    ///   - data: The data set as it was opened.
    ///   - positions: The pictures that will be learned from.
    /// - Throws: `MienError` when a teacher cannot be read, answers other classes or takes other pictures, or
    ///   when those are wanted that did not learn from a picture and there are none.
    init?(
      _ recipe: DistillationRecipe, for description: NetworkDescription, crop: Int,
      data: FaceDataset, positions: [Int]
    ) throws {
      guard !recipe.teachers.isEmpty else { return nil }
      teachers = try recipe.teachers.map {
        try Teacher($0, for: description, crop: recipe.answers == .fresh ? crop : 0)
      }
      avoided = try teachers.map { recipe.answers == .unseen ? try $0.learned(from: data) : [] }
      let known = avoided.dropFirst().reduce(avoided[0]) { $0.intersection($1) }
      if let picture = positions.first(where: known.contains) {
        throw MienError.usage(
          "distillation.answers unseen: all of distillation.from learned from picture \(picture) themselves; "
            + "train them with parts left out, such as data.fold=1/2 and data.fold=2/2")
      }
      temperature = recipe.temperature
      weight = recipe.weight
      kept = recipe.answers == .fresh ? nil : KeptAnswers()
    }

    /// Asks about every picture that will be learned from, if the recipe wants the answers kept and they are not
    /// known yet.
    ///
    /// - Parameters:
    ///   - mirrored: Whether the answer about a picture is the mean of it and its mirror image.
    ///   - shouldStop: Asked after every batch.
    ///   - observe: Told before the first batch and after every one.
    /// - Returns: false when the caller asked to stop.
    func prepare(
      _ positions: [Int], of source: PictureSource, mirrored: Bool, shouldStop: () -> Bool,
      observe: (TeacherProgress) throws -> Void
    ) rethrows -> Bool {
      guard let kept, !kept.isFilled else { return true }
      return try kept.fill(positions, shouldStop: shouldStop, observe: observe) { batch in
        answers(about: batch) { teacher, asked in
          let pixels = source.pixels(at: asked)
          let answer = teacher.probabilities(of: pixels, temperature: temperature)
          guard mirrored else { return answer }
          let other = teacher.probabilities(of: pixels.flipped(3), temperature: temperature)
          return mean(of: [answer, other])
        }
      }
    }

    /// The mean answer of those who may be asked about a picture, `[N, K]`.
    private func answers(
      about batch: ArraySlice<Int>, ask: (Teacher, ArraySlice<Int>) -> Tensor
    ) -> Tensor {
      var sums = [[Float]](repeating: [], count: batch.count)
      var counts = [Float](repeating: 0, count: batch.count)
      for (teacher, avoided) in zip(teachers, avoided) {
        let rows = batch.enumerated().filter { !avoided.contains($0.element) }
        guard !rows.isEmpty else { continue }
        let answer = ask(teacher, rows.map(\.element)[...])
        let (values, classes): ([Float], Int) = (answer.elements(), answer.shape[1])
        for (index, row) in rows.map(\.offset).enumerated() {
          let told = values[index * classes..<(index + 1) * classes]
          sums[row] = sums[row].isEmpty ? Array(told) : zip(sums[row], told).map(+)
          counts[row] += 1
        }
      }
      let means = zip(sums, counts).flatMap { sum, count in sum.map { $0 / count } }
      return Tensor(means, shape: [batch.count, means.count / batch.count])
    }

    /// The loss of learning from labels and teachers alike.
    ///
    /// - Parameters:
    ///   - loss: From the labels.
    ///   - logits: `[N, K]`, of the network that learns.
    ///   - pixels: `[N, C, H, W]` from 0 to 1: what the network saw, before its normalization.
    ///   - positions: `[N]`, where those pictures lie in the data set.
    func blend(
      _ loss: Tensor, logits: Tensor, pixels: Tensor, positions: some Sequence<Int>
    ) -> Tensor {
      let targets = withoutGradient { kept?.answers(at: positions) ?? probabilities(pixels) }
      // The gradients of softened probabilities shrink with the square of the temperature.
      let share = weight * temperature * temperature
      return loss * (1 - weight) + crossEntropy(logits / temperature, targets) * share
    }

    private func probabilities(_ pixels: Tensor) -> Tensor {
      mean(of: teachers.map { $0.probabilities(of: pixels, temperature: temperature) })
    }
  }
#endif
