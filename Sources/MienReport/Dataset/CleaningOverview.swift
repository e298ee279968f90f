/// What is doubtful about the pictures of a data set, as ``CleaningPage`` shows it.
public struct CleaningOverview: Sendable {
  /// A picture with what is said of it.
  public struct Item: Sendable {
    /// The picture itself.
    public var picture: Picture
    /// Its position in the data set, counted from 0.
    public var number: Int
    /// The name of its class; empty without one.
    public var label: String
    /// The split it is in.
    public var split: String
    /// Why it is here, such as its score or what it is a copy of.
    public var remark: String

    /// A picture and what is said of it.
    public init(picture: Picture, number: Int, label: String, split: String, remark: String) {
      self.picture = picture
      self.number = number
      self.label = label
      self.split = split
      self.remark = remark
    }
  }

  /// Pictures that belong together, such as copies of one.
  public struct Group: Sendable {
    /// What holds them together.
    public var title: String
    /// The pictures, in the order they are shown in.
    public var items: [Item]

    /// Pictures under a title.
    public init(title: String, items: [Item]) {
      self.title = title
      self.items = items
    }
  }

  /// One kind of doubt.
  public struct Section: Sendable {
    /// The kind, in a few words.
    public var title: String
    /// What the kind is and how it was told.
    public var explanation: String
    /// The groups that are shown.
    public var groups: [Group]
    /// How many groups there are beyond those in ``groups``.
    public var leftOut: Int

    /// One kind of doubt, with `leftOut` groups beyond those shown.
    public init(title: String, explanation: String, groups: [Group], leftOut: Int = 0) {
      self.title = title
      self.explanation = explanation
      self.groups = groups
      self.leftOut = leftOut
    }
  }

  /// The data set's name or file.
  public var name: String
  /// All pictures of the data set.
  public var count: Int
  /// How many of them a list would leave out.
  public var listed: Int
  /// The names of the splits.
  public var splits: [String]
  /// Kinds of doubtful pictures and how many each split has.
  public var counts: [(kind: String, perSplit: [Int])]
  /// The kinds of doubt, in the order they are shown in.
  public var sections: [Section]
  /// Where the data comes from: file, fingerprint, command, date.
  public var provenance: [Fact]

  /// An overview whose `counts` have a number for each of `splits`.
  public init(
    name: String, count: Int, listed: Int, splits: [String],
    counts: [(kind: String, perSplit: [Int])], sections: [Section], provenance: [Fact]
  ) {
    self.name = name
    self.count = count
    self.listed = listed
    self.splits = splits
    self.counts = counts
    self.sections = sections
    self.provenance = provenance
  }
}
