/// Copies of one picture in a data set.
public struct DuplicateGroup: Equatable, Sendable {
  /// How a copy relates to its original.
  public enum Relation: String, Codable, Sendable {
    /// The first of the group, which is its own original: what stays when the others go.
    case first
    /// Every pixel is the same. The original may be another copy.
    case exact
    /// The first of the group but for brightness, contrast, compression, a stamp or a slightly
    /// other crop.
    case near
    /// Near, seen in a mirror.
    case mirrored
  }

  /// One picture of the group.
  public struct Member: Equatable, Sendable {
    /// Its position in the data set, counted from 0.
    public let picture: Int
    public let relation: Relation
    /// The picture of the group that it is a copy of.
    public let original: Int
    /// The correlation with the original, laid over each other; 1 for exact copies.
    public let similarity: Double
  }

  /// The first, then the others by position; at least two.
  public let members: [Member]

  /// Whether members with a label bear different ones.
  public func isConflicting(in dataset: FaceDataset) -> Bool {
    Set(members.map { dataset.labelIndices[$0.picture] }.filter { $0 >= 0 }).count > 1
  }

  /// Whether members lie in different splits.
  public func crossesSplits(in dataset: FaceDataset) -> Bool {
    Set(members.map { dataset.splitIndices[$0.picture] }).count > 1
  }
}
