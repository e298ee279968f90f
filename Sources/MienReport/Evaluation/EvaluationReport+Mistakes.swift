extension EvaluationReport {
  /// The faces the model was surest about and wrong.
  func mistakesSection() throws -> HTML {
    guard !mistakes.isEmpty else { return "<p>No face was answered wrongly.</p>" }
    let items = try mistakes.map { mistake -> HTML in
      let image: HTML =
        try picture(mistake.sample).map { picture in
          """
          <img src="\(try PNGEncoder.dataURI(picture))" width="\(picture.width)" \
          height="\(picture.height)" alt="Face labelled \(mistake.truth), answered \
          \(mistake.predicted)">
          """
        } ?? ""
      return """
        <li><figure>\(image)<figcaption><span class="read">\(mistake.predicted)</span> \
        \(Format.percent(mistake.probability, digits: 0))<br>true <span class="true">\
        \(mistake.truth)</span> \(Format.percent(mistake.truthProbability, digits: 0))<br>\
        <small>row \(mistake.row)</small></figcaption></figure></li>

        """
    }
    return """
      <p>Wrong answers the model was surest of: first its answer, then the true label, each with \
      the probability it gave. Look at the labels too; some of them are the mistake.</p>
      <ol class="faces">\(items)</ol>
      """
  }
}
