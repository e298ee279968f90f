import MienCore

/// Which trained networks the network learns from, besides the labels. Hinton, Vinyals and Dean 2015.
public struct DistillationRecipe: Codable, Equatable, Sendable {
  /// When teachers are asked.
  public enum Answers: String, Codable, CaseIterable, Sendable {
    /// In every step, about what the network is shown.
    case fresh
    /// Once before the first step, about every whole picture; costs nothing in the steps.
    case kept
  }

  /// Folders of runs, `.onnx` files that were exported from runs and names of ``ShippedClassifier``, between
  /// commas; the mean of their probabilities teaches. Empty learns from labels alone.
  public var from = ""
  /// What both sides' logits are divided by before they are compared; above 1 softens them.
  public var temperature = 2.0
  /// The share of the loss that comes from the teachers, 0 to 1; the labels have the rest.
  public var weight = 0.7
  /// The part of ``weight`` that holds for pictures that were not mixed, 0 to 1; 0 has them learned from labels alone.
  ///
  /// Teachers know the pictures they learned from by heart, but not their mixtures.
  public var unmixedShare = 1.0
  /// What the network is held to: answers about its own view of a picture, or about the whole of it.
  public var answers = Answers.fresh
  /// Whether fresh answers are the mean of those about a picture and its mirror image, which are better ones; kept
  /// answers are where ``AugmentationRecipe/flip`` is above 0.
  public var mirror = false

  /// The words of ``from``.
  public var teachers: [String] { words(from) }

  enum CodingKeys: String, CodingKey {
    case from, temperature, weight, answers, mirror
    case unmixedShare = "unmixed_share"
  }
}
