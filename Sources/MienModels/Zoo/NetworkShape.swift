/// What a network takes and gives: pictures `[N, channels, size, size]` to logits `[N, classes]`.
public struct NetworkShape: Hashable, Sendable {
  public let classes: Int
  /// 1 for grey, 3 for red, green and blue.
  public let channels: Int
  /// Rows and columns of the square input.
  public let size: Int
  /// How the first layers of networks made for large pictures begin; others ignore it.
  public let stem: Stem

  public init(classes: Int, channels: Int = 1, size: Int = 48, stem: Stem = .auto) {
    self.classes = classes
    self.channels = channels
    self.size = size
    self.stem = stem
  }

  /// Whether the first layers are to keep the resolution: what ``stem`` says, or what suits ``size``.
  public var isSmall: Bool {
    switch stem {
    case .auto: size < Stem.smallestForStandard
    case .standard: false
    case .small: true
    }
  }
}

/// How a network that was made for pictures of 224 pixels begins.
public enum Stem: String, Codable, CaseIterable, Sendable {
  /// Small below 112 pixels, standard from there on.
  case auto
  /// As published: the first layers divide the resolution by four and more.
  case standard
  /// For small pictures: the first layers keep the resolution.
  case small

  /// At half of 224 pixels the published networks still end in more than a few pixels.
  static let smallestForStandard = 112
}
