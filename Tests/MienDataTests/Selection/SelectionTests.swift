import MienCore
import Testing

@testable import MienData

@Suite struct SelectionTests {
  /// Class `i % 7` in three splits, one after the other: 70, 14 and 14 pictures.
  private let base: FaceDataset = {
    let splits = [(0, 70), (1, 14), (2, 14)].flatMap { [UInt8](repeating: $0.0, count: $0.1) }
    return FaceDataset(
      labels: .fer2013, height: 1, width: 1, labelIndices: splits.indices.map { Int16($0 % 7) },
      splitNames: ["Training", "PublicTest", "PrivateTest"], splitIndices: splits,
      source: "faces.csv", pixels: splits.indices.map { UInt8($0) })
  }()

  private func counts(_ dataset: FaceDataset, _ split: String) throws -> [Int] {
    var counts = [Int](repeating: 0, count: dataset.labels.count)
    for position in try dataset.indices(ofSplit: split) {
      counts[Int(dataset.labelIndices[position])] += 1
    }
    return counts
  }

  private func kept(_ dataset: FaceDataset) -> [Int] {
    dataset.labelIndices.indices.filter { dataset.labelIndices[$0] >= 0 }
  }

  @Test func nothingSelectedIsTheSameDataSet() throws {
    #expect(try base.selecting(DatasetSelection(seed: 5)).fingerprint == base.fingerprint)
    let all = ["anger", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
    #expect(try base.selecting(DatasetSelection(classes: all)).fingerprint == base.fingerprint)
  }

  @Test func classesAreRenumberedInTheGivenOrderAndTheOthersLeftOut() throws {
    let some = try base.selecting(DatasetSelection(classes: ["sadness", "Angry"]))
    #expect(some.labels.names == ["sad", "angry"])
    #expect(some.splitNames == ["Training", "PublicTest", "PrivateTest", "left out"])
    #expect(some.count == base.count)
    for position in 0..<base.count {
      switch base.labelIndices[position] {
      case 4:
        #expect(some.labelIndices[position] == 0)
        #expect(some.splitIndices[position] == base.splitIndices[position])
      case 0: #expect(some.labelIndices[position] == 1)
      default:
        #expect(some.labelIndices[position] == -1)
        #expect(some.splitNames[Int(some.splitIndices[position])] == "left out")
      }
    }
    #expect(some.allPixels == base.allPixels)
  }

  @Test func imagesPerClassLimitTheTrainingSplitAndNest() throws {
    let three = try base.selecting(DatasetSelection(imagesPerClass: 3, seed: 1))
    let five = try base.selecting(DatasetSelection(imagesPerClass: 5, seed: 1))
    #expect(try counts(three, "Training") == [3, 3, 3, 3, 3, 3, 3])
    #expect(try counts(three, "PublicTest") == [2, 2, 2, 2, 2, 2, 2])
    #expect(Set(kept(three)).isSubset(of: kept(five)))
    let other = try base.selecting(DatasetSelection(imagesPerClass: 3, seed: 2))
    #expect(kept(other) != kept(three))
    // A class's choice does not depend on which other classes are there.
    let happy = try base.selecting(DatasetSelection(classes: ["happy"], imagesPerClass: 3, seed: 1))
    #expect(kept(happy) == kept(three).filter { base.labelIndices[$0] == 3 })
  }

  @Test func tooFewPicturesOfAClassAreTakenAndTold() throws {
    var told: [String] = []
    let all = try base.selecting(
      DatasetSelection(classes: ["fear"], imagesPerClass: 11), warn: { told.append($0) })
    #expect(try counts(all, "Training") == [10])
    #expect(
      told == ["faces.csv: the class fear has only 10 pictures where 11 are wanted; all are taken"])
  }

  @Test func aLimitKeepsTheProportions() throws {
    let uneven = FaceDataset(
      labels: LabelSet(["a", "b", "c"]), height: 1, width: 1,
      labelIndices: (0..<100).map { $0 < 60 ? 0 : $0 < 90 ? 1 : 2 }, splitNames: ["all"],
      splitIndices: [UInt8](repeating: 0, count: 100), source: "x",
      pixels: [UInt8](repeating: 0, count: 100))
    #expect(try counts(uneven.selecting(DatasetSelection(limit: 50)), "all") == [30, 15, 5])
    #expect(try counts(uneven.selecting(DatasetSelection(limit: 7)), "all") == [4, 2, 1])
    #expect(try counts(uneven.selecting(DatasetSelection(limit: 1000)), "all") == [60, 30, 10])
  }

  @Test func newSplitsAreEightyTwentyOfEightyTwenty() throws {
    let new = try base.selecting(
      DatasetSelection(testFraction: 0.2, validationFraction: 0.25, seed: 3))
    // 14 of each class: 3 test, 11 left, of which 3 validation.
    #expect(new.splitNames == ["Training", "validation", "test"])
    #expect(try counts(new, "Training") == [8, 8, 8, 8, 8, 8, 8])
    #expect(try counts(new, "validation") == [3, 3, 3, 3, 3, 3, 3])
    #expect(try counts(new, "test") == [3, 3, 3, 3, 3, 3, 3])
    let same = try base.selecting(
      DatasetSelection(testFraction: 0.2, validationFraction: 0.25, seed: 3))
    #expect(same.splitIndices == new.splitIndices)
    #expect(same.fingerprint == new.fingerprint)
    let other = try base.selecting(
      DatasetSelection(testFraction: 0.2, validationFraction: 0.25, seed: 4))
    #expect(other.splitIndices != new.splitIndices)
  }

  @Test func withNewSplitsLimitsCountAllPictures() throws {
    let new = try base.selecting(
      DatasetSelection(
        classes: ["happy", "sad"], imagesPerClass: 13, limit: 20, testFraction: 0.2, seed: 3))
    #expect(new.splitNames == ["Training", "test", "left out"])
    #expect(try counts(new, "Training") == [8, 8])
    #expect(try counts(new, "test") == [2, 2])
  }

  @Test func aValidationFractionAloneIsTakenFromTraining() throws {
    let folders = FaceDataset(
      labels: LabelSet(["a"]), height: 1, width: 1,
      labelIndices: [Int16](repeating: 0, count: 15), splitNames: ["train", "test"],
      splitIndices: (0..<15).map { $0 < 10 ? 0 : 1 }, source: "x",
      pixels: [UInt8](repeating: 0, count: 15))
    let new = try folders.selecting(DatasetSelection(validationFraction: 0.3))
    #expect(new.splitNames == ["train", "test", "validation"])
    #expect(new.splitCounts == [7, 5, 3])
    #expect(try new.indices(ofSplit: "test") == Array(10..<15))
  }

  @Test func excludedPicturesStayOutOfEverything() throws {
    let some = try base.selecting(DatasetSelection(excluded: [3, 97, 3, 10]))
    #expect(try some.indices(ofSplit: "left out") == [3, 10, 97])
    let again = try some.selecting(DatasetSelection(testFraction: 0.5, seed: 1))
    #expect(try again.indices(ofSplit: "left out") == [3, 10, 97])
    #expect(again.splitNames == ["Training", "test", "left out"])
    #expect(some.fingerprint != base.fingerprint)
  }

  @Test func unlabelledPicturesStayUnlessTheSplitsAreNew() throws {
    let kaggle = FaceDataset(
      labels: LabelSet(["a", "b"]), height: 1, width: 1, labelIndices: [0, 1, 0, 1, -1],
      splitNames: ["Training", "Test"], splitIndices: [0, 0, 0, 0, 1], source: "x",
      pixels: [0, 0, 0, 0, 0])
    let one = try kaggle.selecting(DatasetSelection(classes: ["b"], imagesPerClass: 1))
    #expect(try one.indices(ofSplit: "Test") == [4])
    #expect(kept(one).count == 1)
    let new = try kaggle.selecting(DatasetSelection(testFraction: 0.5))
    #expect(try new.indices(ofSplit: "left out") == [4])
  }

  @Test func everyPartOfASelectionCountsForTheFingerprint() throws {
    let selections = [
      DatasetSelection(classes: ["happy", "sad"]), DatasetSelection(classes: ["sad", "happy"]),
      DatasetSelection(imagesPerClass: 2), DatasetSelection(limit: 2),
      DatasetSelection(testFraction: 0.2), DatasetSelection(testFraction: 0.2, seed: 1),
      DatasetSelection(testFraction: 0.2, validationFraction: 0.2),
      DatasetSelection(excluded: [1]), DatasetSelection(excluded: [2]),
    ]
    let prints = try selections.map { try base.selecting($0).fingerprint }
    #expect(Set(prints + [base.fingerprint]).count == selections.count + 1)
    #expect(
      try base.selecting(DatasetSelection(excluded: [1, 2])).fingerprint
        == base.selecting(DatasetSelection(excluded: [2, 1])).fingerprint)
  }

  @Test(arguments: [
    (
      DatasetSelection(classes: ["hapy"]),
      "the class \"hapy\" is not in faces.csv; it has angry, disgust, fear, happy, sad, surprise, "
        + "neutral; did you mean \"happy\"?"
    ),
    (DatasetSelection(classes: ["sad", "sadness"]), "the class \"sadness\" is selected twice"),
    (DatasetSelection(imagesPerClass: 0), "images per class of a selection is 0"),
    (DatasetSelection(limit: -1), "limit of a selection is -1"),
    (DatasetSelection(testFraction: 1), "test fraction of a selection is 1.0"),
    (DatasetSelection(testFraction: .nan), "test fraction of a selection is nan"),
    (DatasetSelection(validationFraction: 0), "validation fraction of a selection is 0.0"),
    (DatasetSelection(testFraction: 0.001), "the split test would be empty"),
    (DatasetSelection(testFraction: 0.999), "the split Training would be empty"),
    (DatasetSelection(excluded: [98]), "the picture 98 is to be left out, but faces.csv has 98"),
    (DatasetSelection(excluded: [-1]), "the picture -1 is to be left out"),
  ])
  func nonsenseIsRefused(selection: DatasetSelection, reason: String) {
    let error = #expect(throws: MienError.self) { try base.selecting(selection) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    #expect(error?.kind == .usage)
  }

  @Test func aSecondValidationSplitIsRefused() {
    let folders = FaceDataset(
      labels: LabelSet(["a"]), height: 1, width: 1, labelIndices: [0, 0],
      splitNames: ["train", "val"], splitIndices: [0, 1], source: "x", pixels: [0, 0])
    let error = #expect(throws: MienError.self) {
      try folders.selecting(DatasetSelection(validationFraction: 0.5))
    }
    #expect(error?.description.contains("has the validation split val already") == true)
  }
}
