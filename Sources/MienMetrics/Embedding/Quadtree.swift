/// Points of the plane in nested squares, for sums over all pairs in O(n log n) (Barnes and Hut
/// 1986).
struct Quadtree {
  /// A square and what lies in it; squares stand before their quarters, depth first.
  private struct Cell {
    /// The points' centre of mass.
    var centre: SIMD2<Float>
    /// The square of the side.
    var area: Float
    /// The number of points.
    var mass: Float
    /// The cell that follows when this one is not opened.
    var next: Int32
    /// The points of a leaf within the order; none in a cell that has quarters.
    var first: Int32
    var last: Int32
  }

  /// Points per group: they share one walk through the tree.
  private static let lanes = 8
  private static let leafSize = 8
  /// Sides are halved at most this often; closer points share a leaf.
  private static let depth = 16

  /// Positions of the points along a curve that fills the plane, so that neighbours stay together.
  private var order: [Int32] = []
  private var sorted: [SIMD2<Float>] = []
  private var cells: [Cell] = []

  /// Puts new points in; memory is used again.
  ///
  /// - Precondition: All coordinates are finite.
  mutating func build(_ points: [SIMD2<Float>]) {
    var low = points[0]
    var high = points[0]
    for point in points {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    let side = max((high - low).max(), .leastNormalMagnitude)
    let steps = Float(1 << Self.depth)
    var keys = points.indices.map { index -> UInt64 in
      let place = (points[index] - low) / side * steps
      let x = UInt32(min(place.x, steps - 1))
      let y = UInt32(min(place.y, steps - 1))
      return UInt64(Self.spread(x) | Self.spread(y) << 1) << 32 | UInt64(index)
    }
    keys.sort()
    order = keys.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    sorted = order.map { points[Int($0)] }
    cells.removeAll(keepingCapacity: true)
    split(keys, 0..<keys.count, level: 0, side: side)
  }

  private mutating func split(_ keys: [UInt64], _ range: Range<Int>, level: Int, side: Float) {
    let own = cells.count
    var sum = SIMD2<Double>.zero
    for place in range { sum += SIMD2<Double>(sorted[place]) }
    let isLeaf = range.count <= Self.leafSize || level == Self.depth
    cells.append(
      Cell(
        centre: SIMD2<Float>(sum / Double(range.count)), area: side * side,
        mass: Float(range.count), next: 0, first: isLeaf ? Int32(range.lowerBound) : 0,
        last: isLeaf ? Int32(range.upperBound) : 0))
    if !isLeaf {
      let shift = UInt64(32 + 2 * (Self.depth - 1 - level))
      var start = range.lowerBound
      for quarter in 0..<UInt64(4) {
        var end = start
        while end < range.upperBound, (keys[end] >> shift) & 3 == quarter { end += 1 }
        if end > start { split(keys, start..<end, level: level + 1, side: side / 2) }
        start = end
      }
    }
    cells[own].next = Int32(cells.count)
  }

  /// Puts a zero between the 16 bits of a number, so that two can be interleaved.
  private static func spread(_ value: UInt32) -> UInt32 {
    var bits = value
    bits = (bits | bits << 8) & 0x00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333
    return (bits | bits << 1) & 0x5555_5555
  }

  /// For every point i the sum of (yᵢ - yⱼ) / (1 + |yᵢ - yⱼ|²)² over all others.
  ///
  /// - Parameters:
  ///   - angle: A cell counts as one point when its side is smaller than `angle` times its
  ///     distance; 0 opens all. Below 0.7, so that no point takes its own cell for a far one.
  ///   - forces: Receives the sums, in the order of the points given to ``build(_:)``.
  /// - Returns: The sum of 1 / (1 + |yᵢ - yⱼ|²) over all ordered pairs.
  func repulsion(angle: Float, forces: inout [SIMD2<Float>]) -> Double {
    let groups = (order.count + Self.lanes - 1) / Self.lanes
    var sums = [Double](repeating: 0, count: groups)
    forces.withUnsafeMutableBufferPointer { forces in
      sums.withUnsafeMutableBufferPointer { sums in
        Parallel.blocks(of: 16, in: groups) { block in
          for group in block { sums[group] = walk(group, angle: angle, forces: forces) }
        }
      }
    }
    // Every point met itself at distance zero.
    return sums.reduce(0, +) - Double(order.count)
  }

  /// Takes eight neighbouring points through the tree; a cell must be far from all of them.
  private func walk(
    _ group: Int, angle: Float, forces: UnsafeMutableBufferPointer<SIMD2<Float>>
  ) -> Double {
    let start = group * Self.lanes
    let filled = min(Self.lanes, order.count - start)
    var x = SIMD8<Float>(repeating: sorted[start].x)
    var y = SIMD8<Float>(repeating: sorted[start].y)
    for lane in 0..<filled {
      x[lane] = sorted[start + lane].x
      y[lane] = sorted[start + lane].y
    }
    let low = SIMD2(x.min(), y.min())
    let high = SIMD2(x.max(), y.max())
    var forceX = SIMD8<Float>.zero
    var forceY = SIMD8<Float>.zero
    var total = SIMD8<Float>.zero

    func meet(_ other: SIMD2<Float>, mass: Float) {
      let dx = x - other.x
      let dy = y - other.y
      let kernel = 1 / (1 + dx * dx + dy * dy)
      let weight = kernel * mass
      total += weight
      let pull = weight * kernel
      forceX += pull * dx
      forceY += pull * dy
    }

    let openness = angle * angle
    cells.withUnsafeBufferPointer { cells in
      sorted.withUnsafeBufferPointer { sorted in
        var place = 0
        while place < cells.count {
          let cell = cells[place]
          let gap = pointwiseMax(pointwiseMax(low - cell.centre, cell.centre - high), .zero)
          if cell.area < openness * (gap * gap).sum() {
            meet(cell.centre, mass: cell.mass)
            place = Int(cell.next)
          } else {
            for point in Int(cell.first)..<Int(cell.last) { meet(sorted[point], mass: 1) }
            place += 1
          }
        }
      }
    }
    var sum = 0.0
    for lane in 0..<filled {
      forces[Int(order[start + lane])] = SIMD2(forceX[lane], forceY[lane])
      sum += Double(total[lane])
    }
    return sum
  }
}
