import MienMetrics

/// A confusion matrix as a coloured table, which prints and reads aloud better than a drawing.
///
/// Cells hold the count and its percentage of the row, so that neither has to be asked for.
struct ConfusionTable {
  let matrix: ConfusionMatrix
  var caption = "True labels as rows, answers as columns; faces, and percent of the row"

  var html: HTML {
    let shares = matrix.rowNormalized
    let heads = matrix.labels.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let totals = matrix.rowTotals
    let rows = matrix.labels.enumerated().map { truth, label -> HTML in
      let cells = matrix.labels.indices.map { predicted in
        cell(truth: truth, predicted: predicted, share: shares[truth][predicted])
      }
      return """
        <tr><th scope="row">\(label)</th>\(cells)\
        <td class="total">\(Format.count(totals[truth]))</td></tr>

        """
    }
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">\
      <table class="matrix">
      <caption>\(caption)</caption>
      <thead><tr><td style="--share:0;background:none"></td>\
      <th class="axis" scope="colgroup" colspan="\(matrix.labels.count)">answered</th></tr>
      <tr><th class="axis" scope="col">true</th>\(heads)<th class="axis" scope="col">all</th></tr>\
      </thead>
      <tbody>\(rows)</tbody></table></div>
      """
  }

  private func cell(truth: Int, predicted: Int, share: Double) -> HTML {
    let count = matrix[truth: truth, predicted: predicted]
    let percent = Int((share * 100).rounded())
    let kind = truth == predicted ? "hit \(Shade.name(share))" : Shade.name(share)
    return """
      <td class="\(kind)" style="--share:\(percent)" title="true \(matrix.labels[truth]), answered \
      \(matrix.labels[predicted])">\(Format.count(count))<small>\(percent)\u{202F}%</small></td>
      """
  }
}

/// The class of a cell that is tinted by a share, which decides the colour of its text.
enum Shade {
  static func name(_ share: Double) -> String {
    share > 0.7 ? "strong" : share > 0.55 ? "middle" : share == 0 ? "none" : ""
  }
}
