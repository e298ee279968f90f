/// A place in a picture: pixels from its left and top edge; the first pixel's centre is (0.5, 0.5).
public struct Point: Sendable, Equatable {
  /// Pixels from the picture's left edge.
  public var x: Double
  /// Pixels from the picture's top edge.
  public var y: Double

  /// A place, inside the picture or not.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle in a picture, in pixels from the left and top edge.
public struct Box: Sendable, Equatable {
  /// The left edge.
  public var x: Double
  /// The top edge.
  public var y: Double
  /// From the left edge to the right one.
  public var width: Double
  /// From the top edge to the bottom one.
  public var height: Double

  /// A rectangle, inside the picture or not.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The place in the middle.
  public var center: Point { Point(x: x + width / 2, y: y + height / 2) }
  /// Square pixels.
  public var area: Double { width * height }

  /// The shared area over the joint area (Jaccard index): 0 for strangers, 1 for equals.
  public func overlap(with other: Box) -> Double {
    let width = min(x + width, other.x + other.width) - max(x, other.x)
    let height = min(y + height, other.y + other.height) - max(y, other.y)
    guard width > 0, height > 0 else { return 0 }
    let shared = width * height
    return shared / (area + other.area - shared)
  }

  /// The part of the box inside a picture of the given size; of no area when there is none.
  public func clipped(width: Int, height: Int) -> Box {
    let left = min(max(x, 0), Double(width))
    let top = min(max(y, 0), Double(height))
    let right = min(max(x + self.width, left), Double(width))
    let bottom = min(max(y + self.height, top), Double(height))
    return Box(x: left, y: top, width: right - left, height: bottom - top)
  }
}
