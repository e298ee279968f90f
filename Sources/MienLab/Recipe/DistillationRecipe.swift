import MienCore

/// Which trained networks the network learns from, besides the labels. Hinton, Vinyals and Dean 2015.
public struct DistillationRecipe: Codable, Equatable, Sendable {
  /// Folders of runs, between commas; the mean of their probabilities teaches. Empty learns from labels alone.
  public var from = ""
  /// What both sides' logits are divided by before they are compared; above 1 softens them.
  public var temperature = 2.0
  /// The share of the loss that comes from the teachers, 0 to 1; the labels have the rest.
  public var weight = 0.7

  /// The folders of ``from``.
  public var teachers: [String] { words(from) }
}
