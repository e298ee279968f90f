/// The directions in which features vary most.
enum PrincipalComponents {
  /// The samples' coordinates along the first two principal components; a direction in which
  /// nothing varies gives zeros.
  ///
  /// Block power iteration on the covariance, which is never formed. Signs as scikit-learn's: the
  /// largest loading is positive. Deterministic.
  ///
  /// - Complexity: O(count · dimension) for each of at most 200 steps.
  static func plane(of features: FeatureMatrix) -> [SIMD2<Double>] {
    let means = means(of: features)
    // Four directions although two are wanted: the gap to the fifth decides how fast they settle.
    // Any start will do that is not orthogonal to the answer; the golden ratio spreads evenly.
    var directions = means.indices.map { column in
      let turns = SIMD4(1, 2, 3, 4) + Double(4 * column)
      let places = turns * 0.618_033_988_749_895
      return column < features.dimension ? places - places.rounded(.down) - 0.5 : .zero
    }
    var lengths = orthonormalize(&directions)
    for _ in 0..<200 {
      directions = image(of: directions, features, means)
      let previous = lengths
      lengths = orthonormalize(&directions)
      let settled = (0..<2).allSatisfy {
        abs(lengths[$0] - previous[$0]) <= 1e-9 * max(lengths[$0], previous[$0])
      }
      if settled { break }
    }
    for lane in 0..<2 {
      let strongest = directions.max { abs($0[lane]) < abs($1[lane]) }?[lane] ?? 0
      guard strongest < 0 else { continue }
      for column in directions.indices { directions[column][lane] *= -1 }
    }
    return (0..<features.count).map { row in
      let place = project(row, of: features, means, on: directions)
      return SIMD2(place.x, place.y)
    }
  }

  private static func means(of features: FeatureMatrix) -> [Double] {
    var sums = [Double](repeating: 0, count: features.stride * 8)
    features.withLanes { values, width in
      for row in 0..<features.count {
        for column in 0..<width { sums[column] += Double(values[row * width + column]) }
      }
    }
    return sums.map { $0 / Double(max(features.count, 1)) }
  }

  private static func project(
    _ row: Int, of features: FeatureMatrix, _ means: [Double], on directions: [SIMD4<Double>]
  ) -> SIMD4<Double> {
    features.withLanes { values, width in
      var sum = SIMD4<Double>.zero
      for column in 0..<width {
        sum += directions[column] * (Double(values[row * width + column]) - means[column])
      }
      return sum
    }
  }

  /// The covariance, without its divisor, times the directions.
  private static func image(
    of directions: [SIMD4<Double>], _ features: FeatureMatrix, _ means: [Double]
  ) -> [SIMD4<Double>] {
    var result = [SIMD4<Double>](repeating: .zero, count: directions.count)
    for row in 0..<features.count {
      let share = project(row, of: features, means, on: directions)
      features.withLanes { values, width in
        for column in 0..<width {
          result[column] += share * (Double(values[row * width + column]) - means[column])
        }
      }
    }
    return result
  }

  /// Gram and Schmidt, in place; what depends on the directions before it becomes zero.
  ///
  /// - Returns: The lengths before normalisation.
  private static func orthonormalize(_ directions: inout [SIMD4<Double>]) -> SIMD4<Double> {
    var lengths = SIMD4<Double>.zero
    for lane in 0..<4 {
      let before = dot(directions, lane, lane).squareRoot()
      // Twice is enough (Giraud, Langou and Rozložník 2005).
      for _ in 0..<2 {
        for earlier in 0..<lane {
          let share = dot(directions, lane, earlier)
          for column in directions.indices {
            directions[column][lane] -= share * directions[column][earlier]
          }
        }
      }
      let length = dot(directions, lane, lane).squareRoot()
      let remains = length > 1e-12 * before
      for column in directions.indices {
        directions[column][lane] = remains ? directions[column][lane] / length : 0
      }
      lengths[lane] = remains ? length : 0
    }
    return lengths
  }

  private static func dot(_ directions: [SIMD4<Double>], _ a: Int, _ b: Int) -> Double {
    directions.reduce(0) { $0 + $1[a] * $1[b] }
  }
}

extension FeatureMatrix {
  /// Calls `body` with the values, row after row of `width` numbers, the last ones zero.
  fileprivate func withLanes<Result>(
    _ body: (_ values: UnsafeBufferPointer<Float>, _ width: Int) -> Result
  ) -> Result {
    rows.withUnsafeBytes { body($0.bindMemory(to: Float.self), stride * 8) }
  }
}
