/// How many views of each picture a network answers for; the mean of its probabilities is the answer.
public enum Crops: String, CaseIterable, Sendable {
  /// The picture as it is.
  case single
  /// The picture and its mirror image.
  case flip
  /// Four corners and the centre, each 11/12 of the picture a side, and their mirror images.
  case ten

  /// A square window of a picture, perhaps mirrored, that is brought back to the picture's size.
  public struct View: Equatable, Sendable {
    /// The window's first column and row.
    public let x: Int
    public let y: Int
    /// Its columns and rows.
    public let side: Int
    public let isMirrored: Bool
  }

  /// The views of a picture of `side` x `side` pixels, itself first where it is one of them.
  public func views(of side: Int) -> [View] {
    switch self {
    case .single: [View(x: 0, y: 0, side: side, isMirrored: false)]
    case .flip: Self.mirrored([View(x: 0, y: 0, side: side, isMirrored: false)])
    case .ten: Self.mirrored(Self.corners(of: side))
    }
  }

  private static func corners(of side: Int) -> [View] {
    let window = max(1, side * 11 / 12)
    let far = side - window
    return [(0, 0), (far, 0), (0, far), (far, far), (far / 2, far / 2)].map { x, y in
      View(x: x, y: y, side: window, isMirrored: false)
    }
  }

  private static func mirrored(_ views: [View]) -> [View] {
    views + views.map { View(x: $0.x, y: $0.y, side: $0.side, isMirrored: true) }
  }
}
