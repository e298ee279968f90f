import Foundation
import MienCore
import SwiftProtobuf
import Testing

@testable import MienONNX

struct MetadataTests {
  /// Writes a model with these entries and reads its metadata back.
  private func read(_ properties: [(String, String)]) throws -> ModelMetadata {
    var model = try Onnx_ModelProto(serializedBytes: smallGraph().serialized())
    model.metadataProps = properties.map { key, value in
      .with {
        $0.key = key
        $0.value = value
      }
    }
    return try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("model.onnx")
      try (model.serializedBytes() as Data).write(to: file)
      return try ModelMetadata.read(onnxPath: file.path)
    }
  }

  private static let valid: [(String, String)] = [
    ("mien.format", "1"), ("mien.labels", #"["happy","sad"]"#),
    ("mien.input", #"{"channels":1,"height":48,"width":40}"#), ("mien.mean", "[0.5]"),
    ("mien.std", "[0.25]"), ("mien.output", "probabilities"),
    ("mien.temperature", "1"), ("mien.provenance", "{}"), ("mien.scores", "{}"),
  ]

  @Test func roundTrip() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("new/model.onnx").path
      try smallGraph().save(to: path, metadata: smallMetadata())
      #expect(try ModelMetadata.read(onnxPath: path) == smallMetadata())
    }
  }

  @Test func colourIsRemembered() throws {
    let coloured = ("mien.input", #"{"channels":3,"height":48,"width":40,"coloured":true}"#)
    let numbers = [("mien.mean", "[0.5,0.5,0.5]"), ("mien.std", "[0.2,0.2,0.2]")]
    let keys = ["mien.input", "mien.mean", "mien.std"]
    let metadata = try read(Self.valid.filter { !keys.contains($0.0) } + [coloured] + numbers)
    #expect(metadata.isColoured)
    #expect(try ModelMetadata(properties: metadata.properties()) == metadata)
  }

  @Test func entriesOfOthersArePassedOver() throws {
    let expected = ModelMetadata(
      labels: ["happy", "sad"], channels: 1, height: 48, width: 40, mean: [0.5], std: [0.25],
      output: .probabilities)
    #expect(try read(Self.valid + [("author", "someone")]) == expected)
  }

  @Test func modelsOfOtherProgramsAreTold() throws {
    let error = #expect(throws: MienError.self) { try read([("author", "someone")]) }
    #expect(error?.description.contains("was not exported by mien") == true)
    #expect(error?.description.contains("model.onnx: ") == true)
  }

  @Test(
    arguments: [
      ("mien.format", "2", "update mien"),
      ("mien.labels", "[]", "0 labels"),
      ("mien.labels", #"["a","a"]"#, "twice"),
      // UTF-16 to a decoder that guesses, and plain text to everything else.
      ("mien.labels", "\0[\0\"\0a\0\"\0]", "is not JSON in UTF-8"),
      ("mien.labels", #"["a"," "]"#, #"" ", which cannot be printed"#),
      ("mien.labels", #"["a","\u00a0\u2003"]"#, "cannot be printed"),
      ("mien.labels", #"["a","\u200d"]"#, "cannot be printed"),
      ("mien.labels", #"["a",""]"#, "cannot be printed"),
      ("mien.labels", #"["a\u001b[2J"]"#, "cannot be printed"),
      ("mien.labels", "[1]", "does not hold what it should"),
      ("mien.labels", String(repeating: "[", count: 900_000), "does not hold what it should"),
      ("mien.labels", "[" + String(repeating: " ", count: 1 << 20) + "]", "longer than"),
      ("mien.input", #"{"channels":1,"height":48}"#, "does not hold what it should"),
      ("mien.input", #"{"channels":0,"height":48,"width":48}"#, "channels 0"),
      ("mien.input", #"{"channels":1,"height":4097,"width":48}"#, "height 4097"),
      ("mien.input", #"{"channels":1,"height":48,"width":-9223372036854775808}"#, "width -9"),
      ("mien.input", #"{"channels":1,"height":48,"width":48,"coloured":true}"#, "takes 3 channels"),
      ("mien.input", #"{"channels":2,"height":48,"width":48}"#, "channels 2, it must be 1"),
      ("mien.input", #"{"channels":4,"height":48,"width":48}"#, "channels 4, it must be 1"),
      ("mien.mean", "[0.5,0.5]", "2 numbers for 1 channels"),
      ("mien.mean", "[1e999]", "mien.mean"),
      ("mien.std", "[0]", "above 0"),
      ("mien.std", "[-1]", "above 0"),
      ("mien.std", "[NaN]", "mien.std"),
      ("mien.output", "softmax\n", #""softmax\n", not logits or probabilities"#),
      ("mien.temperature", "0", "above 0"),
      ("mien.temperature", "-1e999", "mien.temperature"),
      ("mien.provenance", #"{"seed":7}"#, "does not hold what it should"),
      ("mien.scores", #"{"Test.accuracy":"good"}"#, "does not hold what it should"),
    ])
  func badValuesAreNamed(key: String, value: String, reason: String) throws {
    let properties = Self.valid.filter { $0.0 != key } + [(key, value)]
    let error = #expect(throws: MienError.self) { try read(properties) }
    let message = try #require(error?.description)
    #expect(message.contains(key) && message.contains(reason), "\(message)")
    #expect(!message.contains("\n") && message.count < 500)
  }

  @Test(arguments: valid.map(\.0).dropFirst())
  func missingValuesAreNamed(key: String) throws {
    let error = #expect(throws: MienError.self) { try read(Self.valid.filter { $0.0 != key }) }
    #expect(error?.description.contains("\(key) is missing") == true)
  }

  @Test func repeatedKeysAreRefused() throws {
    let error = #expect(throws: MienError.self) { try read(Self.valid + [("mien.mean", "[1]")]) }
    #expect(error?.description.contains("twice") == true)
  }

  @Test func invalidMetadataAreNotWritten() throws {
    var metadata = smallMetadata()
    metadata.scores["PrivateTest.accuracy"] = .nan
    #expect(throws: MienError("mien.scores holds nan for \"PrivateTest.accuracy\"")) {
      try smallGraph().serialized(metadata: metadata)
    }
  }
}
