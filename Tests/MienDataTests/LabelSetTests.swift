import Foundation
import MienData
import Testing

@Suite struct LabelSetTests {
  @Test func fer2013HasItsOfficialNumbers() {
    #expect(
      LabelSet.fer2013.names == ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"])
  }

  @Test(arguments: [
    ("Anger", 0), ("disgusted", 1), ("FEARFUL", 2), ("happiness", 3), ("sadness", 4),
    ("Surprised", 5), ("neutral", 6),
  ])
  func synonymsAreFound(name: String, index: Int) {
    #expect(LabelSet.fer2013.index(of: name) == index)
  }

  @Test func namesThatDifferInCaseAreToldApart() {
    let labels = LabelSet(["A", "a"])
    #expect(labels.index(of: "a") == 1 && labels.index(of: "A") == 0)
  }

  @Test func unknownNamesAreNotFound() {
    #expect(LabelSet.fer2013.index(of: "contempt") == nil)
    #expect(LabelSet.fer2013.index(of: "") == nil)
    #expect(LabelSet(["cat", "Happiness"]).index(of: "happy") == 1)
  }

  @Test func foldersOfExpressionsTakeTheOrderOfFER2013() {
    let folders = ["surprise", "sad", "neutral", "happiness", "fear", "disgust", "Anger"]
    #expect(LabelSet(classFolders: folders) == .fer2013)
    #expect(LabelSet(classFolders: ["sad", "happy", "angry"]).names == ["angry", "happy", "sad"])
  }

  @Test func otherFoldersComeBehindByNumberAndName() {
    let folders = ["10", "sleepy", "9", "Contempt", "neutral", "Bored", "anger", "angry"]
    #expect(
      LabelSet(classFolders: folders).names == [
        "angry", "neutral", "contempt", "9", "10", "Bored", "sleepy",
      ])
  }

  @Test func codesAsAList() throws {
    let json = try JSONEncoder().encode(LabelSet(["a", "b"]))
    #expect(String(decoding: json, as: UTF8.self) == #"["a","b"]"#)
    #expect(try JSONDecoder().decode(LabelSet.self, from: json).names == ["a", "b"])
  }
}
