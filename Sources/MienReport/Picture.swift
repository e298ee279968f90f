import MienCore

/// 8-bit pixels in memory, grey or RGB, row by row from the top left, channels together.
///
/// Shape `[height, width, channels]`.
public struct Picture: Equatable, Sendable {
  /// Pixels, `1 ... 32767`.
  public let width: Int
  /// Pixels, `1 ... 32767`.
  public let height: Int
  /// 1 for grey, 3 for RGB.
  public let channels: Int
  /// `height * width * channels` values.
  public let pixels: [UInt8]

  /// A picture of pixels that lie row by row.
  ///
  /// - Throws: ``MienError`` when the sizes and the number of pixels disagree.
  public init(width: Int, height: Int, channels: Int = 1, pixels: [UInt8]) throws {
    guard (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height),
      channels == 1 || channels == 3, pixels.count == width * height * channels
    else {
      throw MienError(
        "\(pixels.count) pixels are no picture of \(width)x\(height) with \(channels) channels")
    }
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }

  private static let longestSide = 32_767
}
