import MienCore
import Testing

@testable import MienData

@Suite("Synthetic faces: the data set")
struct SyntheticFacesTests {
  @Test("the same seed draws the same bytes, in any order, on any number of threads")
  func repeatable() throws {
    let faces = try SyntheticFaces(count: 40, seed: 7)
    let one = try faces.dataset(threads: 1)
    for threads in [2, 3, 64, 0] {
      let other = try faces.dataset(threads: threads)
      #expect(other.fingerprint == one.fingerprint, "\(threads) threads")
    }
    for index in [39, 0, 17] {
      let face = faces.render(index)
      #expect(face.label == Int(one.labelIndices[index]))
      #expect(face.pixels == one.image(index))
    }
  }

  @Test("packs and selections remember that faces were drawn")
  func drawn() throws {
    let folder = try TemporaryFolder()
    let faces = try SyntheticFaces(count: 14, seed: 3).dataset()
    try faces.writePack(to: folder.path + "/faces.safetensors")
    let pack = try FaceDataset.open(folder.path + "/faces.safetensors")
    #expect(faces.isSynthetic && pack.isSynthetic)
    #expect(try pack.selecting(DatasetSelection(classes: ["happy", "sad"])).isSynthetic)
    #expect(!Fixture.dataset().isSynthetic)
  }

  @Test("a face does not depend on how many there are")
  func prefix() throws {
    let few = try SyntheticFaces(count: 5, seed: 3)
    let many = try SyntheticFaces(count: 500, seed: 3)
    for index in 0..<5 {
      #expect(few.render(index) == many.render(index))
    }
  }

  @Test("every seed and every number draw another face", arguments: [UInt64](0...9))
  func seedsDiffer(seed: UInt64) throws {
    let face = try SyntheticFaces(count: 1, seed: seed).render(0).pixels
    #expect(try SyntheticFaces(count: 1, seed: seed).render(1).pixels != face)
    #expect(try SyntheticFaces(count: 1, seed: seed + 1).render(0).pixels != face)
    #expect(try SyntheticFaces(count: 1, seed: ~seed).render(0).pixels != face)
  }

  /// Digests of the first seven faces of seed 2013, as this test printed them when the figures of
  /// measure_difficulty.py were last taken. A change of the drawing changes them, and every figure
  /// measured on these faces with them: measure again, and say so in the change log.
  @Test(
    "the pixels are those of the release, on every machine",
    arguments: [
      (32, 0x9e47_548a_bc04_682d), (48, 0x7380_c4b4_5909_f57a), (96, 0xcc14_ec86_db38_c6a4),
    ] as [(Int, UInt64)])
  func golden(size: Int, digest: UInt64) throws {
    let faces = try SyntheticFaces(count: 7, seed: 2013, size: size)
    // FNV-1a (Fowler, Noll and Vo), 64 bits.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in 0..<7 {
      let face = faces.render(index)
      for byte in [UInt8(face.label)] + face.pixels {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    #expect(hash == digest, "\(String(hash, radix: 16))")
  }

  @Test("every run of seven holds each label once, in changing order")
  func balance() throws {
    let faces = try SyntheticFaces(count: 7, seed: 11)
    var orders: Set<[Int]> = []
    for run in 0..<60 {
      let labels = (7 * run..<7 * run + 7).map(faces.label)
      #expect(labels.sorted() == Array(0..<7))
      orders.insert(labels)
    }
    #expect(orders.count > 50)
  }

  @Test(
    "more classes come after FER2013's, each once in every run",
    arguments: [(SyntheticFaces.Classes.fer2013, 7), (.affectNetHQ, 8), (.ferTiny, 13)])
  func classes(classes: SyntheticFaces.Classes, count: Int) throws {
    #expect(classes.labels.count == count)
    #expect(classes.labels.names.prefix(7) == LabelSet.fer2013.names[...])
    #expect(
      LabelSet(classFolders: classes.labels.names) == classes.labels, "folders keep the order")
    let faces = try SyntheticFaces(count: 2 * count, seed: 5, classes: classes)
    let set = try faces.dataset()
    #expect(set.labels == classes.labels)
    #expect(set.labelIndices[..<count].sorted() == (0..<Int16(count)).map { $0 })
    #expect(set.labelIndices[count...].sorted() == (0..<Int16(count)).map { $0 })
  }

  @Test("contempt is on one side only, and on either")
  func contempt() {
    var lefts = 0
    for stream in UInt64(0)..<200 {
      var generator = SeededGenerator(seed: 3, stream: stream)
      let units = ActionUnits(label: 7, from: &generator)
      let (left, right) = (units[.dimpler, -1], units[.dimpler, 1])
      #expect(min(left, right) == 0 && max(left, right) > 0.6)
      #expect((units[.lipCornerPuller, -1] > 0.3) == (left > 0))
      if left > 0 { lefts += 1 }
    }
    #expect((70...130).contains(lefts))
  }

  @Test("FER2013's splits lie one after the other, each with all labels nearly alike")
  func splits() throws {
    let set = try SyntheticFaces(count: 300, seed: 1, size: 32).dataset()
    #expect(set.labels == .fer2013)
    #expect((set.count, set.channels, set.height, set.width) == (300, 1, 32, 32))
    #expect(set.splitNames == ["Training", "PublicTest", "PrivateTest"])
    #expect(set.splitCounts == [240, 30, 30])
    #expect(set.splitIndices == set.splitIndices.sorted())
    for split in UInt8(0)...2 {
      var counts = [Int](repeating: 0, count: 7)
      for (label, place) in zip(set.labelIndices, set.splitIndices) where place == split {
        counts[Int(label)] += 1
      }
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 2, "split \(split): \(counts)")
    }
  }

  @Test(
    "splits of any parts, even empty ones",
    arguments: [
      (1, 0, [20, 0, 0]), (0.9, 0.1, [18, 2, 0]), (0, 0, [0, 0, 20]), (0.5, 0.25, [10, 5, 5]),
    ] as [(Double, Double, [Int])])
  func parts(training: Double, publicTest: Double, counts: [Int]) throws {
    let set = try SyntheticFaces(count: 20, seed: 1, size: 32)
      .dataset(training: training, publicTest: publicTest)
    #expect(set.splitCounts == counts)
  }

  @Test(
    "impossible parts are refused",
    arguments: [(-0.1, 0.1), (0.9, 0.2), (0.5, -0.1), (.nan, 0.1), (0.1, .nan), (.infinity, 0)]
      as [(Double, Double)])
  func badParts(training: Double, publicTest: Double) throws {
    let faces = try SyntheticFaces(count: 20, seed: 1)
    let error = #expect(throws: MienError.self) {
      try faces.dataset(training: training, publicTest: publicTest)
    }
    #expect(error?.kind == .usage)
  }

  @Test(
    "impossible requests are refused",
    arguments: [
      (0, 48), (-1, 48), (.min, 48), (.max, 48), (4_000_000, 48), (10, 31), (10, 513), (10, 0),
      (10, -48), (10, .max),
    ])
  func badRequests(count: Int, size: Int) throws {
    let error = #expect(throws: MienError.self) {
      try SyntheticFaces(count: count, seed: 1, size: size)
    }
    #expect(error?.kind == .usage)
  }

  @Test("every size draws a picture with light and dark", arguments: [32, 33, 48, 65, 128, 512])
  func sizes(size: Int) throws {
    let pixels = try SyntheticFaces(count: 1, seed: 5, size: size).render(0).pixels
    #expect(pixels.count == size * size)
    #expect((pixels.max() ?? 0) - (pixels.min() ?? 0) > 60)
  }
}

extension FaceDataset {
  fileprivate func image(_ index: Int) -> [UInt8] {
    withPixels { Array($0[index * imageSize..<(index + 1) * imageSize]) }
  }
}
