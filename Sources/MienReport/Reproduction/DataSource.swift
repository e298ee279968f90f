/// What a figure was measured on: pictures of people, or pictures made up in their place.
public enum DataSource: Equatable, Sendable {
  /// A data set by its name.
  case real(String)
  /// Drawn by Mien, in the place of a data set that is not at hand.
  case synthetic(layoutOf: String)

  /// The name that every table row shows.
  public var label: String {
    switch self {
    case .real(let name): name
    case .synthetic(let name): "synthetic, in the layout of \(name)"
    }
  }

  /// Whether the pictures are drawn.
  public var isSynthetic: Bool {
    if case .synthetic = self { true } else { false }
  }

  /// The name in short, for charts, where the long one does not fit.
  var short: String {
    switch self {
    case .real(let name): name
    case .synthetic(let name): "\(name)-like, synthetic"
    }
  }

  /// The name as a page sets it: synthetic data stands out.
  var html: HTML {
    isSynthetic
      ? "<span class=\"tag synthetic\">\(label)</span>" : "<span class=\"tag\">\(label)</span>"
  }
}

extension DataSource: Encodable {
  enum CodingKeys: String, CodingKey { case label, synthetic }

  /// The label and whether it is synthetic.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(label, forKey: .label)
    try container.encode(isSynthetic, forKey: .synthetic)
  }
}
