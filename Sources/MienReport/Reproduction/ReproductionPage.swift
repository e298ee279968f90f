import Foundation
import MienCore

/// A reproduction as one page that opens offline, as JSON and as Markdown.
public struct ReproductionPage {
  let reproduction: Reproduction

  /// The page of one reproduction.
  public init(_ reproduction: Reproduction) {
    self.reproduction = reproduction
  }

  /// Writes `report.html`, `report.json` and `report.md` into `folder`, which is made if missing.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed or a file cannot be written;
  ///   nothing half-written stays.
  public func write(to folder: String) throws {
    let page = try html()
    try AtomicFile.write(json(), to: "\(folder)/report.json")
    try AtomicFile.write(markdown, to: "\(folder)/report.md")
    try AtomicFile.write(page, to: "\(folder)/report.html")
  }

  /// ``Reproduction`` as JSON, keys sorted; what is no number is null or left out.
  public func json() throws -> Data {
    try ReportJSON.encode(reproduction)
  }

  /// The page.
  public func html() throws -> String {
    let paper = reproduction.paper
    var sections: [HTMLPage.Section] = [
      .init(anchor: "figures", title: "The paper’s figures and ours", body: figuresSection)
    ]
    if !reproduction.remarks.isEmpty {
      sections.append(
        .init(anchor: "remarks", title: "What a careful reader notes", body: remarksSection))
    }
    for (index, section) in reproduction.sections.enumerated() {
      sections.append(
        .init(anchor: "part-\(index + 1)", title: section.title, body: Self.body(section)))
    }
    if !reproduction.cuts.isEmpty {
      sections.append(.init(anchor: "cuts", title: cutsTitle, body: cutsSection))
    }
    sections.append(.init(anchor: "repeat", title: "To repeat this", body: repeatSection))
    return try HTMLPage(
      kind: "Reproduction, \(reproduction.mode)", title: paper.title,
      lead: reproduction.summary, headline: headline, sections: sections,
      style: ReproductionStyle.source
    ).html()
  }

  var cutsTitle: String { "What --\(reproduction.mode) cut" }

  /// How many figures were measured on synthetic data, as a sentence; empty when none.
  var syntheticSentence: String {
    let all = reproduction.figures.filter { $0.ours != nil }
    let synthetic = all.count { $0.data.isSynthetic }
    return synthetic == 0
      ? ""
      : "\(synthetic) of \(all.count) figures were measured on synthetic faces in the place of "
        + "the paper's data; they say that the experiment runs, nothing about the paper."
  }

  private var headline: HTML {
    let paper = reproduction.paper
    let chosen = reproduction.figures.filter(\.isHeadline)
    let figures = chosen.prefix(4).map { figure -> PageParts.Figure in
      let printed = figure.printed.map { "paper \($0.text)" } ?? "the paper prints none"
      let gap = figure.difference.map { ", \($0)" } ?? ""
      let kind = figure.data.isSynthetic ? "; synthetic data" : ""
      return PageParts.Figure(
        name: figure.what, value: figure.ours?.text ?? "–",
        note: "\(printed)\(gap); \(figure.split)\(kind)")
    }
    return """
      <p class="citation">\(paper.authors). \(paper.venue)</p>
      \(figures.isEmpty ? "" : PageParts.figures(Array(figures)))
      """
  }

  private var figuresSection: HTML {
    let warning = syntheticSentence
    let caption = "Ring: the paper. Dot: Mien. Each value stands over the split it belongs to."
    let table: HTML =
      reproduction.figures.isEmpty
      ? "<p>Nothing was measured.</p>"
      : PaperFigureTable(figures: reproduction.figures, caption: caption).html
    return """
      \(warning.isEmpty ? "" : "<p class=\"warning\">\(warning)</p>" as HTML)\(table)
      """
  }

  private var remarksSection: HTML {
    let items = reproduction.remarks.map { remark -> HTML in
      """
      <li><span class="verdict \(remark.verdict.style)">\(remark.verdict.rawValue)</span>\
      <div><h3>\(remark.claim)</h3><p>\(remark.evidence)</p></div></li>

      """
    }
    return "<ul class=\"remarks\">\(items)</ul>"
  }

  private static func body(_ section: Reproduction.Section) -> HTML {
    let text: HTML = section.text.isEmpty ? "" : "<p>\(section.text)</p>\n"
    return "\(text)\(section.blocks.map(\.html))"
  }

  private var cutsSection: HTML {
    let items = reproduction.cuts.map { "<li>\($0)</li>\n" as HTML }
    return "<div class=\"limits\"><ul>\(items)</ul></div>"
  }

  private var repeatSection: HTML {
    let commands = reproduction.commands.map { command -> HTML in
      var details: [String] = []
      if let seed = command.seed { details.append("seed \(seed)") }
      if let seconds = command.seconds, seconds.isFinite {
        details.append("\(Format.number(seconds, digits: 1)) s")
      }
      return """
        <li><h3>\(command.what)<small>\(details.joined(separator: ", "))</small></h3>\
        <pre><code>\(command.line)</code></pre></li>

        """
    }
    let list: HTML = commands.isEmpty ? "" : "<ol class=\"commands\">\(commands)</ol>"
    return "\(list)\(PageParts.facts(reproduction.provenance))"
  }
}

extension Reproduction.Remark.Verdict {
  fileprivate var style: HTML {
    switch self {
    case .confirmed: "yes"
    case .contradicted: "no"
    case .partly: "partly"
    case .open: "open"
    }
  }
}
