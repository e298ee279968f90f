import MienReport
import Testing

@Suite struct MetricsTableTests {
  @Test func columnsAreAligned() {
    var table = MetricsTable([.init("run", .left), .init("accuracy"), .init("note", .left)])
    table.add(["li-2023", "0.5732", "best"])
    table.add(["a", "0.1"])
    #expect(
      table.text == """
        run      accuracy  note
        ───────  ────────  ────
        li-2023    0.5732  best
        a             0.1

        """)
  }

  @Test func withoutRowsTheHeadingStays() {
    #expect(MetricsTable([.init("a"), .init("bc")]).text == "a  bc\n─  ──\n")
  }

  @Test func cellsAndTitlesCannotDriveTheTerminal() {
    var table = MetricsTable([.init("na\u{1B}[2Jme\n", .left), .init("\u{9B}31mvalue\u{2028}")])
    table.add(["\u{1B}[2J\r\nevil", "1"])
    #expect(!table.text.unicodeScalars.contains { ["\u{1B}", "\u{9B}"].contains($0) })
    #expect(table.text.split(whereSeparator: \.isNewline).count == 3)
  }
}
