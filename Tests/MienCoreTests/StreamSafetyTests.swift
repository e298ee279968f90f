import Foundation
import MienCore
import Testing

@Suite struct StreamSafetyTests {
  private static let mark = "\u{301}"

  /// Marks of the basic plane, of another one, and as JSON writes them.
  @Test(arguments: [mark, "\u{316}\u{301}", "\u{1D165}", #"\u0301"#, #"\ud834\udd65"#])
  func thirtyMarksInARowAreTheMost(mark: String) {
    let marks = mark == "\u{316}\u{301}" ? 15 : 30
    let most = "a" + String(repeating: mark, count: marks)
    #expect(StreamSafety.holds((most + "b" + most).utf8))
    #expect(!StreamSafety.holds((most + mark + "b").utf8))
    #expect(!StreamSafety.holds(Data((most + mark).utf8)))
  }

  @Test func ordinaryTextIsSafe() {
    let texts = [
      "", "plain", "größer, naïve, Ωμέγα, 表情, 🙂👩‍👩‍👧", "Việt Nam", #"C:\\u0301 \n \u00e9 \u"#,
      String(repeating: "e\u{301}", count: 1000),
      String(repeating: #"\u0065\u0301"#, count: 1000),
    ]
    for text in texts { #expect(StreamSafety.holds(text.utf8), "\(text.prefix(20))") }
  }

  @Test func bytesThatAreNoTextEndARun() {
    let run = Array(String(repeating: Self.mark, count: 30).utf8)
    for cut: [UInt8] in [
      [0xFF], [0x80], [0xCC], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ] {
      #expect(StreamSafety.holds(run + cut + [0x20] + run))
    }
    #expect(StreamSafety.holds(Array("\\".utf8)) && StreamSafety.holds(Array("\\ud834".utf8)))
    #expect(StreamSafety.holds([0xE0, 0x80]) && StreamSafety.holds([0xF0]))
  }
}
