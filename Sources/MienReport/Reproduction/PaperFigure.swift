import Foundation

/// A value as a paper prints it.
public enum FigureValue: Equatable, Sendable {
  /// `0 ... 1`, shown in percent; `digits` are decimals of the percentage.
  case share(Double, digits: Int = 1)
  /// A number in a unit, which may be empty.
  case number(Double, unit: String = "", digits: Int = 2)
  /// What is no number: the name of the best network.
  case text(String)

  /// The value in words.
  public var text: String {
    switch self {
    case .share(let value, let digits): Format.percent(value, digits: Self.decimals(digits))
    case .number(let value, let unit, let digits):
      Format.number(value, digits: Self.decimals(digits)) + (unit.isEmpty ? "" : "\u{A0}\(unit)")
    case .text(let text): text
    }
  }

  /// What must be added to `other` to come here, with its sign; `nil` where that makes no sense.
  func difference(from other: FigureValue) -> String? {
    switch (self, other) {
    case (.share(let own, let digits), .share(let their, let others)):
      Self.signed((own - their) * 100, digits: max(digits, others), unit: "points")
    case (.number(let own, let unit, let digits), .number(let their, let other, let others))
    where unit == other:
      Self.signed(own - their, digits: max(digits, others), unit: unit)
    case (.text(let own), .text(let their)): own == their ? "the same" : "another"
    default: nil
    }
  }

  /// The value in JSON: shares and numbers as numbers.
  fileprivate var number: Double? {
    switch self {
    case .share(let value, _), .number(let value, _, _): value.isFinite ? value : nil
    case .text: nil
    }
  }

  private static func signed(_ value: Double, digits: Int, unit: String) -> String? {
    guard value.isFinite else { return nil }
    let size = String(format: "%.\(decimals(digits))f", abs(value))
    let sign = Double(size) == 0 ? "±" : value < 0 ? "−" : "+"
    return sign + size + (unit.isEmpty ? "" : "\u{A0}\(unit)")
  }

  private static func decimals(_ digits: Int) -> Int { min(max(digits, 0), 9) }
}

extension FigureValue: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let number {
      try container.encode(number)
    } else if case .text(let text) = self {
      try container.encode(text)
    } else {
      try container.encodeNil()
    }
  }
}

/// One figure of a paper beside ours.
public struct PaperFigure: Sendable {
  /// What is measured: "accuracy of ResNet-18 on FER2013".
  public var what: String
  /// As the paper has it; `nil` when it prints none.
  public var printed: FigureValue?
  /// As measured here; `nil` when it was not.
  public var ours: FigureValue?
  /// The split the paper claims for its figure, in its words.
  public var paperSplit: String
  /// The split ours was measured on.
  public var split: String
  /// What ours was measured on.
  public var data: DataSource
  /// What a reader must know to compare the two.
  public var note: String
  /// Whether the figure stands above the page.
  public var isHeadline: Bool

  /// A figure `on` the split that the paper claims and, behind `ours`, on the one that was used.
  public init(
    _ what: String, printed: FigureValue?, on paperSplit: String, ours: FigureValue?,
    on split: String, data: DataSource, note: String = "", isHeadline: Bool = false
  ) {
    self.what = what
    self.printed = printed
    self.paperSplit = paperSplit
    self.ours = ours
    self.split = split
    self.data = data
    self.note = note
    self.isHeadline = isHeadline
  }

  /// Ours less the paper's, in words; `nil` where one is missing or they cannot be subtracted.
  public var difference: String? {
    guard let printed, let ours else { return nil }
    return ours.difference(from: printed)
  }
}

extension PaperFigure: Encodable {
  enum CodingKeys: String, CodingKey {
    case what, printed, ours, difference, split, data, note, unit
    case paperSplit = "paper_split"
  }

  /// Shares and numbers are numbers; `unit` tells which, and the difference is in the same.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(what, forKey: .what)
    try container.encode(printed, forKey: .printed)
    try container.encode(ours, forKey: .ours)
    var gap: Double?
    if difference != nil, let a = ours?.number, let b = printed?.number { gap = a - b }
    try container.encode(gap, forKey: .difference)
    switch ours ?? printed {
    case .share: try container.encode("share", forKey: .unit)
    case .number(_, let unit, _): try container.encode(unit, forKey: .unit)
    default: try container.encodeNil(forKey: .unit)
    }
    try container.encode(paperSplit, forKey: .paperSplit)
    try container.encode(split, forKey: .split)
    try container.encode(data, forKey: .data)
    try container.encode(note, forKey: .note)
  }
}
