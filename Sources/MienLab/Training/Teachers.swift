#if Training
  import MienCore
  import MienModels
  import Torch

  /// Trained networks that a network learns from. Hinton, Vinyals and Dean 2015.
  struct Teachers {
    private let networks: [Teacher]
    private let classes: Int
    private let temperature: Double
    private let weight: Double
    private let unmixedShare: Double
    private let seesMirrorImages: Bool
    private let precision: TrainingRecipe.Precision
    /// What they say about every picture, where the recipe wants it kept.
    private let kept: KeptAnswers?

    private struct Teacher {
      let network: any Network
      let normalization: Normalization
      /// The form it takes pictures in, where that is another than the learning network's.
      let form: PictureForm?
    }

    /// nil where the recipe names none.
    ///
    /// - Parameters:
    ///   - description: The network that learns.
    ///   - precision: What teachers compute in, as the network that learns does.
    ///   - crop: The pixels a side that both are shown while it learns; 0 are whole pictures.
    /// - Throws: `MienError` when a teacher cannot be read, its network answers other classes, or it takes pictures of
    ///   another form while the network that learns is shown crops.
    init?(
      _ recipe: DistillationRecipe, for description: NetworkDescription,
      precision: TrainingRecipe.Precision = .float32, crop: Int
    ) throws {
      guard !recipe.teachers.isEmpty else { return nil }
      networks = try recipe.teachers.map { name in
        let (network, teacher) = try TrainedSource.network(name, of: "distillation.from")
        guard teacher.labels == description.labels else {
          throw MienError.usage("distillation.from: \(name) knows other classes")
        }
        let isSameForm = teacher.form == description.form
        if recipe.answers == .fresh {
          guard isSameForm || crop == 0 else {
            throw MienError.usage(
              "distillation.from: \(name) takes other pictures; with augmentation.crop it cannot answer about them"
            )
          }
          try teacher.requireFit(of: crop, network)
        }
        return Teacher(
          network: network, normalization: teacher.normalization,
          form: isSameForm ? nil : teacher.form)
      }
      classes = description.labels.count
      temperature = recipe.temperature
      weight = recipe.weight
      unmixedShare = recipe.unmixedShare
      seesMirrorImages = recipe.mirror
      self.precision = precision
      kept = recipe.answers == .kept ? KeptAnswers() : nil
    }

    /// A digest of what they answer, which the recipe alone does not settle: a run may be trained on, a classifier that
    /// comes with Mien replaced.
    var fingerprint: String {
      networks.map {
        "\($0.network.fingerprint) \($0.normalization.mean) \($0.normalization.std)"
      }.joined(separator: ", ")
    }

    /// Asks about every picture that will be learned from, if the recipe wants the answers kept and they are not
    /// known yet.
    ///
    /// - Parameters:
    ///   - mirrored: Whether the answer about a picture is the mean of it and its mirror image.
    ///   - ranks: Who asks; each asks about a part.
    ///   - shouldStop: Asked after every batch.
    ///   - observe: Told before the first batch and after every one.
    /// - Returns: false when a rank's caller asked to stop.
    /// - Throws: `MienError` when another rank is gone, and what `observe` throws.
    func prepare(
      _ positions: [Int], of source: PictureSource, mirrored: Bool, ranks: Ranks = Ranks(),
      shouldStop: () -> Bool, observe: (TeacherProgress) throws -> Void
    ) throws -> Bool {
      guard let kept, !kept.isFilled else { return true }
      return try kept.fill(
        positions, classes: classes, ranks: ranks, shouldStop: shouldStop, observe: observe
      ) { batch in
        probabilities(source.pixels(at: batch), mirrored: mirrored)
      }
    }

    /// The weight of what they say about each picture of a batch, `[N]`; nil where it is one for all.
    ///
    /// - Parameter isMixed: Which of the N pictures were mixed; empty where none could be.
    func weights(_ isMixed: [Bool]) -> Tensor? {
      guard unmixedShare < 1, isMixed.contains(false) else { return nil }
      return Tensor(isMixed.map { Float($0 ? weight : weight * unmixedShare) })
    }

    /// The loss of learning from labels and teachers alike.
    ///
    /// - Parameters:
    ///   - loss: From the labels, each picture's multiplied by what `weights` leaves of 1 where there are such.
    ///   - logits: `[N, K]`, of the network that learns.
    ///   - pixels: `[N, C, H, W]` from 0 to 1: what the network saw, before its normalization.
    ///   - positions: `[N]`, where those pictures lie in the data set.
    ///   - weights: `[N]`, of ``weights(_:)``.
    func blend(
      _ loss: Tensor, logits: Tensor, pixels: Tensor, positions: some Sequence<Int>,
      weights: Tensor? = nil
    ) -> Tensor {
      let targets = withoutGradient {
        kept?.answers(at: positions) ?? probabilities(pixels, mirrored: seesMirrorImages)
      }
      let taught = crossEntropy(logits / temperature, targets, sampleWeights: weights)
      // The gradients of softened probabilities shrink with the square of the temperature.
      let scale = temperature * temperature
      guard weights == nil else { return loss + taught * scale }
      return loss * (1 - weight) + taught * (weight * scale)
    }

    /// - Parameter mirrored: Whether the answer about a picture is the mean of it and its mirror image.
    private func probabilities(_ pixels: Tensor, mirrored: Bool) -> Tensor {
      let views = mirrored ? [pixels, pixels.flipped(3)] : [pixels]
      return mean(of: views.flatMap { view in networks.map { probabilities(view, of: $0) } })
    }

    private func probabilities(_ pixels: Tensor, of teacher: Teacher) -> Tensor {
      let fitting = teacher.form?.apply(to: pixels) ?? pixels
      let pictures = teacher.normalization.apply(to: fitting).channelsLast()
      let logits = withAutocast(to: precision.dtype) { teacher.network(pictures) }.to(.float32)
      return softmax(logits / temperature)
    }
  }
#endif
