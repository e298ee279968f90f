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
      <p>Each row holds the faces of one true label, each column what the model answered; the diagonal is \
      right. Cells show faces and their share of the row.\(habit)</p>
      <div class="scroll" tabindex="0"><table class="matrix">
      <caption>True labels as rows, answers as columns</caption>
      <thead><tr><td style="--share:0;background:none"></td>\
      <th class="axis" scope="colgroup" colspan="\(matrix.labels.count)">answered</th></tr>
      <tr><th class="axis" scope="col">true</th>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
  }

  private func cell(truth: Int, predicted: Int, share: Double) -> HTML {
    let count = figures.matrix[truth: truth, predicted: predicted]
    let percent = Int((share * 100).rounded())
    let kind =
      (truth == predicted ? "hit " : "") + (share > 0.5 ? "strong" : count == 0 ? "none" : "")
    let labels = figures.matrix.labels
    return """
      <td class="\(kind)" style="--share:\(percent)" title="true \(labels[truth]), answered \
      \(labels[predicted])">\(Format.count(count))<small>\(percent)\u{202F}%</small></td>
      """
  }

  /// The most frequent confusion, in words.
  private var habit: String {
    let matrix = figures.matrix
    let shares = matrix.rowNormalized
    var worst: (truth: Int, predicted: Int)?
    for truth in matrix.labels.indices {
      for predicted in matrix.labels.indices where truth != predicted {
        let share = shares[truth][predicted]
        if share > worst.map({ shares[$0.truth][$0.predicted] }) ?? 0 {
          worst = (truth, predicted)
        }
      }
    }
    guard let worst else { return "" }
    let share = Format.percent(shares[worst.truth][worst.predicted], digits: 0)
    return " Its strongest habit: \(share) of the faces labelled \(matrix.labels[worst.truth]) are "
      + "answered with \(matrix.labels[worst.predicted])."
  }
}
