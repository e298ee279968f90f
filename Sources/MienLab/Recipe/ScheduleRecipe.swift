/// How the learning rate moves; a new run refuses values in keys that its schedule does not have.
public struct ScheduleRecipe: Codable, Equatable, Sendable {
  public enum Name: String, Codable, CaseIterable, Sendable {
    case constant, step, cosine, plateau
    case oneCycle = "one_cycle"
  }

  public var name = Name.constant
  /// Epochs over which the rate first rises from near 0 (all but one_cycle, which has its own rise).
  public var warmupEpochs = 0.0
  /// `step`: epochs between two cuts. `plateau`: epochs without improvement before a cut.
  public var every = 10
  /// `step` and `plateau`: what a cut multiplies the rate by, between 0 and 1.
  public var factor = 0.1
  /// `cosine`, `one_cycle` and `plateau`: the lowest rate.
  public var minLR = 0.0
  /// `one_cycle`: the share of all steps in which the rate rises.
  public var rise = 0.3

  /// Whether a run of more epochs has other rates from its first step.
  var dependsOnEpochs: Bool { name == .cosine || name == .oneCycle }

  enum CodingKeys: String, CodingKey {
    case name, every, factor, rise
    case warmupEpochs = "warmup_epochs"
    case minLR = "min_lr"
  }
}
