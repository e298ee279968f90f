/// How far neighbours in an embedding can be trusted to be neighbours among the features: 1 when
/// all are, about 0.5 for points laid out by chance.
///
/// Venna and Kaski 2001; the same number as scikit-learn's `trustworthiness`. Of equally far
/// samples the first counts as nearer.
///
/// - Parameter neighbors: How many neighbours of each sample are judged.
/// - Throws: ``EmbeddingError`` when the counts differ or `neighbors` is not below half of them.
/// - Complexity: O(n² · (dimension + neighbors)).
public func trustworthiness(
  original: FeatureMatrix, embedded: FeatureMatrix, neighbors k: Int = 5
) throws -> Double {
  let count = original.count
  guard embedded.count == count else {
    throw EmbeddingError("\(embedded.count) embedded samples of \(count)")
  }
  guard k > 0, 2 * k < count else {
    throw EmbeddingError("\(k) neighbours; there must be fewer than half of \(count) samples")
  }
  let near = NearestNeighbors(of: embedded, k: k) { _ in }
  var penalties = [Int](repeating: 0, count: count)
  penalties.withUnsafeMutableBufferPointer { penalties in
    Parallel.blocks(of: 16, in: count) { rows in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: rows.count * count) { all in
        original.squaredDistances(of: rows, into: all)
        for row in rows {
          let distances = UnsafeMutableBufferPointer(
            rebasing: all[(row - rows.lowerBound) * count..<(row - rows.lowerBound + 1) * count])
          for other in near.indices[row * k..<(row + 1) * k] {
            let limit = distances[Int(other)]
            var rank = 1
            for place in 0..<count where place != row && place != Int(other) {
              let distance = distances[place]
              if distance < limit || (distance == limit && place < Int(other)) { rank += 1 }
            }
            penalties[row] += max(0, rank - k)
          }
        }
      }
    }
  }
  let total = Double(penalties.reduce(0, +))
  let (n, neighbors) = (Double(count), Double(k))
  return 1 - total * 2 / (n * neighbors * (2 * n - 3 * neighbors - 1))
}
