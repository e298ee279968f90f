/// The pieces pages are made of.
enum PageParts {
  /// One headline figure.
  struct Figure {
    let name: String
    let value: String
    let note: String
  }

  /// The headline figures, the first the largest.
  static func figures(_ figures: [Figure]) -> HTML {
    let items = figures.enumerated().map { index, figure -> HTML in
      """
      <div\(index == 0 ? " class=\"main\"" as HTML : "")><dt>\(figure.name)</dt>\
      <dd class="value">\(figure.value)</dd><dd class="note">\(figure.note)</dd></div>

      """
    }
    return "<dl class=\"figures\">\(items)</dl>"
  }

  /// Names and what they stand for, such as where a result comes from.
  static func facts(_ facts: [Fact]) -> HTML {
    let items = facts.map { fact -> HTML in
      let value: HTML = fact.isCode ? "<code>\(fact.value)</code>" : "\(fact.value)"
      return "<dt>\(fact.name)</dt><dd>\(value)</dd>\n"
    }
    return "<dl class=\"facts\">\(items)</dl>"
  }

  /// A table with a caption; the first column names the rows.
  ///
  /// - Parameter sums: Rows set apart below the others.
  static func table(
    caption: String, head: [String], rows: [[String]], sums: [[String]] = []
  ) -> HTML {
    func body(_ rows: [[String]]) -> [HTML] {
      rows.map { row in
        let cells = row.dropFirst().map { "<td>\($0)</td>" as HTML }
        return "<tr><th scope=\"row\">\(row.first ?? "")</th>\(cells)</tr>\n"
      }
    }
    let heads = head.enumerated().map { index, name -> HTML in
      "<th scope=\"col\"\(index == 0 ? " class=\"text\"" as HTML : "")>\(name)</th>"
    }
    let sum: HTML = sums.isEmpty ? "" : "<tbody class=\"sum\">\(body(sums))</tbody>"
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0"><table>
      <caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>\(body(rows))</tbody>\(sum)</table></div>
      """
  }
}

/// One line of a page's record of where its numbers come from.
public struct Fact: Equatable, Sendable, Encodable {
  /// What it is.
  public let name: String
  /// Its value, as it is shown.
  public let value: String
  /// Set in the typewriter face: a command, a hash.
  let isCode: Bool

  /// One line of a record.
  ///
  /// - Parameter code: Whether `value` is a command or a hash, to be set in a typewriter face.
  public init(_ name: String, _ value: String, code: Bool = false) {
    self.name = name
    self.value = value
    isCode = code
  }

  enum CodingKeys: String, CodingKey { case name, value }
}
