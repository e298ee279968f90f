/// Rows of features, one per sample: what a network's layer before the last says about each face.
///
/// Shape `[count, dimension]`. Values are kept as 32-bit floats, scaled by a power of two so that
/// no squared distance overflows; distances between rows keep their order and their proportions.
public struct FeatureMatrix: Sendable {
  /// The number of samples.
  public let count: Int
  /// The number of features of a sample.
  public let dimension: Int
  /// Rows, each filled up with zeros to whole vectors.
  let rows: [SIMD8<Float>]
  /// Vectors in a row.
  let stride: Int

  /// - Parameter values: Row by row.
  /// - Throws: ``EmbeddingError`` when `values` are not rows of `dimension` or one is not finite.
  /// - Complexity: O(count · dimension), in memory too.
  public init(_ values: [Float], dimension: Int) throws {
    guard dimension > 0, values.count.isMultiple(of: dimension) else {
      throw EmbeddingError("\(values.count) features are not rows of \(dimension)")
    }
    if let place = values.firstIndex(where: { !$0.isFinite }) {
      throw EmbeddingError(
        "feature \(place % dimension) of sample \(place / dimension) is \(values[place]); "
          + "features must be finite numbers")
    }
    let largest = values.reduce(0) { max($0, abs($1)) }
    // The reciprocal of the smallest numbers would itself overflow.
    let exponent = largest > 0 ? max(largest.exponent, -126) : 0
    let scale = Float(sign: .plus, exponent: -exponent, significand: 1)
    let count = values.count / dimension
    let stride = (dimension + 7) / 8
    var rows = [SIMD8<Float>](repeating: .zero, count: count * stride)
    values.withUnsafeBufferPointer { values in
      rows.withUnsafeMutableBytes { bytes in
        let lanes = bytes.bindMemory(to: Float.self)
        for row in 0..<count {
          for column in 0..<dimension {
            lanes[row * stride * 8 + column] = values[row * dimension + column] * scale
          }
        }
      }
    }
    self.count = count
    self.dimension = dimension
    self.rows = rows
    self.stride = stride
  }

  /// The squared distances of the rows `block` to all rows, `[block.count, count]`.
  func squaredDistances(of block: Range<Int>, into distances: UnsafeMutableBufferPointer<Float>) {
    rows.withUnsafeBufferPointer { rows in
      for other in 0..<count {
        let b = rows.baseAddress! + other * stride
        var row = block.lowerBound
        while row + 4 <= block.upperBound {
          let a = rows.baseAddress! + row * stride
          var (s0, s1, s2, s3) = (
            SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero
          )
          for lane in 0..<stride {
            let value = b[lane]
            let d0 = a[lane] - value
            let d1 = a[stride + lane] - value
            let d2 = a[2 * stride + lane] - value
            let d3 = a[3 * stride + lane] - value
            s0 += d0 * d0
            s1 += d1 * d1
            s2 += d2 * d2
            s3 += d3 * d3
          }
          let place = (row - block.lowerBound) * count + other
          distances[place] = s0.sum()
          distances[place + count] = s1.sum()
          distances[place + 2 * count] = s2.sum()
          distances[place + 3 * count] = s3.sum()
          row += 4
        }
        while row < block.upperBound {
          var sum = SIMD8<Float>.zero
          for lane in 0..<stride {
            let difference = rows[row * stride + lane] - b[lane]
            sum += difference * difference
          }
          distances[(row - block.lowerBound) * count + other] = sum.sum()
          row += 1
        }
      }
    }
  }
}

/// Why points could not be embedded, in one line for people.
public struct EmbeddingError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, in one line.
  public let description: String

  init(_ description: String) { self.description = description }
}
