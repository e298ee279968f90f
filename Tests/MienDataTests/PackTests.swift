import Foundation
import MienCore
import Safetensors
import Testing

@testable import MienData

@Suite struct PackTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [1, 3])
  func everythingSurvives(channels: Int) throws {
    let labels = LabelSet(["\"quoted\"", "größer", "c"])
    let dataset = Fixture.dataset(
      11, labels: labels, splitNames: ["a", "b", "empty"], channels: channels)
    let path = "\(folder.path)/new/faces.safetensors"
    try dataset.writePack(to: path)
    let opened = try FaceDataset.open(path)
    #expect(opened.labels == labels)
    #expect(opened.labelIndices == dataset.labelIndices)
    #expect(opened.splitNames == dataset.splitNames)
    #expect(opened.splitIndices == dataset.splitIndices)
    #expect(opened.channels == channels)
    #expect(opened.allPixels == dataset.allPixels)
    #expect(opened.source == "fixture")
    #expect(opened.fingerprint == dataset.fingerprint)
    #expect(opened.computedFingerprint() == dataset.fingerprint)
  }

  @Test func equalDataGivesEqualFiles() throws {
    let paths = ["\(folder.path)/1.safetensors", "\(folder.path)/2.safetensors"]
    for path in paths { try Fixture.dataset().writePack(to: path) }
    let files = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(files[0] == files[1])
  }

  @Test func fingerprintsTellContentsApart() {
    let dataset = Fixture.dataset(10)
    let others = [
      Fixture.dataset(11),
      Fixture.dataset(10, labels: LabelSet(["a", "b", "c", "d", "e", "f", "g"])),
      Fixture.dataset(10, splitNames: ["train", "tests"]),
      Fixture.dataset(10, splitNames: ["train"]),
      changed(dataset) { $1[0] = 3 }, changed(dataset) { pixels, _ in pixels[159] ^= 1 },
    ]
    #expect(Set(others.map(\.fingerprint) + [dataset.fingerprint]).count == 7)
    #expect(changed(dataset) { _, _ in }.fingerprint == dataset.fingerprint)
  }

  private func changed(
    _ dataset: FaceDataset, _ change: (inout [UInt8], inout [Int16]) -> Void
  ) -> FaceDataset {
    var pixels = dataset.allPixels
    var labels = dataset.labelIndices
    change(&pixels, &labels)
    return FaceDataset(
      labels: dataset.labels, height: 4, width: 4, labelIndices: labels,
      splitNames: dataset.splitNames, splitIndices: dataset.splitIndices, source: "elsewhere",
      pixels: pixels)
  }

  /// Everything a pack may have wrong though it is a sound safetensors file.
  static let flaws: [(name: String, reason: String, change: @Sendable (inout RawPack) -> Void)] = [
    ("format", "its metadata does not say", { $0.metadata["format"] = "other.pack" }),
    ("version", "its version is 2, this program reads 1", { $0.metadata["version"] = "2" }),
    ("label over", "picture 1 has the label 2 of 2", { $0.labels[1] = 2 }),
    ("label under", "picture 0 has the label -2 of 2", { $0.labels[0] = -2 }),
    ("split over", "picture 1 has the split 1 of 1", { $0.splits[1] = 1 }),
    ("more labels", "no tensor labels", { $0.labels.append(0) }),
    ("fewer splits", "no tensor splits", { $0.splits.removeLast() }),
    ("flat pictures", "no tensor images", { $0.shape = [2, 4] }),
    ("two channels", "no tensor images", { $0.shape = [2, 2, 2, 1] }),
    ("no pixels", "no tensor images", { $0.shape = [2, 1, 0, 4] }),
    ("huge pictures", "larger than 16384", { $0.shape = [0, 1, 1 << 40, 1 << 40] }),
    ("labels no JSON", "names are no JSON list", { $0.metadata["labels"] = "a,b" }),
    (
      "labels deep", "names are no JSON",
      { $0.metadata["labels"] = String(repeating: "[", count: 99_999) }
    ),
    ("labels twice", "names are no JSON list", { $0.metadata["labels"] = #"["a","a"]"# }),
    ("many splits", "over 256 splits", { $0.metadata["splits"] = Self.names(257) }),
    ("many labels", "over 32767 labels", { $0.metadata["labels"] = Self.names(32_768) }),
    ("no splits", "names are no JSON list", { $0.metadata["splits"] = nil }),
    ("fingerprint", "no fingerprint", { $0.metadata["fingerprint"] = "12" }),
    ("two lines", "its version is 1\u{FFFD}2, this", { $0.metadata["version"] = "1\n2" }),
    ("share over", "picture 1 has the share 1.5", { $0.targets = [0, 0, 1.5, 0] }),
    ("share no number", "picture 0 has the share nan", { $0.targets = [.nan, 0, 0, 1] }),
    (
      "shares over 1", "the shares of picture 1 are together 1.8;",
      { $0.targets = [0.5, 0.5, 0.9, 0.9] }
    ),
    (
      "shares under 1", "the shares of picture 0 are together 0.5;",
      { $0.targets = [0.25, 0.25, 0, 0] }
    ),
    ("too few shares", "targets are not F32 [2, 2]", { $0.targets = [1, 0] }),
    ("group", "picture 1 has the group -5, below 0", { $0.groups = [0, -5] }),
    ("too few groups", "groups are not I32 [2]", { $0.groups = [1] }),
  ]

  private static func names(_ count: Int) -> String {
    "[" + (0..<count).map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }

  @Test(arguments: flaws.indices)
  func aFlawIsNamed(index: Int) throws {
    let flaw = Self.flaws[index]
    var raw = RawPack()
    flaw.change(&raw)
    let path = "\(folder.path)/bad.safetensors"
    try raw.write(to: path)
    let error = #expect(throws: MienError.self, "\(flaw.name)") { try FaceDataset.open(path) }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("\(path) is not a valid pack: "), "\(flaw.name): \(text)")
    #expect(text.contains(flaw.reason), "\(flaw.name): \(text)")
  }

  @Test func theUnflawedPackOpens() throws {
    let path = "\(folder.path)/good.safetensors"
    try RawPack().write(to: path)
    #expect(try FaceDataset.open(path).count == 2)
    var raw = RawPack()
    raw.targets = [0.333, 0.666, 0, 0]
    raw.groups = [0, .max]
    try raw.write(to: path)
    let opened = try FaceDataset.open(path)
    #expect(opened.targets == raw.targets && opened.groups == raw.groups)
  }

  @Test func sharesOfNoClassesAreNone() throws {
    let path = "\(folder.path)/empty.safetensors"
    var raw = RawPack()
    raw.metadata["labels"] = "[]"
    raw.labels = [-1, -1]
    raw.targets = []
    try raw.write(to: path)
    #expect(try FaceDataset.open(path).targets == [])
  }
}

/// A pack of two pictures of 2x2 whose parts can be made wrong one by one.
struct RawPack {
  var metadata = [
    "format": "mien.pack", "version": "1", "labels": #"["a","b"]"#, "splits": #"["all"]"#,
    "fingerprint": String(repeating: "0", count: 32),
  ]
  var shape = [2, 1, 2, 2]
  var labels: [Int16] = [0, -1]
  var splits: [UInt8] = [0, 0]
  /// By picture, then by class.
  var targets: [Float]?
  var groups: [Int32]?

  func write(to path: String) throws {
    var tensors: [SafetensorsDeclaration] = []
    if let targets {
      tensors.append(.init(name: "targets", dtype: .f32, shape: [2, targets.count / 2]))
    }
    if let groups { tensors.append(.init(name: "groups", dtype: .i32, shape: [groups.count])) }
    tensors += [
      SafetensorsDeclaration(name: "labels", dtype: .i16, shape: [labels.count]),
      SafetensorsDeclaration(name: "splits", dtype: .u8, shape: [splits.count]),
      SafetensorsDeclaration(name: "images", dtype: .u8, shape: shape),
    ]
    let writer = try SafetensorsWriter(path: path, tensors: tensors, metadata: metadata)
    try targets?.withUnsafeBytes { try writer.write($0) }
    try groups?.withUnsafeBytes { try writer.write($0) }
    try labels.withUnsafeBytes { try writer.write($0) }
    try splits.withUnsafeBytes { try writer.write($0) }
    let count = shape.contains(0) ? 0 : shape.reduce(1, *)
    try [UInt8](repeating: 7, count: count).withUnsafeBytes { try writer.write($0) }
    try writer.finish()
  }
}
