import MienCore

/// A page with the doubtful pictures of a data set, copies side by side.
public struct CleaningPage {
  private let overview: CleaningOverview

  /// - Throws: ``MienError`` when a kind is not counted once per split.
  public init(_ overview: CleaningOverview) throws {
    for row in overview.counts where row.perSplit.count != overview.splits.count {
      throw MienError(
        "\"\(row.kind)\" of \(overview.name) is not counted for \(overview.splits.count) splits")
    }
    self.overview = overview
  }

  /// Writes the page to `path`.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed or the file cannot be written.
  public func write(to path: String) throws {
    try AtomicFile.write(html(), to: path)
  }

  /// The page.
  public func html() throws -> String {
    var sections = [
      HTMLPage.Section(anchor: "counts", title: "Counts", body: countsSection)
    ]
    for (index, section) in overview.sections.enumerated() {
      sections.append(
        .init(anchor: "kind-\(index)", title: section.title, body: try body(of: section)))
    }
    sections.append(
      .init(
        anchor: "provenance", title: "Provenance", body: PageParts.facts(overview.provenance)))
    return try HTMLPage(
      kind: "Cleaning", title: overview.name,
      lead: "Pictures that a careful person would look at before training on them. Nothing was "
        + "changed.",
      headline: headline, sections: sections
    ).html()
  }

  private var headline: HTML {
    let share = overview.count == 0 ? 0 : Double(overview.listed) / Double(overview.count)
    let figures = [
      PageParts.Figure(
        name: "To leave out", value: Format.count(overview.listed),
        note: "\(Format.percent(share)) of \(Format.count(overview.count)) pictures")
    ]
    let kinds = overview.sections.map { section in
      PageParts.Figure(
        name: section.title, value: Format.count(section.groups.count + section.leftOut),
        note: section.groups.contains { $0.items.count > 1 } ? "groups" : "pictures")
    }
    return PageParts.figures(figures + kinds)
  }

  private var countsSection: HTML {
    PageParts.table(
      caption: "Pictures of each kind; one picture may be of several",
      head: ["Kind"] + overview.splits + ["All"],
      rows: overview.counts.map { row in
        [row.kind] + (row.perSplit + [row.perSplit.reduce(0, +)]).map(Format.count)
      })
  }

  private func body(of section: CleaningOverview.Section) throws -> HTML {
    // Pictures on their own share one grid, groups have a row each.
    let alone = section.groups.filter { $0.items.count == 1 }.flatMap(\.items)
    let single: HTML =
      alone.isEmpty ? "" : "<ul class=\"faces\">\(try alone.map(figure))</ul>"
    let rows = try section.groups.filter { $0.items.count > 1 }.map { group -> HTML in
      """
      <div class="sheet-row"><h3>\(group.title)<small>\(Format.count(group.items.count)) \
      pictures</small></h3><ul class="faces">\(try group.items.map(figure))</ul></div>

      """
    }
    let more: HTML =
      section.leftOut == 0 ? "" : "<p>\(Format.count(section.leftOut)) more are not shown.</p>"
    let none: HTML = section.groups.isEmpty ? "<p>None.</p>" : ""
    return "<p>\(section.explanation)</p>\n\(none)\(single)\(rows)\(more)"
  }

  private func figure(_ item: CleaningOverview.Item) throws -> HTML {
    """
    <li><figure><img src="\(try PNGEncoder.dataURI(item.picture))" width="\(item.picture.width)" \
    height="\(item.picture.height)" alt="picture \(item.number)" loading="lazy"><figcaption>\
    <span class="true">\(item.label)</span> \(item.number)<br><small>\(item.split)<br>\
    \(item.remark)</small></figcaption></figure></li>

    """
  }
}
