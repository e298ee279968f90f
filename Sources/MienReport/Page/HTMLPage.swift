import Foundation
import MienCore

/// A page that opens without a network: styles, scripts, charts and pictures are all inside.
struct HTMLPage {
  struct Section {
    /// What links point at; letters and hyphens.
    let anchor: HTML
    let title: String
    let body: HTML
  }

  /// The kind of page, in small letters above the title.
  let kind: String
  let title: String
  /// One sentence below the title.
  let lead: String
  /// The figures a reader came for.
  var headline: HTML = ""
  let sections: [Section]
  /// Rules for parts that only this page has.
  var style = ""

  /// The whole page.
  ///
  /// Only the page's own scripts run, known by a random number, and nothing can be loaded: what a
  /// hostile label could smuggle past the escaping stays without effect.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed.
  func html() throws -> String {
    let nonce = String(UInt64.random(in: .min ... .max), radix: 36)
    let links = sections.map { "<a href=\"#\($0.anchor)\">\($0.title)</a>\n" as HTML }
    let page: HTML = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      script-src 'nonce-\(nonce)'; style-src 'unsafe-inline'; img-src data: blob:">
      <meta name="generator" content="Mien">
      <title>\(title) · \(kind)</title>
      <style>\(HTML(trusted: PageStyle.source + style))</style>
      </head>
      <body>
      <header>
      <p class="eyebrow">\(kind)</p>
      <h1>\(title)</h1>
      <p class="lead">\(lead)</p>
      \(headline)
      <nav aria-label="Sections">\(links)</nav>
      </header>
      <main>
      \(sections.map(Self.html))</main>
      <footer><p>Made by Mien. This page needs no network and holds all it shows.</p></footer>
      <script nonce="\(nonce)">\(HTML(trusted: try Self.plotly()))</script>
      <script nonce="\(nonce)">\(HTML(trusted: PageScript.source))</script>
      </body>
      </html>

      """
    return page.description
  }

  private static func html(_ section: Section) -> HTML {
    """
    <section aria-labelledby="\(section.anchor)">
    <h2 id="\(section.anchor)">\(section.title)</h2>
    \(section.body)
    </section>

    """
  }

  /// Where the script is that draws every page's charts.
  static func plotlyPath() throws -> String {
    try Installation.file("plotly.min.js")
  }

  private static func plotly() throws -> String {
    let path = try plotlyPath()
    guard let data = FileManager.default.contents(atPath: path) else {
      throw MienError("cannot read \(path); run `make setup` again")
    }
    let script = String(decoding: data, as: UTF8.self)
    // Replacing in megabytes takes longer than all the rest, and today's Plotly needs none.
    guard data.range(of: Data("</script".utf8)) != nil else { return script }
    return script.replacingOccurrences(of: "</script", with: "<\\/script")
  }
}
