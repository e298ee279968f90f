/// Numbers in a box: what goes into a network and what comes out.
public struct FloatTensor: Sendable, Equatable {
  /// Axis lengths, outermost first.
  public let shape: [Int]
  /// Row-major values, as many as the product of ``shape``.
  public var values: [Float]

  /// A box of numbers.
  ///
  /// - Precondition: `values` has as many numbers as `shape` says.
  public init(shape: [Int], values: [Float]) {
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values for \(shape)")
    self.shape = shape
    self.values = values
  }
}
