import MienCore

/// Drawn grey faces with the seven expressions of FER2013, or more: data free of licences and of
/// real persons.
///
/// Each face has its own identity, pose, light and background, and shows an expression made of
/// facial action units (FACS). Of `K` classes, faces Kk to Kk + K - 1 show each once, in a seeded
/// order.
///
/// Face `i` of a seed is a pure function of both: the same bytes on every machine, whatever
/// ``count`` and the number of threads. Another ``size`` draws the same persons in the same scenes.
public struct SyntheticFaces: Equatable, Sendable {
  /// The sizes that can be drawn, in pixels a side.
  public static let sizes = 32...512

  /// How many faces there are.
  public let count: Int
  public let seed: UInt64
  /// Pixels a side.
  public let size: Int
  public let classes: Classes

  /// - Parameters:
  ///   - count: At least 1.
  ///   - size: Pixels a side, within ``sizes``; 48 as in FER2013.
  ///   - classes: Which expressions are shown.
  /// - Throws: `MienError.usage` for a count or size out of range, and for more than 8 GiB of
  ///   pixels.
  public init(count: Int, seed: UInt64, size: Int = 48, classes: Classes = .fer2013) throws {
    guard Self.sizes.contains(size) else {
      throw MienError.usage(
        "synthetic faces are \(Self.sizes.lowerBound) to \(Self.sizes.upperBound) pixels a side,"
          + " not \(size)")
    }
    guard count >= 1 else {
      throw MienError.usage("the number of synthetic faces is at least 1, not \(count)")
    }
    let limit = (8 << 30) / (size * size)
    guard count <= limit else {
      throw MienError.usage(
        "\(count) faces of \(size)x\(size) are over 8 GiB of pixels; ask for at most \(limit)")
    }
    self.count = count
    self.seed = seed
    self.size = size
    self.classes = classes
  }

  /// The class that a face shows, an index into the labels of ``classes``.
  ///
  /// - Parameter index: 0 or above; may lie beyond ``count``.
  public func label(_ index: Int) -> Int {
    precondition(index >= 0, "a face's number is 0 or above")
    let count = classes.labels.count
    let (run, place) = index.quotientAndRemainder(dividingBy: count)
    // The complement keeps the shuffles apart from the faces' own streams.
    var generator = SeededGenerator(seed: ~seed, stream: UInt64(run))
    var labels = Array(0..<count)
    for last in stride(from: labels.count - 1, to: 0, by: -1) {
      labels.swapAt(last, Int(generator.next() % UInt64(last + 1)))
    }
    return labels[place]
  }

  /// Draws one face: some 0.2 ms at 48x48.
  ///
  /// - Parameter index: 0 or above; may lie beyond ``count``.
  /// - Returns: The class and `size * size` grey values, row by row, 0 black to 255 white.
  public func render(_ index: Int) -> (label: Int, pixels: [UInt8]) {
    let label = label(index)
    return (label, scene(index, label: label).pixels(size: size))
  }

  /// What is drawn for face `index` when it shows `label`.
  func scene(_ index: Int, label: Int) -> FaceScene {
    FaceScene(label: label, from: SeededGenerator(seed: seed, stream: UInt64(index)))
  }
}
