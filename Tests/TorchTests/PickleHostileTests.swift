#if Training
  import Foundation
  import MienCore
  import TestSupport
  import Testing
  import Torch

  extension TorchSuite {
    /// Pickles and archives that no PyTorch would write.
    @Suite struct PickleHostileTests {
      private func expectRefusal(
        _ bytes: [UInt8], _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
      ) throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/a.pth"
          try Data(bytes).write(to: URL(fileURLWithPath: path))
          let time = ContinuousClock().measure {
            let error = #expect(throws: MienError.self, sourceLocation: sourceLocation) {
              try PyTorchFile(path: path)
            }
            let text = error?.description ?? ""
            #expect(text.contains(sentence), "\(text)", sourceLocation: sourceLocation)
            #expect(text.hasPrefix(path), sourceLocation: sourceLocation)
            #expect(text.utf8.count < 1000, sourceLocation: sourceLocation)
          }
          #expect(time < .seconds(20), sourceLocation: sourceLocation)
        }
      }

      private func expectRefusal(
        ofPickle pickle: [UInt8], storages: [[UInt8]] = [[UInt8](repeating: 0, count: 16)],
        _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
      ) throws {
        try expectRefusal(
          ZipBuilder(pickle: pickle, storages: storages).bytes(), sentence,
          sourceLocation: sourceLocation)
      }

      // MARK: Pickles

      @Test(arguments: [
        ("os", "system"), ("posix", "system"), ("builtins", "eval"), ("__builtin__", "exec"),
        ("subprocess", "Popen"), ("torch", "load"), ("torch.storage", "_load_from_bytes"),
        ("torch._utils", "_rebuild_tensor"), ("collections", "defaultdict"),
        ("torch", "FloatStorage.__init__"), ("webbrowser", "open"),
      ])
      func otherNamesAreRefused(_ module: String, _ name: String) throws {
        let call =
          Pickle.global(module, name) + Pickle.mark + Pickle.text("touch /tmp/mien-pwned")
          + Pickle.tuple + Pickle.reduce
        try expectRefusal(
          ofPickle: Pickle.start + call + Pickle.stop, "asks for \(module).\(name), and only plain")
        try expectRefusal(ofPickle: Pickle.dictionary("a", call), "asks for \(module).\(name)")
        let named = Pickle.text(module) + Pickle.text(name) + [0x93]
        try expectRefusal(
          ofPickle: [0x80, 4] + named + Pickle.stop, "asks for \(module).\(name)")
        #expect(access("/tmp/mien-pwned", F_OK) != 0)
      }

      /// Calls inside calls, calls of what calls return, and attributes for what has none.
      @Test func allowedNamesDoNotHelp() throws {
        let ordered = Pickle.global("collections", "OrderedDict")
        let empty: [UInt8] = [0x29]
        let tensor = Pickle.tensor(Pickle.storage(count: 4), shape: [4], strides: [1])
        let cases: [([UInt8], String)] = [
          (ordered + empty + Pickle.reduce + empty + Pickle.reduce, "calls what is no function"),
          (ordered + Pickle.none + Pickle.reduce, "with what is no tuple"),
          (Pickle.text("os.system") + empty + Pickle.reduce, "calls what is no function"),
          (ordered + Pickle.numbers([1]) + Pickle.reduce, "in an unknown way"),
          (Pickle.global("torch", "FloatStorage") + empty + Pickle.reduce, "calls a storage"),
          (tensor + Pickle.emptyDictionary + [0x62], "no dictionary"),
          (ordered + Pickle.emptyDictionary + [0x62], "no dictionary"),
          (ordered + empty + [0x81], "instruction 0x81"),
          (
            Pickle.global("torch._utils", "_rebuild_parameter") + Pickle.mark + Pickle.none
              + Pickle.tuple + Pickle.reduce, "no tensor"
          ),
          (
            Pickle.global("torch._utils", "_rebuild_tensor_v2") + empty + Pickle.reduce,
            "in an unknown way"
          ),
          (
            Pickle.global("torch._utils", "_rebuild_tensor_v2") + Pickle.mark + tensor
              + Pickle.number(0) + Pickle.numbers([]) + Pickle.numbers([]) + Pickle.tuple
              + Pickle.reduce, "in an unknown way"
          ),
          (Pickle.text("x") + [0x51], "no tuple"), (empty + [0x51], "names a storage"),
        ]
        for (value, sentence) in cases {
          try expectRefusal(ofPickle: Pickle.dictionary("a", value), sentence)
        }
      }

      @Test(arguments: [
        ([], "ends too early"), ([0x2E], "has not made"), ([0x80, 9], "unknown protocol 9"),
        ([0x80, 2, 0x49], "instruction 0x49 at byte 2"),
        ([0x80, 2, 0x71, 0], "has not made"), ([0x80, 2, 0x68, 7], "has not made"),
        ([0x80, 2, 0x6A, 255, 255, 255, 255], "has not made"),
        ([0x80, 2, 0x58, 255, 255, 255, 255], "ends too early"),
        ([0x80, 4, 0x8D, 255, 255, 255, 255, 255, 255, 255, 255], "impossible length"),
        ([0x80, 4, 0x8D, 255, 255, 255, 255, 255, 255, 255, 127], "ends too early"),
        ([0x80, 2, 0x8B, 255, 255, 255, 255], "impossible length"),
        ([0x80, 2, 0x8B, 255, 255, 255, 127], "ends too early"),
        ([0x80, 2, 0x55, 2, 0xC3, 0x28, 0x2E], "not UTF-8"), ([0x80, 2, 0x74], "has not made"),
        ([0x80, 2, 0x28, 0x28, 0x30], "has not made"), ([0x80, 2, 0x85], "has not made"),
        ([0x80, 2, 0x4E, 0x28, 0x85], "has not made"), ([0x80, 2, 0x4E, 0x61], "has not made"),
        ([0x80, 2, 0x7D, 0x28, 0x4E, 0x75], "no dictionary"),
        ([0x80, 2, 0x7D, 0x4E, 0x61], "no list"), ([0x80, 2, 0x63, 0x61, 0x62], "without an end"),
        ([0x80, 2, 0x4E, 0x4E, 0x93], "no text"), ([0x80, 2, 0x7D], "ends too early"),
      ])
      func brokenPicklesAreRefused(_ pickle: [UInt8], _ sentence: String) throws {
        try expectRefusal(ofPickle: pickle, sentence)
      }

      /// Nothing is walked or freed recursively, and nothing is sized by a number in the file.
      @Test func depthAndSizeAreHarmless() throws {
        let count = 300_000
        let nested = [UInt8](repeating: 0x85, count: count)
        try expectRefusal(
          ofPickle: Pickle.start + Pickle.none + nested + Pickle.stop, "does not hold a dictionary")
        try expectRefusal(
          ofPickle: Pickle.dictionary("a", Pickle.none + nested), "it holds no tensors")
        let marks = [UInt8](repeating: 0x28, count: count)
        let tuples = [UInt8](repeating: 0x74, count: count)
        try expectRefusal(
          ofPickle: Pickle.dictionary("a", marks + tuples), "it holds no tensors")
        // Lists within lists from the outside in, and one that holds itself.
        let inner = (0..<count).flatMap { _ -> [UInt8] in [0x5D, 0x71, 0, 0x61, 0x68, 0] }
        let lists: [UInt8] = [0x28, 0x5D, 0x71, 1] + inner + [0x31, 0x68, 1]
        try expectRefusal(ofPickle: Pickle.dictionary("a", lists), "no tensors")
        let itself: [UInt8] = [0x5D, 0x71, 0, 0x68, 0, 0x61]
        try expectRefusal(ofPickle: Pickle.dictionary("a", itself), "no tensors")
        let own = Pickle.start + [0x7D, 0x71, 0] + Pickle.text("model") + [0x68, 0, 0x73, 0x2E]
        try expectRefusal(ofPickle: own, "no tensors")
        // Memo places far apart.
        let memo = (0..<1000).flatMap { place -> [UInt8] in
          [0x72] + little(UInt32.max - UInt32(place) * 65_537)
        }
        try expectRefusal(
          ofPickle: Pickle.start + Pickle.none + memo + Pickle.stop, "does not hold a dictionary")
      }

      /// Many names for the same large dictionary: it is looked through once.
      @Test func manyReferencesAreHarmless() throws {
        let items = (0..<20_000).flatMap { number -> [UInt8] in
          Pickle.text("\(number)") + Pickle.none
        }
        let large: [UInt8] = Pickle.emptyDictionary + Pickle.mark + items + [0x75, 0x71, 9]
        let names = (0..<20_000).flatMap { number -> [UInt8] in
          Pickle.text("k\(number)") + [0x68, 9]
        }
        let pickle: [UInt8] =
          Pickle.start + Pickle.emptyDictionary + Pickle.text("first") + large + Pickle.setItem
          + Pickle.mark + names + [0x75] + Pickle.stop
        try expectRefusal(ofPickle: pickle, "it holds no tensors")
      }

      @Test func messagesDoNotReachTheTerminal() throws {
        let evil = "\u{1B}[2J\u{7}\u{202E}" + String(repeating: "x", count: 200)
        try expectRefusal(ofPickle: Pickle.start + Pickle.global(evil, "f"), "asks for ?[2J??xxx")
      }

      // MARK: Tensors

      @Test(arguments: [
        (0, [5], [1], "looks into 4 elements"), (0, [-1], [1], "impossible shape"),
        (0, [2], [-1], "impossible shape"), (-1, [2], [1], "impossible shape"),
        (1, [4], [1], "reaches beyond"), (0, [2, 2], [3, 1], "reaches beyond"),
        (0, [2], [4], "reaches beyond"), (0, [2], [.max], "reaches beyond"),
        (.max, [1], [1], "reaches beyond"), (.max, [2, 2], [.max, .max], "reaches beyond"),
        (0, [.max, .max, 2], [1, 1, 1], "looks into"), (0, [1 << 40], [0], "looks into"),
        (0, [2, 2], [1], "impossible shape"),
        (0, Array(repeating: 1, count: 65), Array(repeating: 1, count: 65), "65 dimensions"),
      ])
      func viewsBeyondTheirStorageAreRefused(
        _ offset: Int, _ shape: [Int], _ strides: [Int], _ sentence: String
      ) throws {
        let tensor = Pickle.tensor(
          Pickle.storage(count: 4), offset: offset, shape: shape, strides: strides)
        try expectRefusal(ofPickle: Pickle.dictionary("a", tensor), sentence)
      }

      /// What an axis of one element steps by says nothing.
      @Test func stridesThatAreNeverTakenMayBeAny() throws {
        let tensor = Pickle.tensor(
          Pickle.storage(count: 4), offset: 1, shape: [1, 2], strides: [.max, 2])
        var bytes = [UInt8](repeating: 0, count: 16)
        for (index, value) in [Float(1), 2, 3, 4].enumerated() {
          withUnsafeBytes(of: value) { bytes.replaceSubrange(4 * index..<4 * index + 4, with: $0) }
        }
        let zip = ZipBuilder(pickle: Pickle.dictionary("a", tensor), storages: [bytes])
        try withTemporaryFolder { folder in
          try Data(zip.bytes()).write(to: URL(fileURLWithPath: "\(folder)/a.pth"))
          #expect(try PyTorchFile(path: "\(folder)/a.pth").read("a").elements() == [Float(2), 4])
        }
      }

      @Test func storagesMustBeThereAndLargeEnough() throws {
        func dictionary(_ storage: [UInt8]) -> [UInt8] {
          Pickle.dictionary("a", Pickle.tensor(storage, shape: [1], strides: [1]))
        }
        try expectRefusal(
          ofPickle: dictionary(Pickle.storage(count: 5)), "only 16 bytes are there")
        try expectRefusal(
          ofPickle: dictionary(Pickle.storage("DoubleStorage", count: 3)), "only 16 bytes")
        try expectRefusal(
          ofPickle: dictionary(Pickle.storage(count: .max)), "only 16 bytes are there")
        try expectRefusal(ofPickle: dictionary(Pickle.storage(count: -1)), "names a storage")
        for key in ["1", "../data.pkl", "", "0/"] {
          try expectRefusal(
            ofPickle: dictionary(Pickle.storage(key: key, count: 1)), "is missing")
        }
      }

      /// Empty tensors have no elements to be outside of anything.
      @Test func emptyTensorsOfAbsurdShapesDoNotCrash() throws {
        for shape in [[0, .max, .max], [1 << 62, 0, 4], [0]] {
          let strides = shape.count == 3 ? [4, 4, 1] : [1]
          let tensor = Pickle.tensor(
            Pickle.storage(count: 0), offset: .max, shape: shape, strides: strides)
          let zip = ZipBuilder(pickle: Pickle.dictionary("a", tensor), storages: [[]])
          try withTemporaryFolder { folder in
            try Data(zip.bytes()).write(to: URL(fileURLWithPath: "\(folder)/a.pth"))
            let file = try PyTorchFile(path: "\(folder)/a.pth")
            // Made or refused, as libtorch likes.
            if let tensor = try? file.read("a") { #expect(tensor.shape == shape) }
          }
        }
      }
    }
  }
#endif
