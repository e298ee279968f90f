#if Training
  import Foundation
  import MienCore
  import TestSupport
  import Testing
  import Torch

  extension TorchSuite {
    /// The zip archive around a pickle: damaged directories, odd records, damaged files by the thousand.
    @Suite struct PickleArchiveTests {
      private static let storage: [UInt8] = [1, 2, 3, 4].flatMap { little(Float($0).bitPattern) }

      private static func archive() -> ZipBuilder {
        let tensor = Pickle.tensor(Pickle.storage(count: 4), shape: [2, 2], strides: [1, 2])
        return ZipBuilder(pickle: Pickle.dictionary("a", tensor), storages: [storage])
      }

      private func open<Result>(
        _ bytes: [UInt8], _ body: (PyTorchFile) throws -> Result
      ) throws -> Result {
        try withTemporaryFolder { folder in
          try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/a.pth"))
          return try body(PyTorchFile(path: "\(folder)/a.pth"))
        }
      }

      private func expectRefusal(
        _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout ZipBuilder) -> Void
      ) {
        var zip = Self.archive()
        change(&zip)
        let error = #expect(throws: MienError.self, sourceLocation: sourceLocation) {
          try open(zip.bytes()) { _ in }
        }
        #expect(
          error?.description.contains(sentence) == true, "\(error?.description ?? "")",
          sourceLocation: sourceLocation)
      }

      @Test func whatIsNotDamagedOpens() throws {
        var zip = Self.archive()
        let expected: [Float] = [1, 3, 2, 4]
        #expect(try open(zip.bytes()) { try $0.read("a").elements(as: Float.self) } == expected)
        zip.comment = Array("a comment".utf8)
        #expect(try open(zip.bytes()) { try $0.read("a").elements(as: Float.self) } == expected)
      }

      @Test func damagedArchivesAreRefused() {
        expectRefusal("outside the file") { $0.records[1].size = 1000 }
        expectRefusal("outside the file") { $0.records[1].size = UInt32.max - 1 }
        expectRefusal("outside the file") { $0.records[1].offset = UInt32.max - 1 }
        expectRefusal("not where the zip directory says") { $0.records[1].offset = 3 }
        expectRefusal("overlap") { zip in
          // A pickle that is so long that it reaches into the next record.
          zip.records[0].size = UInt32(zip.records[0].data.count + 10)
        }
        expectRefusal("another name in its own header") { $0.records[1].offset = 0 }
        expectRefusal("another name in its own header") { $0.records[1].localName = "archive/x" }
        expectRefusal("twice") { $0.records.append($0.records[1]) }
        expectRefusal("compressed") { $0.records[1].method = 8 }
        expectRefusal("compressed") { $0.records[1].compressedSize = 15 }
        expectRefusal("encrypted") { $0.records[1].flags = 1 }
        expectRefusal("too short") { $0.count = 9 }
        expectRefusal("damaged") { $0.directoryOffset = 4 }
        expectRefusal("outside the file") { $0.directoryOffset = 0xFFFF_0000 }
        expectRefusal("outside the file") { $0.directorySize = 0xFFFF_0000 }
        expectRefusal("not one of torch.save") { $0.records[0].name = "archive/code.pkl" }
        expectRefusal("not one of torch.save") { $0.records[0].name = "a/b/data.pkl" }
        expectRefusal("not one of torch.save") { zip in
          zip.records.append(.init(name: "other/data.pkl", data: zip.records[0].data))
        }
        expectRefusal("is missing") { $0.count = 1 }
        expectRefusal("not one of torch.save") { $0.count = 0 }
        expectRefusal("too large") { zip in
          zip.records[0].data += [UInt8](repeating: 0, count: 16 << 20)
        }
      }

      @Test func otherFilesAreRefused() {
        for (bytes, sentence) in [
          ([UInt8](), "too short"), (Array("PK".utf8), "too short"),
          ([UInt8](repeating: 0, count: 100_000), "no zip directory"),
        ] {
          let error = #expect(throws: MienError.self) { try open(bytes) { _ in } }
          #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
        }
      }

      @Test func everyCutIsRefused() throws {
        let whole = Self.archive().bytes()
        for length in 0..<whole.count {
          #expect(throws: MienError.self) { try open(Array(whole.prefix(length))) { _ in } }
        }
      }

      /// Each mutant opens, and then every tensor of it is read, or gives a `MienError`.
      @Test func twoThousandMutants() throws {
        let folder = PickleReadingTests.folder
        let names = ["plain", "dtypes", "strides", "checkpoint", "parallel"]
        let originals = try names.map { name in
          [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).pth")))
        }
        var generator = SeededGenerator(seed: 7)
        var opened = 0
        for number in 0..<2000 {
          var bytes = originals[number % originals.count]
          for _ in 0..<Int.random(in: 1...4, using: &generator) {
            Self.damage(&bytes, number, &generator)
          }
          let time = try ContinuousClock().measure {
            do {
              try open(bytes) { file in
                for name in file.names { _ = try file.read(name) }
              }
              opened += 1
            } catch is MienError {
              // The expected end of a damaged file.
            }
          }
          #expect(time < .seconds(10), "mutant \(number)")
        }
        // Damage to elements goes unnoticed, damage to anything else does not.
        #expect((100..<1500).contains(opened), "\(opened) opened")
      }

      /// Changes a few bytes; half of the mutants keep their length, so that the archive stays whole and
      /// the pickle, which comes first, is what suffers.
      private static func damage(
        _ bytes: inout [UInt8], _ number: Int, _ generator: inout SeededGenerator
      ) {
        guard !bytes.isEmpty else { return }
        let inPickle = number.isMultiple(of: 2)
        let place = Int.random(
          in: 0..<(inPickle ? min(1500, bytes.count) : bytes.count), using: &generator)
        switch Int.random(in: 0..<(inPickle ? 3 : 6), using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 2:
          let limits: [UInt8] = [0, 0x7F, 0x80, 0xFF]
          let value = limits[Int.random(in: 0..<4, using: &generator)]
          for index in place..<min(place + 8, bytes.count) { bytes[index] = value }
        case 3: bytes.removeSubrange(place..<min(place + 9, bytes.count))
        case 4: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: bytes[place..<min(place + 30, bytes.count)], at: place)
        }
      }
    }
  }
#endif
