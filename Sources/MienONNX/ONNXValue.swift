/// A tensor that flows through an ``ONNXGraph``: what a layer takes and what it returns.
///
/// A value belongs to the graph that made it; handing it to another graph is a programming mistake. Its
/// elements are always 32-bit floats.
public struct ONNXValue: Sendable {
  /// The position in the graph's list of names, so that a value can be renamed after it was handed out.
  let id: Int

  /// The axes, outermost first; pictures are `[.batch, channels, height, width]`.
  public let shape: [Dimension]

  /// The length of one axis.
  public enum Dimension: Hashable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// As many as the caller brings at run time; written as `N`.
    case batch
    /// A length known when the graph is built, 1 or more.
    case fixed(Int)

    /// A ``fixed(_:)`` length.
    public init(integerLiteral value: Int) {
      self = .fixed(value)
    }

    /// `N` for the batch, else the number.
    public var description: String {
      switch self {
      case .batch: "N"
      case .fixed(let length): "\(length)"
      }
    }
  }
}

extension ONNXValue {
  /// The length of an axis that a layer needs to know; traps on the batch axis.
  func length(_ axis: Int, for layer: String) -> Int {
    precondition(axis < shape.count, "\(layer) needs an axis \(axis), the input is \(shape)")
    guard case .fixed(let length) = shape[axis] else {
      preconditionFailure("\(layer) works on axis \(axis), which is the batch axis of \(shape)")
    }
    return length
  }
}

extension [ONNXValue.Dimension] {
  /// The product of the fixed lengths.
  var fixedCount: Int {
    reduce(1) { count, dimension in
      if case .fixed(let length) = dimension { count * length } else { count }
    }
  }

  var batchCount: Int { count { $0 == .batch } }

  /// The shape of an element-wise result, by the rule of NumPy: align at the end, stretch ones.
  func broadcast(with other: Self, for layer: String) -> Self {
    let rank = Swift.max(count, other.count)
    return (0..<rank).map { axis in
      let a = axis < rank - count ? 1 : self[axis - (rank - count)]
      let b = axis < rank - other.count ? 1 : other[axis - (rank - other.count)]
      precondition(a == b || a == 1 || b == 1, "\(layer) cannot combine \(self) with \(other)")
      return a == 1 ? b : a
    }
  }
}
