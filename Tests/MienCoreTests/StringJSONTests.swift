import Foundation
import MienCore
import Testing

@Suite struct StringJSONTests {
  @Test func everyCharacterComesBack() throws {
    let text =
      String(
        String.UnicodeScalarView((0..<0x250).compactMap(Unicode.Scalar.init))) + "é 😀 \u{2028}"
    let parsed = try JSONDecoder().decode([String].self, from: Data("[\(text.jsonQuoted)]".utf8))
    #expect(parsed == [text])
  }

  @Test func controlCharactersAreEscaped() {
    #expect("a\"b\\c\n\u{1}".jsonQuoted == #""a\"b\\c\n\u0001""#)
  }
}
