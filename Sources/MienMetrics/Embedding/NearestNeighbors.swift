/// The nearest other samples of every sample, by comparing all with all.
struct NearestNeighbors {
  /// Neighbours per sample.
  let k: Int
  /// `[count, k]`, the nearest first; of equally near ones the first in the data.
  private(set) var indices: [Int32]
  /// `[count, k]`, in the units of ``FeatureMatrix``.
  private(set) var squaredDistances: [Float]

  /// - Parameter progress: Called now and then with the number of samples that are done; what it
  ///   throws ends the search.
  /// - Precondition: `0 < k < features.count`.
  /// - Complexity: O(count² · dimension) time.
  init(
    of features: FeatureMatrix, k: Int, progress: (_ done: Int) throws -> Void
  ) rethrows {
    precondition(k > 0 && k < features.count, "\(k) neighbours among \(features.count) samples")
    let count = features.count
    self.k = k
    indices = [Int32](repeating: 0, count: count * k)
    squaredDistances = [Float](repeating: 0, count: count * k)
    // Sixteen rows share one pass over all others; a lot of blocks passes between two reports.
    let rows = 16
    let lot = rows * 64
    var done = 0
    while done < count {
      let end = min(count, done + lot)
      indices.withUnsafeMutableBufferPointer { indices in
        squaredDistances.withUnsafeMutableBufferPointer { squares in
          Parallel.blocks(of: rows, in: end - done) { block in
            let block = block.lowerBound + done..<block.upperBound + done
            Self.search(features, k: k, rows: block, indices: indices, squares: squares)
          }
        }
      }
      done = end
      try progress(done)
    }
  }

  private static func search(
    _ features: FeatureMatrix, k: Int, rows: Range<Int>,
    indices: UnsafeMutableBufferPointer<Int32>, squares: UnsafeMutableBufferPointer<Float>
  ) {
    let count = features.count
    withUnsafeTemporaryAllocation(of: Float.self, capacity: rows.count * count) { distances in
      features.squaredDistances(of: rows, into: distances)
      for row in rows {
        let own = UnsafeMutableBufferPointer(
          rebasing: distances[(row - rows.lowerBound) * count..<(row - rows.lowerBound + 1) * count]
        )
        nearest(
          k, in: UnsafeBufferPointer(own), except: row,
          indices: UnsafeMutableBufferPointer(rebasing: indices[row * k..<(row + 1) * k]),
          squares: UnsafeMutableBufferPointer(rebasing: squares[row * k..<(row + 1) * k]))
      }
    }
  }

  /// Keeps the `k` smallest in order while passing over all: most samples fail the first
  /// comparison.
  static func nearest(
    _ k: Int, in distances: UnsafeBufferPointer<Float>, except own: Int,
    indices: UnsafeMutableBufferPointer<Int32>, squares: UnsafeMutableBufferPointer<Float>
  ) {
    var filled = 0
    for other in 0..<distances.count where other != own {
      let distance = distances[other]
      if filled == k {
        guard distance < squares[k - 1] else { continue }
      } else {
        filled += 1
      }
      var place = filled - 1
      while place > 0, squares[place - 1] > distance {
        squares[place] = squares[place - 1]
        indices[place] = indices[place - 1]
        place -= 1
      }
      squares[place] = distance
      indices[place] = Int32(other)
    }
  }
}
