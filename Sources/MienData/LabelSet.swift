/// The classes of a data set, in the order of their numbers.
///
/// Names are looked up as they are, then without regard to case, then by the synonyms that data sets use for the basic
/// expressions: `anger` finds `angry`.
public struct LabelSet: Equatable, Sendable, Codable {
  /// The name of class 0, of class 1, …
  public let names: [String]

  /// A set of exactly these names in this order; of a name that appears twice, the first counts.
  public init(_ names: [String]) {
    self.names = names
  }

  /// The seven expressions of FER2013 with its numbers: 0 angry, 1 disgust, 2 fear, 3 happy, 4 sad,
  /// 5 surprise, 6 neutral (Goodfellow et al. 2013, https://arxiv.org/abs/1307.0414).
  public static let fer2013 = LabelSet([
    "angry", "disgust", "fear", "happy", "sad", "surprise", "neutral",
  ])

  /// The set that a folder tree means by its class folders.
  ///
  /// The expressions of FER2013 come first, in its order and under its names, whatever synonym the
  /// folder bears; then contempt; then all other names, as written, by number where they are whole
  /// numbers and by lowercased name otherwise. So the seven folders of a FER2013 download get the
  /// numbers of its csv.
  public init(classFolders: some Sequence<String>) {
    let given = Set(classFolders.map { Self.canonical($0) ?? $0 })
    let known = Self.expressions.filter(given.contains)
    let others = given.subtracting(known).sorted { first, second in
      switch (Int(first), Int(second)) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      default: (first.lowercased(), first) < (second.lowercased(), second)
      }
    }
    names = known + others
  }

  /// The number of classes.
  public var count: Int { names.count }

  /// The number of a class, by its name, failing that by its name in another case, failing that by a
  /// synonym; nil when unknown.
  public func index(of name: String) -> Int? {
    if let exact = names.firstIndex(of: name) { return exact }
    let lowercased = name.lowercased()
    if let same = names.firstIndex(where: { $0.lowercased() == lowercased }) { return same }
    guard let canonical = Self.canonical(name) else { return nil }
    return names.firstIndex { Self.canonical($0) == canonical }
  }

  /// FER2013's order, and the eighth expression that other sets add to it.
  private static let expressions = fer2013.names + ["contempt"]

  private static let synonyms = [
    "anger": "angry", "disgusted": "disgust", "fearful": "fear", "happiness": "happy",
    "sadness": "sad", "surprised": "surprise",
  ]

  /// The name this module uses for an expression, or nil when `name` is none.
  static func canonical(_ name: String) -> String? {
    let lowercased = name.lowercased()
    let name = synonyms[lowercased] ?? lowercased
    return expressions.contains(name) ? name : nil
  }

  /// Reads a list of names.
  public init(from decoder: any Decoder) throws {
    names = try decoder.singleValueContainer().decode([String].self)
  }

  /// Writes a list of names.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(names)
  }
}
