import MienCore
import MienData
import Testing

@Suite struct SplitTests {
  private func dataset(_ splits: [String]) -> FaceDataset {
    FaceDataset(
      labels: .fer2013, height: 1, width: 1, labelIndices: [0, 1, 2, 3, 4],
      splitNames: splits, splitIndices: [0, 1, 0, 2, 1], source: "test", pixels: [0, 1, 2, 3, 4])
  }

  @Test func namesAndAliasesFindTheirSplit() throws {
    let fer = dataset(["Training", "PublicTest", "PrivateTest"])
    #expect(try fer.indices(ofSplit: "publictest") == [1, 4])
    #expect(try fer.indices(ofSplit: "train") == [0, 2])
    let folders = dataset(["train", "valid", "test"])
    for name in ["validation", "VAL", "valid"] {
      #expect(try folders.indices(ofSplit: name) == [1, 4])
    }
    #expect(try folders.indices(ofSplit: "Training") == [0, 2])
    #expect(try folders.indices(ofSplit: "testing") == [3])
    #expect(folders.splitCounts == [2, 2, 1])
  }

  @Test func anExactNameBeatsAnAlias() throws {
    #expect(try dataset(["val", "validation", "x"]).indices(ofSplit: "validation") == [1, 4])
  }

  @Test(arguments: ["test", "validation", "nonsense", ""])
  func unknownNamesListWhatThereIs(name: String) {
    let error = #expect(throws: MienError.self) {
      try dataset(["Training", "PublicTest", "PrivateTest"]).indices(ofSplit: name)
    }
    #expect(
      error?.description
        == "the data set has no split \"\(name)\"; it has Training (2), PublicTest (2), "
        + "PrivateTest (1)")
    #expect(error?.kind == .usage)
  }

  @Test func anAmbiguousAliasIsRefused() {
    #expect(throws: MienError.self) {
      try dataset(["valid", "validation", "x"]).indices(ofSplit: "val")
    }
  }
}
