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

  @Test func cellsCannotDriveTheTerminal() {
    var table = MetricsTable([.init("name", .left), .init("value")])
    table.add(["\u{1B}[2J\r\nevil", "1"])
    #expect(!table.text.unicodeScalars.contains("\u{1B}"))
    #expect(table.text.split(whereSeparator: \.isNewline).count == 3)
  }
}
