extension ReproductionPage {
  /// The reproduction as Markdown, headings from the second level on, for `docs/reproductions.md`.
  public var markdown: String {
    let paper = reproduction.paper
    var parts = [
      "## \(Markdown.escaped(paper.title)) (`\(paper.key)`, \(reproduction.mode))\n",
      Markdown.escaped("\(paper.authors). \(paper.venue)") + "\n",
    ]
    parts += [reproduction.summary, syntheticSentence].filter { !$0.isEmpty }
      .map { Markdown.escaped($0) + "\n" }
    if !reproduction.figures.isEmpty {
      parts.append(
        "### The paper’s figures and ours\n\n"
          + PaperFigureTable(figures: reproduction.figures, caption: "").markdown)
    }
    if !reproduction.remarks.isEmpty {
      let items = reproduction.remarks.map { remark in
        "- **\(remark.verdict.rawValue)**: \(Markdown.escaped(remark.claim)) "
          + "\(Markdown.escaped(remark.evidence))\n"
      }
      parts.append("### What a careful reader notes\n\n" + items.joined())
    }
    for section in reproduction.sections {
      parts.append("### \(Markdown.escaped(section.title))\n")
      if !section.text.isEmpty { parts.append(Markdown.escaped(section.text) + "\n") }
      parts += section.blocks.map(\.markdown)
    }
    if !reproduction.cuts.isEmpty {
      let items = reproduction.cuts.map { "- \(Markdown.escaped($0))\n" }
      parts.append("### \(cutsTitle)\n\n" + items.joined())
    }
    parts.append("### To repeat this\n")
    for command in reproduction.commands {
      let seed = command.seed.map { ", seed \($0)" } ?? ""
      let time =
        command.seconds.flatMap { $0.isFinite ? $0 : nil }.map {
          ", \(Format.number($0, digits: 1)) s"
        } ?? ""
      parts.append(
        "\(Markdown.escaped(command.what))\(seed)\(time):\n\n" + Markdown.code(command.line))
    }
    let facts = reproduction.provenance.map { fact in
      "- \(Markdown.escaped(fact.name)): \(Markdown.escaped(fact.value))\n"
    }
    if !facts.isEmpty { parts.append(facts.joined()) }
    return parts.joined(separator: "\n")
  }
}
