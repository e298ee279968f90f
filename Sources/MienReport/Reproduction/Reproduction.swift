import MienMetrics

/// What came of running a paper's experiments again: all that its page, its JSON document and its
/// Markdown show.
public struct Reproduction: Sendable {
  /// The paper, as a reader finds it.
  public struct Paper: Sendable, Encodable {
    /// Mien's name for it: `li`.
    public var key: String
    public var title: String
    public var authors: String
    /// Where and when it appeared.
    public var venue: String

    public init(key: String, title: String, authors: String, venue: String) {
      self.key = key
      self.title = title
      self.authors = authors
      self.venue = venue
    }
  }

  /// What a careful reader says about the paper, with what it rests on.
  public struct Remark: Sendable, Encodable {
    public enum Verdict: String, Sendable, Encodable, CaseIterable {
      case confirmed, contradicted
      case partly = "partly confirmed"
      case open = "not settled"
    }

    public var claim: String
    public var evidence: String
    public var verdict: Verdict

    public init(_ claim: String, evidence: String, verdict: Verdict) {
      self.claim = claim
      self.evidence = evidence
      self.verdict = verdict
    }
  }

  /// One run of a program, so that it can be repeated.
  public struct Command: Sendable, Encodable {
    public var what: String
    public var line: String
    public var seed: UInt64?
    public var seconds: Double?

    public init(_ what: String, line: String, seed: UInt64? = nil, seconds: Double? = nil) {
      self.what = what
      self.line = line
      self.seed = seed
      self.seconds = seconds
    }

    enum CodingKeys: String, CodingKey { case what, line, seed, seconds }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(what, forKey: .what)
      try container.encode(line, forKey: .line)
      try container.encodeIfPresent(seed, forKey: .seed)
      if let seconds, seconds.isFinite { try container.encode(seconds, forKey: .seconds) }
    }
  }

  /// An experiment, or a group of them.
  public struct Section: Sendable, Encodable {
    public var title: String
    /// What was done and what it shows.
    public var text: String
    public var blocks: [ReproductionBlock]

    public init(_ title: String, text: String = "", blocks: [ReproductionBlock]) {
      self.title = title
      self.text = text
      self.blocks = blocks
    }
  }

  public var paper: Paper
  /// `quick`, `full`.
  public var mode: String
  /// What came of it, in a sentence or two.
  public var summary: String
  public var figures: [PaperFigure]
  public var sections: [Section]
  public var remarks: [Remark]
  /// What this mode left out of what the paper did, and what that changes.
  public var cuts: [String]
  public var commands: [Command]
  /// Machine, versions, date, fingerprints of the data.
  public var provenance: [Fact]

  public init(
    paper: Paper, mode: String, summary: String, figures: [PaperFigure],
    sections: [Section] = [], remarks: [Remark] = [], cuts: [String] = [],
    commands: [Command] = [], provenance: [Fact] = []
  ) {
    self.paper = paper
    self.mode = mode
    self.summary = summary
    self.figures = figures
    self.sections = sections
    self.remarks = remarks
    self.cuts = cuts
    self.commands = commands
    self.provenance = provenance
  }
}

extension Reproduction: Encodable {
  enum CodingKeys: String, CodingKey {
    case paper, mode, summary, figures, sections, remarks, cuts, commands, provenance
  }
}
