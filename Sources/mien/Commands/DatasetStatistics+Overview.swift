import MienData
import MienReport

extension DatasetStatistics {
  /// Counts and pixels of every split and class, as pages show them.
  var overview: [DatasetOverview.Split] {
    splits.map { split in
      DatasetOverview.Split(
        name: split.name, counts: split.classes.map(\.count),
        pixels: Self.pixels(split.count, split.mean, split.std),
        classPixels: split.classes.map { Self.pixels($0.count, $0.mean, $0.std) })
    }
  }

  private static func pixels(
    _ count: Int, _ mean: Double, _ std: Double
  ) -> DatasetOverview.Pixels? {
    count == 0 ? nil : .init(mean: mean, standardDeviation: std)
  }
}
