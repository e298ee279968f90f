import MienCore

/// Where ``CleaningFindings`` draws its lines.
///
/// All statistics are taken on a grey copy of 48x48 pixels, so that they mean the same for pictures
/// of any size. The values were chosen by eye on FER2013: `docs/cleaning.md` has the figures.
public struct CleaningThresholds: Codable, Equatable, Sendable {
  /// A picture is blank when its greys, but for the darkest and brightest hundredth, span fewer
  /// than this many of 256 levels. FER2013's darkest photograph spans 34, its blank tiles at most
  /// 11.
  public var blankSpan = 16
  /// A picture is no photograph of a face when its ``PhotographStatistics/drawnScore`` is above
  /// this; higher flags fewer.
  public var drawnScore = 0.0
  /// Pictures are compared pixel by pixel when at most this many of the 64 bits of their
  /// perceptual hashes differ, 0 to 11; higher finds more and takes longer.
  public var hashDistance = 9
  /// Two pictures are near duplicates when the correlation of their pixels, once they are laid
  /// over each other, is at least this; above 0 and at most 1.
  public var similarity = 0.96

  /// The thresholds that `mien data clean` uses.
  public init() {}

  /// - Throws: `MienError.usage` for a value out of its range.
  func check() throws {
    guard (0...256).contains(blankSpan) else {
      throw MienError.usage("the span of blank pictures is \(blankSpan); it lies within 0 to 256")
    }
    guard drawnScore.isFinite else {
      throw MienError.usage("the score of drawn pictures is \(drawnScore); it must be a number")
    }
    guard (0...HashIndex.farthest).contains(hashDistance) else {
      throw MienError.usage(
        "the distance of hashes is \(hashDistance); it lies within 0 to \(HashIndex.farthest)")
    }
    guard similarity > 0, similarity <= 1 else {
      throw MienError.usage(
        "the similarity of near duplicates is \(similarity); it lies above 0 and at most at 1")
    }
  }
}
