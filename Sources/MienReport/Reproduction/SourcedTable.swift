/// A table whose rows say what they were measured on.
struct SourcedTable {
  let table: ReproductionBlock.Table

  private var hasData: Bool { table.rows.contains { $0.data != nil } }

  var html: HTML {
    let heads = table.columns.enumerated().map { index, name -> HTML in
      "<th scope=\"col\"\(index == 0 ? " class=\"text\"" as HTML : "")>\(name)</th>"
    }
    let rows = table.rows.map { row -> HTML in
      let cells = table.columns.indices.dropFirst().map { index -> HTML in
        "<td>\(index < row.cells.count ? row.cells[index] : "")</td>"
      }
      let source: HTML = hasData ? "<td class=\"text\">\(row.data?.html ?? "")</td>" : ""
      return "<tr><th scope=\"row\">\(row.cells.first ?? "")</th>\(cells)\(source)</tr>\n"
    }
    let source: HTML = hasData ? "<th scope=\"col\" class=\"text\">Measured on</th>" : ""
    return """
      <div class="scroll" role="region" aria-label="\(table.title)" tabindex="0"><table>
      <caption>\(table.title)</caption>
      <thead><tr>\(heads)\(source)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  var markdown: String {
    Markdown.table(
      head: table.columns + (hasData ? ["Data"] : []),
      rows: table.rows.map { row in
        let padding = max(0, table.columns.count - row.cells.count)
        return Array(row.cells.prefix(table.columns.count))
          + [String](repeating: "", count: padding) + (hasData ? [row.data?.label ?? "–"] : [])
      })
  }
}
