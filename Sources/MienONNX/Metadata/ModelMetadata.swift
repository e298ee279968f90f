/// What a program must know about a classifier besides its weights; travels inside the `.onnx` file.
public struct ModelMetadata: Codable, Equatable, Sendable {
  /// What the network's output means.
  public enum OutputKind: String, Codable, CaseIterable, Sendable {
    /// Numbers of any size: divide by the temperature and take the softmax.
    case logits
    /// Numbers from 0 to 1 that sum to 1.
    case probabilities
  }

  /// The classes in the order of the output: one or more, none blank, no two alike.
  public var labels: [String]

  /// What a pixel of the input has: 1 for grey, or 3 for red, green and blue; nothing else is valid.
  public var channels: Int
  /// The input's height in pixels, 1...4096.
  public var height: Int
  /// The input's width in pixels, 1...4096.
  public var width: Int
  /// Whether it learnt from coloured pictures; a network of three channels that did not gets grey, three times.
  public var isColoured: Bool

  /// What to do to pixels of 0...255 before the network: `(x / 255 - mean) / std`, one number a channel.
  public var mean: [Double]
  /// See ``mean``; above 0.
  public var std: [Double]

  /// What the network answers with.
  public var output: OutputKind

  /// What logits are divided by before the softmax (Guo et al. 2017); above 0, 1 when uncalibrated.
  public var temperature: Double

  /// Where the weights come from: recipe, data fingerprint, version, seed, command.
  public var provenance: [String: String]

  /// Measured figures by split and name, such as `PublicTest.accuracy`; fractions, not percent.
  public var scores: [String: Double]

  /// Metadata as given; ``validate()`` checks them.
  public init(
    labels: [String], channels: Int, height: Int, width: Int, isColoured: Bool = false,
    mean: [Double], std: [Double], output: OutputKind = .logits, temperature: Double = 1,
    provenance: [String: String] = [:], scores: [String: Double] = [:]
  ) {
    self.labels = labels
    self.channels = channels
    self.height = height
    self.width = width
    self.isColoured = isColoured
    self.mean = mean
    self.std = std
    self.output = output
    self.temperature = temperature
    self.provenance = provenance
    self.scores = scores
  }
}
