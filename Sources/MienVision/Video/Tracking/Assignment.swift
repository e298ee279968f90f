/// Brings rows and columns together in pairs so that the sum of their affinities is the largest.
enum Assignment {
  /// Above this many cells the pairs are taken greedily, best first: the optimum costs the cube of
  /// the side, and a crowd of hundreds must not stop the video.
  private static let mostCells = 200 * 200

  /// - Parameter affinity: One row of equal length for each row; 0 forbids a pair, more is better,
  ///   at most 1.
  /// - Returns: For each row its column, or nil. O(n² m) for n the shorter and m the longer side.
  static func pairs(_ affinity: [[Double]]) -> [Int?] {
    let columns = affinity.first?.count ?? 0
    guard columns > 0 else { return affinity.map { _ in nil } }
    let found: [Int?]
    if affinity.count * columns > mostCells {
      found = greedy(affinity)
    } else if affinity.count <= columns {
      found = optimal(affinity)
    } else {
      let turned = (0..<columns).map { column in affinity.map { $0[column] } }
      var rows = [Int?](repeating: nil, count: affinity.count)
      for (column, row) in optimal(turned).enumerated() {
        if let row { rows[row] = column }
      }
      found = rows
    }
    return found.enumerated().map { row, column in
      column.flatMap { affinity[row][$0] > 0 ? $0 : nil }
    }
  }

  static func greedy(_ affinity: [[Double]]) -> [Int?] {
    var cells: [(row: Int, column: Int, value: Double)] = []
    for (row, values) in affinity.enumerated() {
      for (column, value) in values.enumerated() where value > 0 {
        cells.append((row, column, value))
      }
    }
    cells.sort { ($1.value, $0.row, $0.column) < ($0.value, $1.row, $1.column) }
    var pairs = [Int?](repeating: nil, count: affinity.count)
    var taken: Set<Int> = []
    for cell in cells where pairs[cell.row] == nil && !taken.contains(cell.column) {
      pairs[cell.row] = cell.column
      taken.insert(cell.column)
    }
    return pairs
  }

  /// Kuhn's Hungarian method by shortest augmenting paths with potentials (Munkres 1957; Jonker and
  /// Volgenant 1987); there are at least as many columns as rows.
  private static func optimal(_ affinity: [[Double]]) -> [Int?] {
    let (rows, columns) = (affinity.count, affinity[0].count)
    // Row and column 0 stand for "none"; real ones count from 1.
    var rowPotential = [Double](repeating: 0, count: rows + 1)
    var columnPotential = [Double](repeating: 0, count: columns + 1)
    var owner = [Int](repeating: 0, count: columns + 1)
    for row in 1...rows {
      owner[0] = row
      var distance = [Double](repeating: .infinity, count: columns + 1)
      var cameFrom = [Int](repeating: 0, count: columns + 1)
      var isSettled = [Bool](repeating: false, count: columns + 1)
      var column = 0
      repeat {
        isSettled[column] = true
        let here = owner[column]
        var nearest = 0
        var step = Double.infinity
        for next in 1...columns where !isSettled[next] {
          let reduced =
            1 - affinity[here - 1][next - 1] - rowPotential[here] - columnPotential[next]
          if reduced < distance[next] {
            distance[next] = reduced
            cameFrom[next] = column
          }
          if distance[next] < step {
            step = distance[next]
            nearest = next
          }
        }
        for other in 0...columns {
          if isSettled[other] {
            rowPotential[owner[other]] += step
            columnPotential[other] -= step
          } else {
            distance[other] -= step
          }
        }
        column = nearest
      } while owner[column] != 0
      while column != 0 {
        owner[column] = owner[cameFrom[column]]
        column = cameFrom[column]
      }
    }
    var pairs = [Int?](repeating: nil, count: rows)
    for column in 1...columns where owner[column] > 0 { pairs[owner[column] - 1] = column - 1 }
    return pairs
  }
}
