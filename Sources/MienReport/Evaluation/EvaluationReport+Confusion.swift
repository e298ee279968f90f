import MienMetrics

extension EvaluationReport {
  /// The confusion matrix as a coloured table, which prints and reads aloud better than a drawing.
  var confusionSection: HTML {
    let matrix = figures.matrix
    let shares = matrix.rowNormalized
    let heads = matrix.labels.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let rows = matrix.labels.enumerated().map { truth, label -> HTML in
      let cells = matrix.labels.indices.map { predicted in
        cell(truth: truth, predicted: predicted, share: shares[truth][predicted])
      }
      return "<tr><th scope=\"row\">\(label)</th>\(cells)</tr>\n"
    }
    return """
      <p>Each row holds the faces of one true label, each column what the model answered; the \
      diagonal is right. Cells show faces and their share of the row.</p>
      <div class="beside">\
      <div class="scroll" role="region" aria-label="Confusion matrix" tabindex="0">\
      <table class="matrix">
      <caption>True labels as rows, answers as columns</caption>
      <thead><tr><td style="--share:0;background:none"></td>\
      <th class="axis" scope="colgroup" colspan="\(matrix.labels.count)">answered</th></tr>
      <tr><th class="axis" scope="col">true</th>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table></div>\(habits)</div>
      """
  }

  private func cell(truth: Int, predicted: Int, share: Double) -> HTML {
    let count = figures.matrix[truth: truth, predicted: predicted]
    let percent = Int((share * 100).rounded())
    let shade = share > 0.7 ? "strong" : share > 0.55 ? "middle" : count == 0 ? "none" : ""
    let kind = truth == predicted ? "hit \(shade)" : shade
    let labels = figures.matrix.labels
    return """
      <td class="\(kind)" style="--share:\(percent)" title="true \(labels[truth]), answered \
      \(labels[predicted])">\(Format.count(count))<small>\(percent)\u{202F}%</small></td>
      """
  }

  /// The most frequent confusions, by their share of the true label.
  private var habits: HTML {
    let matrix = figures.matrix
    let shares = matrix.rowNormalized
    let totals = matrix.rowTotals
    var pairs: [(truth: Int, predicted: Int)] = []
    for truth in matrix.labels.indices {
      for predicted in matrix.labels.indices
      where truth != predicted && matrix[truth: truth, predicted: predicted] > 0 {
        pairs.append((truth, predicted))
      }
    }
    pairs.sort { shares[$0.truth][$0.predicted] > shares[$1.truth][$1.predicted] }
    let items = pairs.prefix(6).map { truth, predicted -> HTML in
      let count = Format.count(matrix[truth: truth, predicted: predicted])
      return """
        <li><span>\(matrix.labels[truth]) answered \(matrix.labels[predicted])</span>\
        <b>\(Format.percent(shares[truth][predicted], digits: 0))</b>\
        <small>\(count) of \(Format.count(totals[truth])) faces</small></li>

        """
    }
    return items.isEmpty
      ? "" : "<aside><h3>Strongest confusions</h3><ol class=\"ranked\">\(items)</ol></aside>"
  }
}
