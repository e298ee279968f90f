import Dispatch
import MienCore
import Synchronization

/// How many pictures a data set holds of what, and how bright they are.
///
/// Brightness is that of x/255, so 0 for black and 1 for white; the standard deviation is over all
/// pixels and channels of the pictures together (divided by their number, not one less). Both are 0
/// where there are no pictures.
public struct DatasetStatistics: Codable, Equatable, Sendable {
  /// The pictures of one class within a split.
  public struct Class: Codable, Equatable, Sendable {
    public let label: String
    public let count: Int
    public let mean: Double
    public let std: Double
  }

  /// The pictures of one split.
  public struct Split: Codable, Equatable, Sendable {
    public let name: String
    public let count: Int
    /// What training subtracts, when this is the split it trains on.
    public let mean: Double
    /// What training divides by.
    public let std: Double
    /// One entry a class of the data set, in its order, also where it has no pictures.
    public let classes: [Class]
    /// How many pictures of ``count`` have no label.
    public let unlabelled: Int
  }

  public let count: Int
  /// How many bad rows or files were left out when the data set was read.
  public let skipped: Int
  /// In the order of ``FaceDataset/splitNames``.
  public let splits: [Split]

  /// Reads every pixel once, on all processors.
  ///
  /// - Complexity: O(pixels), some 20 ms for FER2013 on two cores.
  public init(of dataset: FaceDataset) {
    // One group a split and class, the last of each split for pictures without a label.
    let stride = dataset.labels.count + 1
    let moments = Moments.grouped(
      dataset, groupCount: dataset.splitNames.count * stride
    ) { index in
      let label = Int(dataset.labelIndices[index])
      return Int(dataset.splitIndices[index]) * stride + (label < 0 ? stride - 1 : label)
    }
    count = dataset.count
    skipped = dataset.skipped
    splits = dataset.splitNames.enumerated().map { number, name in
      let groups = moments[(number * stride)..<((number + 1) * stride)]
      let all = groups.reduce(into: Moments()) { $0.add($1) }
      return Split(
        name: name, count: all.pictures, mean: all.mean, std: all.std,
        classes: zip(dataset.labels.names, groups).map {
          Class(label: $0, count: $1.pictures, mean: $1.mean, std: $1.std)
        }, unlabelled: groups.last?.pictures ?? 0)
    }
  }
}

/// Exact sums over pixels, from which mean and deviation follow.
private struct Moments: Sendable {
  private(set) var pictures = 0
  private var pixels: UInt64 = 0
  private var sum: UInt64 = 0
  private var squares: UInt64 = 0

  var mean: Double { pixels == 0 ? 0 : Double(sum) / Double(pixels) / 255 }

  var std: Double {
    guard pixels > 0 else { return 0 }
    let mean = Double(sum) / Double(pixels)
    return max(0, Double(squares) / Double(pixels) - mean * mean).squareRoot() / 255
  }

  mutating func add(_ other: Moments) {
    pictures += other.pictures
    pixels += other.pixels
    sum += other.sum
    squares += other.squares
  }

  mutating func add(picture: UnsafeBufferPointer<UInt8>) {
    var sum: UInt64 = 0
    var squares: UInt64 = 0
    for pixel in picture {
      let value = UInt32(pixel)
      sum &+= UInt64(value)
      squares &+= UInt64(value &* value)
    }
    pictures += 1
    pixels += UInt64(picture.count)
    self.sum += sum
    self.squares += squares
  }

  /// The sums of pictures by the group that `group` gives each position.
  static func grouped(
    _ dataset: FaceDataset, groupCount: Int, by group: @Sendable (Int) -> Int
  ) -> [Moments] {
    let count = dataset.count
    let portion = 512
    let total = Mutex([Moments](repeating: Moments(), count: groupCount))
    DispatchQueue.concurrentPerform(iterations: (count + portion - 1) / portion) { part in
      // A portion meets few of the groups, however many names a data set has.
      var groups: [Int: Moments] = [:]
      dataset.withPixels { pixels in
        for index in (part * portion)..<min((part + 1) * portion, count) {
          let range = (index * dataset.imageSize)..<((index + 1) * dataset.imageSize)
          groups[group(index), default: Moments()].add(
            picture: UnsafeBufferPointer(rebasing: pixels[range]))
        }
      }
      total.withLock { total in
        for (number, moments) in groups { total[number].add(moments) }
      }
    }
    return total.withLock { $0 }
  }
}
