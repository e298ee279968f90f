extension EvaluationReport {
  /// What the network makes of the faces before its last layer decides.
  func embeddingSection(_ plot: EmbeddingPlot) -> HTML {
    let trust = plot.trustworthiness.map { " Trustworthiness \(Format.number($0))." } ?? ""
    let note = plot.note.map { " \($0.prefix(1).uppercased())\($0.dropFirst())." } ?? ""
    return """
      <p>t-SNE lays faces side by side that the network sees alike, by \(plot.features). Clusters \
      of one colour are what it tells apart; where colours mix, the last layer has to guess. \
      Distances between clusters and their sizes mean nothing.</p>
      \(EmbeddingChart(plot: plot).html)
      <p class="small">Perplexity \(Format.significant(plot.perplexity)), divergence \
      \(Format.number(plot.divergence)).\(trust)\(note)</p>
      """
  }
}
