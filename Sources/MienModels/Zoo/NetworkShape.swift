/// What a network takes and gives: pictures `[N, channels, size, size]` to logits `[N, classes]`.
public struct NetworkShape: Equatable, Sendable {
  public let classes: Int
  /// 1 for grey, 3 for red, green and blue.
  public let channels: Int
  /// Rows and columns of the square input.
  public let size: Int

  public init(classes: Int, channels: Int = 1, size: Int = 48) {
    self.classes = classes
    self.channels = channels
    self.size = size
  }
}
