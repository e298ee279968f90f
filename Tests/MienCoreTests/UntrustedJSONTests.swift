import Foundation
import MienCore
import Testing

@Suite struct UntrustedJSONTests {
  private static let encodings: [String.Encoding] = [
    .utf16, .utf16BigEndian, .utf16LittleEndian, .utf32, .utf32BigEndian, .utf32LittleEndian,
  ]

  @Test(arguments: encodings)
  func otherEncodingsAreRefused(encoding: String.Encoding) throws {
    let text = try #require(#"{"images":["表情"]}"#.data(using: encoding))
    #expect(UntrustedJSON.complaint(about: text) == "is not JSON in UTF-8")
  }

  /// A mark of UTF-16 before text without a zero byte.
  @Test(arguments: [[0xFE, 0xFF, 0x4E, 0x2D], [0xFF, 0xFE, 0x2D, 0x4E]] as [[UInt8]])
  func marksOfOtherEncodingsAreRefused(bytes: [UInt8]) {
    #expect(UntrustedJSON.complaint(about: bytes) == "is not JSON in UTF-8")
  }

  @Test func aZeroByteAnywhereIsRefused() {
    for text in ["\0{}", "{}\0", "{\"a\0b\":1}"] {
      #expect(UntrustedJSON.complaint(about: text.utf8) == "is not JSON in UTF-8")
      #expect(UntrustedJSON.complaint(about: Data(text.utf8)) == "is not JSON in UTF-8")
    }
  }

  @Test func marksInARowAreRefused() {
    for mark in ["\u{301}", #"\u0301"#] {
      let text = "\"a" + String(repeating: mark, count: 31) + "\""
      #expect(
        UntrustedJSON.complaint(about: text.utf8) == "holds over 30 combining marks in a row")
    }
  }

  @Test func ordinaryJSONIsNot() {
    for text in ["", "{}", #"{"a":"größer 表情 🙂 \u0000"}"#, "\u{FEFF}{}"] {
      #expect(UntrustedJSON.complaint(about: text.utf8) == nil, "\(text)")
    }
  }
}
