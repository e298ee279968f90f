/// Which pictures of a data set count, and into which splits they go.
///
/// A recipe's words for what the papers do before they train: some of the classes, so many pictures
/// of each, and splits of their own. The same selection of the same data set always means the same
/// pictures. See ``FaceDataset/selecting(_:warn:)``.
public struct DatasetSelection: Equatable, Sendable, Codable {
  /// The classes that count, by name, in the order they shall be numbered; empty for all, as they
  /// are.
  public var classes: [String]
  /// The most pictures of any class.
  ///
  /// Chosen at random, and more of them include fewer. With new splits this counts all pictures of
  /// a class; without, those of the training split alone, so that the others stay comparable.
  public var imagesPerClass: Int?
  /// The most pictures in all, the classes in the proportions they have; it counts the same splits
  /// as ``imagesPerClass``.
  public var limit: Int?
  /// The share of all pictures that becomes the split `test`, above 0 and below 1; the rest becomes
  /// `Training`, whatever the splits were before. Nil leaves the splits as they are.
  public var testFraction: Double?
  /// The share of what ``testFraction`` leaves that becomes the split `validation`, above 0 and
  /// below 1. Without ``testFraction`` it is taken from the training split, and the other splits
  /// stay.
  public var validationFraction: Double?
  /// What every random choice follows from.
  public var seed: UInt64
  /// Positions of pictures that do not count at all, in any order.
  public var excluded: [Int]

  public init(
    classes: [String] = [], imagesPerClass: Int? = nil, limit: Int? = nil,
    testFraction: Double? = nil, validationFraction: Double? = nil, seed: UInt64 = 0,
    excluded: [Int] = []
  ) {
    self.classes = classes
    self.imagesPerClass = imagesPerClass
    self.limit = limit
    self.testFraction = testFraction
    self.validationFraction = validationFraction
    self.seed = seed
    self.excluded = excluded
  }

  /// Whether everything stays as it is.
  public var isEmpty: Bool {
    classes.isEmpty && imagesPerClass == nil && limit == nil && testFraction == nil
      && validationFraction == nil && excluded.isEmpty
  }
}
