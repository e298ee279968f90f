import MienCore
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: [
    "\u{1B}", "\n", "\r", "\t", "\u{0}", "\u{7F}", "\u{80}", "\u{85}", "\u{9B}", "\u{9F}",
    "\u{2028}", "\u{2029}",
  ])
  func controlsAreReplaced(control: String) {
    #expect(TerminalText.plain("a\(control)b") == "a\u{FFFD}b")
    #expect(!TerminalText.isPlain("a\(control)b"))
  }

  @Test func aLineBreakOfTwoIsReplacedTwice() {
    #expect(TerminalText.plain("a\r\nb") == "a\u{FFFD}\u{FFFD}b")
  }

  @Test(arguments: ["", "größer, \"q\" 悲しい 👩‍👩‍👧", "\u{A0}", "e\u{301}", "\u{FFFD}"])
  func otherTextStays(text: String) {
    #expect(TerminalText.plain(text) == text)
    #expect(TerminalText.isPlain(text))
  }

  @Test func namesAreQuotedAndCut() {
    #expect(TerminalText.quoted("a\nb") == "\"a\u{FFFD}b\"")
    #expect(TerminalText.quoted("abcdef", upTo: 3) == "\"abc\"")
  }

  @Test func wordsAreFilledUpToAWidth() {
    #expect(TerminalText.left("ab", 4) == "ab  " && TerminalText.right("ab", 4) == "  ab")
    #expect(TerminalText.left("abc", 2) == "abc" && TerminalText.right("abc", 2) == "abc")
  }
}
