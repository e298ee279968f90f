extension TrainingRecipe.Monitor {
  /// Whether a figure of `a` is better than one of `b`.
  public func prefers(_ a: Double, to b: Double) -> Bool {
    self == .loss ? a < b : a > b
  }

  /// The figure of one epoch.
  public func value(of row: EpochMetrics) -> Double {
    switch self {
    case .accuracy: row.validationAccuracy
    case .loss: row.validationLoss
    case .macroF1: row.validationMacroF1
    }
  }

  /// As tables and pages name it.
  public var title: String {
    switch self {
    case .accuracy: "validation accuracy"
    case .loss: "validation loss"
    case .macroF1: "validation macro F1"
    }
  }
}

extension [EpochMetrics] {
  /// The best epoch, the earliest of equals; epochs whose figure is no number are left out.
  public func bestEpoch(by objective: TrainingRecipe.Monitor = .accuracy) -> EpochMetrics? {
    reduce(nil) { best, row in
      let value = objective.value(of: row)
      guard value.isFinite else { return best }
      guard let best, !objective.prefers(value, to: objective.value(of: best)) else { return row }
      return best
    }
  }
}
