import Foundation

/// How much each sample belongs to each of its neighbours, as a symmetric sparse matrix whose
/// elements sum to 1: the P of t-SNE.
///
/// Every sample sees its neighbours through a Gaussian that is as wide as it takes for the
/// distribution to have the wanted perplexity (van der Maaten and Hinton 2008, section 2).
struct Affinities {
  /// Where each row starts in ``columns``; `count + 1` numbers.
  let starts: [Int]
  /// Ascending within a row.
  let columns: [Int32]
  let values: [Float]

  init(_ neighbors: NearestNeighbors, count: Int, perplexity: Double) {
    let k = neighbors.k
    var conditional = [Double](repeating: 0, count: count * k)
    conditional.withUnsafeMutableBufferPointer { conditional in
      Parallel.blocks(of: 64, in: count) { rows in
        for row in rows {
          Self.calibrate(
            neighbors.squaredDistances[row * k..<(row + 1) * k], perplexity: perplexity,
            into: UnsafeMutableBufferPointer(rebasing: conditional[row * k..<(row + 1) * k]))
        }
      }
    }

    // P + Pᵀ: every neighbour is entered in both rows; those that are mutual meet there.
    var lengths = [Int](repeating: k, count: count)
    for column in neighbors.indices { lengths[Int(column)] += 1 }
    var offsets = [0]
    for length in lengths { offsets.append(offsets[offsets.count - 1] + length) }
    var entries = [(column: Int32, value: Double)](
      repeating: (0, 0), count: offsets[offsets.count - 1])
    var fill = offsets
    for row in 0..<count {
      for place in row * k..<(row + 1) * k {
        let column = Int(neighbors.indices[place])
        entries[fill[row]] = (Int32(column), conditional[place])
        entries[fill[column]] = (Int32(row), conditional[place])
        fill[row] += 1
        fill[column] += 1
      }
    }
    var starts = [0]
    var columns: [Int32] = []
    var sums: [Double] = []
    for row in 0..<count {
      let sorted = entries[offsets[row]..<offsets[row + 1]].sorted { $0.column < $1.column }
      for entry in sorted {
        if columns.count > starts[row], columns[columns.count - 1] == entry.column {
          sums[sums.count - 1] += entry.value
        } else {
          columns.append(entry.column)
          sums.append(entry.value)
        }
      }
      starts.append(columns.count)
    }
    let total = sums.reduce(0, +)
    self.starts = starts
    self.columns = columns
    values = sums.map { Float($0 / total) }
  }

  /// The probabilities of one sample's neighbours, found by halving the interval of the Gaussian's
  /// precision.
  private static func calibrate(
    _ squares: ArraySlice<Float>, perplexity: Double,
    into probabilities: UnsafeMutableBufferPointer<Double>
  ) {
    let wanted = log(perplexity)
    // Distances beyond the nearest: the same probabilities, and none but far ones vanish.
    let nearest = Double(squares[squares.startIndex])
    let distances = squares.map { Double($0) - nearest }
    let scale = distances.reduce(0, +) / Double(distances.count)
    var precision = scale > 0 ? 1 / scale : 1
    var low = 0.0
    var high = Double.infinity
    for _ in 0..<200 {
      var total = 0.0
      var mean = 0.0
      for (place, distance) in distances.enumerated() {
        let probability = exp(-distance * precision)
        probabilities[place] = probability
        total += probability
        mean += distance * probability
      }
      for place in probabilities.indices { probabilities[place] /= total }
      let difference = log(total) + precision * mean / total - wanted
      guard abs(difference) > 1e-5 else { return }
      if difference > 0 {
        low = precision
        precision = high.isFinite ? (low + high) / 2 : precision * 2
      } else {
        high = precision
        precision = (low + high) / 2
      }
      guard precision.isFinite else { return }
    }
  }
}
