#if Training
  import MienCore
  import MienModels
  import Torch

  /// Trained networks that a network learns from. Hinton, Vinyals and Dean 2015.
  struct Teachers {
    private let networks: [(network: any Network, normalization: Normalization)]
    private let temperature: Double
    private let weight: Double

    /// nil where the recipe names none.
    ///
    /// - Parameters:
    ///   - description: The network that learns.
    ///   - crop: The pixels a side that both are shown while it learns; 0 are whole pictures.
    /// - Throws: `MienError` when a run cannot be read or its network answers other classes or takes other
    ///   pictures.
    init?(_ recipe: DistillationRecipe, for description: NetworkDescription, crop: Int) throws {
      guard !recipe.teachers.isEmpty else { return nil }
      networks = try recipe.teachers.map { folder in
        let (network, teacher) = try Checkpoint.loadNetwork(RunDirectory(folder).bestFile)
        guard teacher.labels == description.labels, teacher.form == description.form else {
          throw MienError.usage(
            "distillation.from: \(folder) knows other classes or takes other pictures")
        }
        try teacher.requireFit(of: crop, network)
        return (network, teacher.normalization)
      }
      temperature = recipe.temperature
      weight = recipe.weight
    }

    /// The loss of learning from labels and teachers alike.
    ///
    /// - Parameters:
    ///   - loss: From the labels.
    ///   - logits: `[N, K]`, of the network that learns.
    ///   - pixels: `[N, C, H, W]` from 0 to 1: what the network saw, before its normalization.
    func blend(_ loss: Tensor, logits: Tensor, pixels: Tensor) -> Tensor {
      let targets = withoutGradient { probabilities(pixels) }
      // The gradients of softened probabilities shrink with the square of the temperature.
      let share = weight * temperature * temperature
      return loss * (1 - weight) + crossEntropy(logits / temperature, targets) * share
    }

    private func probabilities(_ pixels: Tensor) -> Tensor {
      let answers = networks.map { network, normalization in
        softmax(network(normalization.apply(to: pixels).channelsLast()) / temperature)
      }
      return answers.dropFirst().reduce(answers[0], +) / Double(answers.count)
    }
  }
#endif
