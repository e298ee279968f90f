import Testing

/// Asserts that a page opens without a network: no element that loads something names a place
/// elsewhere.
func expectNothingIsLoaded(by page: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let loaders = ["script", "link", "img", "iframe", "embed"]
  var scripts = 0
  for piece in page.utf8.split(separator: UInt8(ascii: "<")) {
    let name = String(decoding: piece.prefix { $0 >= UInt8(ascii: "A") }, as: UTF8.self)
    guard loaders.contains(name.lowercased()) else { continue }
    let tag = String(decoding: piece.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    let isElsewhere = ["http:", "https:", "\"//", "'//", "=//"].contains { tag.contains($0) }
    #expect(!isElsewhere, "<\(tag.prefix(200))>", sourceLocation: sourceLocation)
    if name == "script" { scripts += 1 }
  }
  #expect(scripts > 0, "a page with charts has scripts", sourceLocation: sourceLocation)
  #expect(!page.contains("@import"), sourceLocation: sourceLocation)
}
