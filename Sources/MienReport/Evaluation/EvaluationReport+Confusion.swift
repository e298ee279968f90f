import MienMetrics

extension EvaluationReport {
  /// The confusion matrix beside the confusions that stand out.
  var confusionSection: HTML {
    """
    <p>Each row holds the faces of one true label, each column what the model answered; the \
    diagonal is right. Cells show faces and their share of the row.</p>
    <div class="beside">\(ConfusionTable(matrix: figures.matrix).html)\(habits)</div>
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
