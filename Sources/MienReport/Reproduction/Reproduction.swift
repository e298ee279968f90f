import MienMetrics

/// What came of running a paper's experiments again: all that its page, its JSON document and its
/// Markdown show.
public struct Reproduction: Sendable {
  /// The paper, as a reader finds it.
  public struct Paper: Sendable, Encodable {
    /// Mien's name for it: `li`.
    public var key: String
    /// Its title.
    public var title: String
    /// Their names, as the paper has them.
    public var authors: String
    /// Where and when it appeared.
    public var venue: String

    /// A paper by what a reader finds it by.
    public init(key: String, title: String, authors: String, venue: String) {
      self.key = key
      self.title = title
      self.authors = authors
      self.venue = venue
    }
  }

  /// What a careful reader says about the paper, with what it rests on.
  public struct Remark: Sendable, Encodable {
    /// What the evidence makes of the claim.
    public enum Verdict: String, Sendable, Encodable, CaseIterable {
      case confirmed, contradicted
      case partly = "partly confirmed"
      case open = "not settled"
    }

    /// What the paper says, or what is said of it.
    public var claim: String
    /// What was measured or read, in a sentence or two.
    public var evidence: String
    /// What that makes of the claim.
    public var verdict: Verdict

    /// A claim, what it was held against and what came of it.
    public init(_ claim: String, evidence: String, verdict: Verdict) {
      self.claim = claim
      self.evidence = evidence
      self.verdict = verdict
    }
  }

  /// One run of a program, so that it can be repeated.
  public struct Command: Sendable, Encodable {
    /// What the run gives.
    public var what: String
    /// As it is typed.
    public var line: String
    /// Nil where nothing is drawn at random.
    public var seed: UInt64?
    /// How long it took; nil when that is not known.
    public var seconds: Double?

    /// A command line and what it gives.
    public init(_ what: String, line: String, seed: UInt64? = nil, seconds: Double? = nil) {
      self.what = what
      self.line = line
      self.seed = seed
      self.seconds = seconds
    }

    enum CodingKeys: String, CodingKey { case what, line, seed, seconds }

    /// JSON knows no NaN: such a time is left out like one that is not known.
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
    /// What was tried.
    public var title: String
    /// What was done and what it shows.
    public var text: String
    /// Tables and charts, in the order they are shown in.
    public var blocks: [ReproductionBlock]

    /// A section of tables and charts.
    public init(_ title: String, text: String = "", blocks: [ReproductionBlock]) {
      self.title = title
      self.text = text
      self.blocks = blocks
    }
  }

  /// The paper that was reproduced.
  public var paper: Paper
  /// `quick`, `full`.
  public var mode: String
  /// What came of it, in a sentence or two.
  public var summary: String
  /// Its figures beside ours.
  public var figures: [PaperFigure]
  /// The experiments.
  public var sections: [Section]
  /// What a careful reader says of it.
  public var remarks: [Remark]
  /// What this mode left out of what the paper did, and what that changes.
  public var cuts: [String]
  /// The runs behind the figures.
  public var commands: [Command]
  /// Machine, versions, date, fingerprints of the data.
  public var provenance: [Fact]

  /// A reproduction in the mode `quick` or `full`.
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
