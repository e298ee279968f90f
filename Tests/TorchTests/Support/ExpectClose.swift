#if Training
  import Testing
  import Torch

  /// Expects shapes to be the same and every element to be within `atol + rtol * |expected|`.
  ///
  /// Infinities and NaN are close to themselves only. The report names the shape, the worst element and its
  /// difference.
  func expectClose(
    _ actual: Tensor?, _ expected: Tensor, _ what: String = "", rtol: Double = 1e-5,
    atol: Double = 1e-6, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let actual else {
      Issue.record("\(what): there is no tensor", sourceLocation: sourceLocation)
      return
    }
    guard actual.shape == expected.shape else {
      Issue.record(
        "\(what): the shape is \(actual.shape), not \(expected.shape)",
        sourceLocation: sourceLocation)
      return
    }
    let ours = actual.detached().to(.float64).elements(as: Double.self)
    let theirs = expected.detached().to(.float64).elements(as: Double.self)
    var worst = (index: 0, excess: 0.0)
    var count = 0
    for (index, (a, e)) in zip(ours, theirs).enumerated() where a != e && !(a.isNaN && e.isNaN) {
      let excess = abs(a - e) - (atol + rtol * abs(e))
      guard !(excess <= 0) else { continue }
      count += 1
      if worst.excess.isFinite && !(excess <= worst.excess) { worst = (index, excess) }
    }
    guard count > 0 else { return }
    let (a, e) = (ours[worst.index], theirs[worst.index])
    Issue.record(
      """
      \(what): \(count) of \(ours.count) elements of shape \(actual.shape) differ, most at \
      \(position(worst.index, in: actual.shape)): \(a), not \(e), difference \(abs(a - e))
      """, sourceLocation: sourceLocation)
  }

  /// The index along every dimension of the element at `offset`, row-major.
  private func position(_ offset: Int, in shape: [Int]) -> [Int] {
    var rest = offset
    let reversed = shape.reversed().map { extent in
      defer { rest /= extent }
      return rest % extent
    }
    return reversed.reversed()
  }
#endif
