/// Follows faces from frame to frame and gives each one a number that stays.
///
/// A face belongs to the track whose predicted box (constant velocity) or last box it overlaps, in
/// the assignment with the largest sum of overlaps, as in SORT (Bewley et al. 2016,
/// https://arxiv.org/abs/1602.00763). A track that overlaps nothing may still take a face of about
/// its size that is near where it should be, the farther the longer it was hidden.
public struct FaceTracker: Sendable {
  /// What counts as the same face.
  public struct Options: Sendable, Equatable {
    /// Boxes whose Jaccard index is at least this may be one face in two frames; above 0, at most 1.
    public var overlap: Double
    /// The frames for which a face may be hidden and still keep its number; 0 or more.
    public var patience: Int

    /// By default waits 30 frames for a face.
    ///
    /// - Parameter patience: 30, more than a second of most videos: hands and passers-by hide a
    ///   face for less, and after longer the place says little about who is there.
    public init(overlap: Double = 0.2, patience: Int = 30) {
      self.overlap = overlap
      self.patience = patience
    }
  }

  private struct Track {
    let number: Int
    var motion: FaceMotion
    var lastFrame: Int
  }

  /// What counts as the same face.
  public let options: Options
  private var tracks: [Track] = []
  private var nextNumber = 1
  private var frame = 0

  /// A tracker that has seen no frame.
  ///
  /// - Precondition: `overlap` lies above 0 and not above 1, `patience` is not negative.
  public init(_ options: Options = Options()) {
    precondition(
      options.overlap > 0 && options.overlap <= 1, "an overlap of \(options.overlap) joins nothing")
    precondition(options.patience >= 0, "a patience of \(options.patience) frames")
    self.options = options
  }

  /// The numbers that may still come again.
  public var active: Set<Int> { Set(tracks.map(\.number)) }

  /// Takes in the faces of the next frame.
  ///
  /// - Returns: A number for each face, counted from 1 in the order of appearance.
  public mutating func follow(_ faces: [Box]) -> [Int] {
    frame += 1
    tracks.removeAll { frame - $0.lastFrame - 1 > options.patience }
    var numbers = [Int?](repeating: nil, count: faces.count)
    let found = Assignment.pairs(tracks.map { track in faces.map { affinity(track, $0) } })
    for (index, face) in found.enumerated() {
      guard let face else { continue }
      tracks[index].motion.see(faces[face], after: frame - tracks[index].lastFrame)
      tracks[index].lastFrame = frame
      numbers[face] = tracks[index].number
    }
    return numbers.enumerated().map { index, number in
      if let number { return number }
      defer { nextNumber += 1 }
      tracks.append(
        Track(number: nextNumber, motion: FaceMotion(faces[index]), lastFrame: frame))
      return nextNumber
    }
  }

  /// How well a face fits a track, 0...1; overlaps stand above all mere nearness.
  private func affinity(_ track: Track, _ face: Box) -> Double {
    let steps = frame - track.lastFrame
    let expected = track.motion.predicted(after: steps)
    let overlap = max(expected.overlap(with: face), track.motion.seen.overlap(with: face))
    if overlap >= options.overlap { return overlap }
    let (size, other) = ((expected.width + expected.height) / 2, (face.width + face.height) / 2)
    guard size > 0, other > 0, max(size, other) / min(size, other) <= Self.mostGrowth else {
      return 0
    }
    let reach = min(1 + 0.1 * Double(steps - 1), 2) * max(size, other)
    let dx = face.center.x - expected.center.x
    let dy = face.center.y - expected.center.y
    let distance = (dx * dx + dy * dy).squareRoot()
    return distance < reach ? options.overlap * 0.5 * (1 - distance / reach) : 0
  }

  /// How many times as large a face may become while it is out of sight.
  private static let mostGrowth = 1.7
}
