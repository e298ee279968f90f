import Foundation

/// What the plateau schedule remembers.
struct PlateauState: Codable, Equatable {
  var cuts = 0
  var bestLoss = Double.infinity
  var epochsWithoutImprovement = 0

  enum CodingKeys: String, CodingKey {
    case cuts, epochsWithoutImprovement
    case bestLoss
  }

  init() {}

  // JSON has no infinity, so the state before the first epoch leaves the loss out.
  init(from decoder: Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    cuts = try values.decode(Int.self, forKey: .cuts)
    epochsWithoutImprovement = try values.decode(Int.self, forKey: .epochsWithoutImprovement)
    bestLoss = try values.decodeIfPresent(Double.self, forKey: .bestLoss) ?? .infinity
  }

  func encode(to encoder: Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(cuts, forKey: .cuts)
    try values.encode(epochsWithoutImprovement, forKey: .epochsWithoutImprovement)
    if bestLoss.isFinite { try values.encode(bestLoss, forKey: .bestLoss) }
  }

  /// Notes an epoch's validation loss; cuts after `patience` epochs without a better one.
  mutating func record(loss: Double, patience: Int) {
    if loss < bestLoss {
      bestLoss = loss
      epochsWithoutImprovement = 0
      return
    }
    epochsWithoutImprovement += 1
    if epochsWithoutImprovement >= patience {
      cuts += 1
      epochsWithoutImprovement = 0
    }
  }
}

/// The learning rate as a function of the step.
struct Schedule {
  let recipe: ScheduleRecipe
  /// The highest rate (one_cycle) or the first (all others).
  let rate: Double
  let stepsPerEpoch: Int
  let epochs: Int

  /// The rate of `step`, counted from 0 over all epochs.
  func learningRate(step: Int, plateau: PlateauState) -> Double {
    let total = Double(max(1, epochs * stepsPerEpoch - 1))
    let progress = min(1, Double(step) / total)
    switch recipe.name {
    case .constant:
      return rate * warmup(step)
    case .step:
      let cuts = step / (recipe.every * stepsPerEpoch)
      return rate * pow(recipe.factor, Double(cuts)) * warmup(step)
    case .cosine:
      // Loshchilov and Hutter 2016, without restarts; the fall begins where the warm-up ends.
      let risen = recipe.warmupEpochs * Double(stepsPerEpoch)
      let fallen = max(0, Double(step) - risen) / max(1, total - risen)
      return warmup(step) * between(rate, recipe.minLR, min(1, fallen))
    case .oneCycle:
      // Smith and Topin 2017 with cosine slopes; starts at 1/25 of the rate, as PyTorch does.
      if progress < recipe.rise { return between(rate / 25, rate, progress / recipe.rise) }
      return between(rate, recipe.minLR, (progress - recipe.rise) / (1 - recipe.rise))
    case .plateau:
      return max(recipe.minLR, rate * pow(recipe.factor, Double(plateau.cuts))) * warmup(step)
    }
  }

  /// From `start` to `end` along half a cosine as `share` goes from 0 to 1.
  private func between(_ start: Double, _ end: Double, _ share: Double) -> Double {
    end + (start - end) * (1 + cos(.pi * share)) / 2
  }

  private func warmup(_ step: Int) -> Double {
    let steps = recipe.warmupEpochs * Double(stepsPerEpoch)
    return steps > 0 ? min(1, Double(step + 1) / steps) : 1
  }
}
