/// Figures of a paper beside ours: the table a reader of a reproduction came for.
struct PaperFigureTable {
  let figures: [PaperFigure]
  let caption: String

  var html: HTML {
    let rows = figures.map { figure -> HTML in
      let note: HTML = figure.note.isEmpty ? "" : "<small>\(figure.note)</small>"
      return """
        <tr><th scope="row">\(figure.what)\(note)</th>\
        <td>\(value(figure.printed, "not printed"))<small>\(figure.paperSplit)</small></td>\
        <td class="ours">\(value(figure.ours, "not measured"))<small>\(figure.split)</small></td>\
        <td>\(figure.difference ?? "–")\(track(figure))</td>\
        <td class="text">\(figure.data.html)</td></tr>

        """
    }
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">\
      <table class="figures-table">
      <caption>\(caption)</caption>
      <thead><tr><th scope="col" class="text">Figure</th><th scope="col">Paper</th>\
      <th scope="col">Mien</th><th scope="col">Difference</th>\
      <th scope="col" class="text">Measured on</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
  }

  var markdown: String {
    Markdown.table(
      head: ["Figure", "Paper", "Its split", "Mien", "Our split", "Difference", "Data", "Note"],
      rows: figures.map { figure in
        [
          figure.what, figure.printed?.text ?? "–", figure.paperSplit, figure.ours?.text ?? "–",
          figure.split, figure.difference ?? "–", figure.data.label, figure.note,
        ]
      })
  }

  private func value(_ value: FigureValue?, _ missing: String) -> HTML {
    value.map { "<b>\($0.text)</b>" } ?? "<span class=\"missing\">\(missing)</span>"
  }

  /// A line from 0 to 100 % with the paper as a ring and ours as a dot; only shares have one.
  private func track(_ figure: PaperFigure) -> HTML {
    guard case .share(let ours, _) = figure.ours, case .share(let paper, _) = figure.printed,
      (0...1).contains(ours), (0...1).contains(paper)
    else { return "" }
    func place(_ share: Double) -> String { Format.number(share * 100, digits: 1) }
    return """
      <span class="track" aria-hidden="true" style="--low:\(place(min(ours, paper)));\
      --high:\(place(max(ours, paper)))"><i class="paper" style="--at:\(place(paper))"></i>\
      <i class="mien" style="--at:\(place(ours))"></i></span>
      """
  }
}
