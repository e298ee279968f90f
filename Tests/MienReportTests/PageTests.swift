import Foundation
import MienCore
import Testing

@testable import MienReport

@Suite struct PageTests {
  @Test func interpolatedTextIsEscaped() {
    let label = "<b onclick='x'>\"&\u{1B}\u{0}"
    let html: HTML = "<td title=\"\(label)\">\(label)</td>"
    let safe = "&lt;b onclick=&#39;x&#39;&gt;&#34;&amp;\u{FFFD}\u{FFFD}"
    #expect(html.description == "<td title=\"\(safe)\">\(safe)</td>")
  }

  @Test func htmlInHtmlStays() {
    let cells: [HTML] = ["<td>\(1)</td>", "<td>\("<")</td>"]
    let row: HTML = "<tr>\(cells)</tr>"
    #expect(row.description == "<tr><td>1</td><td>&lt;</td></tr>")
  }

  @Test func chartsCannotEndTheirScript() throws {
    let text = "</script><!--\u{2028}\"\\\n\u{7}&"
    let json = ChartValue.object(["name": .string(text)]).json
    for character in ["<", ">", "&", "\u{2028}", "\n"] { #expect(!json.contains(character)) }
    let back = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String]
    #expect(back == ["name": text])
  }

  @Test func chartNumbersAreJSON() {
    let value: ChartValue = [
      1, 0.5, .number(.nan), .number(-.infinity), .number(1e300), true, .null,
    ]
    #expect(value.json == "[1,0.5,null,null,1e+300,true,null]")
    #expect(ChartValue.numbers([nil, 2, .nan]).json == "[null,2,null]")
  }

  @Test func chartLabelsAreShortAndEscaped() {
    #expect(ChartValue.label("a\n <b>").json == #""a \u0026lt;b\u0026gt;""#)
    // Of the names of characters Plotly replaces only amp, lt, gt, nbsp, times, plusmn, deg and mu.
    #expect(ChartValue.label("\"q'").json == #""\u0026#34;q\u0026#39;""#)
    let long = ChartValue.label(String(repeating: "x", count: 99)).json
    #expect(long == "\"" + String(repeating: "x", count: 23) + "…\"")
  }

  @Test(arguments: [(0, "0"), (999, "999"), (28_709, "28,709"), (1_000_000, "1,000,000")])
  func countsAreGrouped(value: Int, text: String) {
    #expect(Format.count(value) == text)
  }

  @Test func whatIsMissingIsADash() {
    #expect(Format.percent(.nan) == "–")
    #expect(Format.number(nil) == "–")
    #expect(Format.significant(.infinity) == "–")
    #expect(Format.percent(0.5732) == "57.3\u{202F}%")
    #expect(Format.significant(0.0001) == "0.0001")
  }
}
