/// Everything that decides what a training run computes, apart from the data.
///
/// Written as YAML with the keys of ``CodingKeys`` at every level; a missing key has the default given here.
/// Every value is one scalar, so that `--set` reaches all of them; lists are words between commas.
public struct Recipe: Codable, Equatable, Sendable {
  /// Starts every random choice: first weights, order, augmentation, dropout.
  public var seed: UInt64 = 1
  public var model = ModelRecipe()
  public var data = DataRecipe()
  public var augmentation = AugmentationRecipe()
  public var training = TrainingRecipe()
  public var optimizer = OptimizerRecipe()
  public var schedule = ScheduleRecipe()
  public var transfer = TransferRecipe()
  public var distillation = DistillationRecipe()

  public init() {}
}

/// Which network learns.
public struct ModelRecipe: Codable, Equatable, Sendable {
  /// How a network of the torchvision families begins.
  public enum Stem: String, Codable, CaseIterable, Sendable {
    /// `small` below 112 pixels a side, `standard` from there on.
    case auto
    /// As published for 224 pixels.
    case standard
    /// Keeps more of the resolution of small pictures.
    case small
  }

  /// A name of the zoo; see `mien models`.
  public var name = "li"
  /// Networks without stems take no notice.
  public var stem = Stem.auto
}
