/// What a data set holds, as ``DatasetPage`` shows it.
public struct DatasetOverview: Sendable {
  /// Mean and standard deviation of pixels, black 0 and white 1.
  public struct Pixels: Equatable, Sendable {
    /// `0 ... 1`.
    public var mean: Double
    /// `0 ... 0.5`.
    public var standardDeviation: Double

    /// The two figures, each as a share of white.
    public init(mean: Double, standardDeviation: Double) {
      self.mean = mean
      self.standardDeviation = standardDeviation
    }
  }

  /// One split.
  public struct Split: Sendable {
    /// The data set's name for it.
    public var name: String
    /// Faces per class, in the order of the labels.
    public var counts: [Int]
    /// Over all pixels of the split; `nil` when it is empty.
    public var pixels: Pixels?
    /// Over the pixels of each class; `nil` for a class without faces.
    public var classPixels: [Pixels?]

    /// A split whose `counts` and `classPixels` have one value for each label.
    public init(name: String, counts: [Int], pixels: Pixels?, classPixels: [Pixels?]) {
      self.name = name
      self.counts = counts
      self.pixels = pixels
      self.classPixels = classPixels
    }
  }

  /// The data set's name or file.
  public var name: String
  /// The names of the classes.
  public var labels: [String]
  /// In the data set's order.
  public var splits: [Split]
  /// Where the data comes from: file, fingerprint, command, date.
  public var provenance: [Fact]
  /// A few faces per class, in the order of the labels.
  public var samples: [[Picture]]

  /// An overview whose splits and samples have one entry for each label.
  public init(
    name: String, labels: [String], splits: [Split], provenance: [Fact], samples: [[Picture]]
  ) {
    self.name = name
    self.labels = labels
    self.splits = splits
    self.provenance = provenance
    self.samples = samples
  }
}
