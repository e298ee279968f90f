import MienCore
import Testing

@testable import MienData
@testable import MienLab

@Suite struct TrainingSplitsTests {
  /// Six pictures of three splits; the fifth has no label.
  private func dataset(_ names: [String], labels: [Int16] = [0, 1, 2, 0, -1, 2]) -> FaceDataset {
    Fixture.dataset(labels: labels, splits: [0, 0, 1, 1, 2, 2], names: names)
  }

  private func splits(
    _ dataset: FaceDataset, train: String = "auto", validation: String = "auto",
    fraction: Double = 0.1, seed: UInt64 = 1
  ) throws -> TrainingSplits {
    var recipe = DataRecipe()
    (recipe.train, recipe.validation) = (train, validation)
    (recipe.validationFraction, recipe.splitSeed) = (fraction, seed)
    return try TrainingSplits(dataset, recipe: recipe)
  }

  @Test(arguments: [
    (["Training", "PublicTest", "PrivateTest"], ["Training", "PublicTest"]),
    (["train", "val", "test"], ["train", "val"]),
    (["training", "validation", "testing"], ["training", "validation"]),
    (["TRAIN", "Valid", "other"], ["TRAIN", "Valid"]),
  ])
  func autoTakesTheUsualNames(names: [String], chosen: [String]) throws {
    let splits = try splits(dataset(names))
    #expect([splits.trainName, splits.validationName] == chosen)
    #expect(splits.train == [0, 1] && splits.validation == [2, 3])
    #expect(splits.remark == nil)
  }

  @Test func namedSplitsAreTakenWithoutTheirUnlabelledPictures() throws {
    let splits = try splits(dataset(["a", "b", "c"]), train: "B", validation: "c")
    #expect(splits.trainName == "b" && splits.validationName == "c")
    #expect(splits.train == [2, 3])
    #expect(splits.validation == [5])
  }

  @Test func sameSplitTwiceIsRefused() {
    for (train, validation) in [("Training", "training"), ("auto", "train"), ("a", "a")] {
      let names = train == "a" ? ["a", "b", "c"] : ["Training", "x", "y"]
      let name = names[0]
      #expect(
        throws: MienError.usage(
          "data.train and data.validation are both \(name); choose two splits")
      ) {
        try splits(dataset(names), train: train, validation: validation)
      }
    }
  }

  @Test func splitThatIsNotThereIsRefusedWithThoseThatAre() {
    for (train, validation) in [("nothing", "auto"), ("a", "nothing")] {
      let error = #expect(throws: MienError.self) {
        try splits(dataset(["a", "b", "c"]), train: train, validation: validation)
      }
      #expect(error?.kind == .usage)
      #expect(error?.description.contains("\"nothing\"") == true)
      #expect(error?.description.contains("a (2), b (2), c (2)") == true)
    }
    #expect(throws: MienError.self) { try splits(dataset(["a", "b", "c"])) }
  }

  @Test func splitWithoutLabelsIsRefused() {
    let unlabelled = dataset(["Training", "Test", "x"], labels: [0, 1, -1, -1, 0, 0])
    #expect(
      throws: MienError.usage("the split Test of fixture has no labelled pictures")
    ) {
      try splits(unlabelled, validation: "Test")
    }
    #expect(
      throws: MienError.usage("the split Test of fixture has no labelled pictures")
    ) {
      try splits(unlabelled, train: "Test", validation: "x")
    }
  }

  // MARK: Holding back

  /// One split of 40, 20 and 10 pictures of three classes and 5 without a label, mixed.
  private var single: FaceDataset {
    let counts = [40, 20, 10, 5]
    var labels: [Int16] = []
    for index in 0..<40 {
      for (label, count) in counts.enumerated() where index < count {
        labels.append(label == 3 ? -1 : Int16(label))
      }
    }
    return Fixture.dataset(
      labels: labels, splits: [UInt8](repeating: 0, count: labels.count), names: ["all"])
  }

  @Test(arguments: [(0.1, [4, 2, 1]), (0.25, [10, 5, 3]), (0.5, [20, 10, 5])])
  func sameShareOfEveryClassIsHeldBack(fraction: Double, counts: [Int]) throws {
    let data = single
    let splits = try splits(data, fraction: fraction)
    for (label, count) in counts.enumerated() {
      #expect(splits.validation.count { data.labelIndices[$0] == label } == count)
    }
    #expect(splits.validation.count == counts.reduce(0, +))
    let all = (splits.train + splits.validation).sorted()
    #expect(all == data.labelIndices.indices.filter { data.labelIndices[$0] >= 0 })
    #expect(splits.train == splits.train.sorted())
    #expect(splits.validation == splits.validation.sorted())
    #expect(splits.trainName == "all" && splits.validationName == "held back from all")
    let remark = try #require(splits.remark)
    #expect(remark.contains("\(splits.validation.count) of the 70 pictures of all are held back"))
    #expect(remark.contains("(seed 1)"))
  }

  @Test func whatWasLeftOutIsNoSplit() throws {
    let labels = (0..<40).map { $0 < 5 ? Int16(-1) : 0 }
    let data = Fixture.dataset(
      labels: labels, splits: labels.map { $0 < 0 ? 1 : 0 }, names: ["all", "left out"])
    let splits = try splits(data)
    #expect(splits.trainName == "all" && splits.train.count + splits.validation.count == 35)
  }

  /// Ten persons of eight pictures each, of two classes.
  @Test func personsAreHeldBackWhole() throws {
    let groups = (0..<80).map { Int32($0 / 8) }
    let pixels = PixelBuffer()
    try [UInt8](repeating: 0, count: 80).withUnsafeBufferPointer { try pixels.append($0) }
    let data = FaceDataset(
      labels: LabelSet(["a", "b"]), channels: 1, height: 1, width: 1,
      labelIndices: (0..<80).map { Int16($0 % 2) }, splitNames: ["all"],
      splitIndices: [UInt8](repeating: 0, count: 80), source: "fixture", pixels: pixels,
      groups: groups)
    let splits = try splits(data, fraction: 0.2)
    let held = Set(splits.validation.map { groups[$0] })
    #expect(held.count == 2 && splits.validation.count == 16)
    #expect(held.isDisjoint(with: splits.train.map { groups[$0] }))
    #expect(splits.train.count == 64 && splits.train == splits.train.sorted())
    #expect(splits.remark?.contains("(seed 1, whole groups)") == true)
  }

  @Test func choiceIsAFunctionOfTheSeed() throws {
    let first = try splits(single, seed: 7)
    #expect(try splits(single, seed: 7) == first)
    #expect(try splits(single, seed: 8).validation != first.validation)
  }

  @Test func testSplitIsNeverChosenBy() throws {
    let labels = [Int16](repeating: 0, count: 40)
    let data = Fixture.dataset(
      labels: labels, splits: labels.indices.map { $0 < 20 ? 0 : 1 }, names: ["train", "test"])
    let splits = try splits(data)
    #expect(splits.trainName == "train")
    #expect(splits.validation.count == 2 && splits.validation.allSatisfy { $0 < 20 })
  }

  @Test func tooFewToHoldBackIsRefused() {
    let data = Fixture.dataset(labels: [0, 1, 2], splits: [0, 0, 0], names: ["all"])
    #expect(
      throws: MienError.usage("all is too small to hold 0.1 of it back for validation")
    ) {
      try splits(data)
    }
    #expect(throws: MienError.self) { try splits(data, fraction: 0.5) }
  }
}
