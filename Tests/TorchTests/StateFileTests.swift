#if Training
  import Foundation
  import MienCore
  import Safetensors
  import TestSupport
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct StateFileTests {
      @Test func networksComeBackBitForBit() throws {
        try withTemporaryFolder { folder in
          let saved = BasicBlock.stage()
          _ = saved(.normal([4, 3, 8, 8]))
          try StateFile.save(saved.namedState, metadata: ["kind": "stage"], to: "\(folder)/a")
          let file = try SafetensorsFile(path: "\(folder)/a")
          #expect(file.metadata == ["kind": "stage"])
          #expect(file.entries.map(\.name).sorted() == saved.namedState.map(\.name).sorted())

          let loaded = BasicBlock.stage()
          #expect(bytes(of: loaded.namedState) != bytes(of: saved.namedState))
          try StateFile.load(loaded.namedState, from: file)
          #expect(bytes(of: loaded.namedState) == bytes(of: saved.namedState))
          #expect(loaded.namedParameters.allSatisfy { $0.tensor.requiresGradient })
        }
      }

      @Test(arguments: [
        DType.uint8, .int16, .int32, .int64, .float16, .bfloat16, .float32, .float64,
      ])
      func everyTypeComesBack(_ dtype: DType) throws {
        try withTemporaryFolder { folder in
          let tensor = (Tensor.uniform([3, 5]) * 100).to(dtype)
          try StateFile.save(
            [("t", tensor), ("empty", tensor.narrowed(0, 1..<1))], to: "\(folder)/a")
          let file = try SafetensorsFile(path: "\(folder)/a")
          let read = try StateFile.read("t", from: file)
          #expect(read.dtype == dtype && read.shape == [3, 5] && read.bytes() == tensor.bytes())
          #expect(try StateFile.read("empty", from: file).shape == [0, 5])
        }
      }

      @Test func layoutInMemoryIsNoPartOfTheFile() throws {
        try withTemporaryFolder { folder in
          let plain = Conv2d(3, 4, kernelSize: 3)
          let packed = Conv2d(3, 4, kernelSize: 3)
          packed.useChannelsLast()
          try StateFile.save(plain.namedState, to: "\(folder)/plain")
          try StateFile.load(packed.namedState, from: SafetensorsFile(path: "\(folder)/plain"))
          #expect(packed.weight.isChannelsLast)
          try StateFile.save(packed.namedState, to: "\(folder)/packed")
          #expect(try data("\(folder)/packed") == data("\(folder)/plain"))
        }
      }

      @Test func prefixSelects() throws {
        try withTemporaryFolder { folder in
          let values = [("model.a", 1.0), ("model.b", 2), ("other.a", 3)].map {
            (name: $0, tensor: Tensor.full([2], $1))
          }
          try StateFile.save(values, to: "\(folder)/a")
          let (a, b) = (Tensor.zeros([2]), Tensor.zeros([2]))
          let file = try SafetensorsFile(path: "\(folder)/a")
          try StateFile.load([("a", a), ("b", b)], from: file, prefix: "model.")
          #expect(a.elements(as: Float.self) == [1, 1] && b.elements(as: Float.self) == [2, 2])
        }
      }

      @Test func savingReplacesWholeFilesOnly() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/a"
          try StateFile.save([("t", .ones([4]))], to: path)
          let before = try data(path)
          let twice = [("t", Tensor.zeros([4])), ("t", Tensor.zeros([4]))]
          #expect(throws: MienError.self) {
            try StateFile.save(twice.map { (name: $0, tensor: $1) }, to: path)
          }
          #expect(try data(path) == before)
          #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
        }
      }

      @Test func cutFilesAreNotRead() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/a"
          try StateFile.save(Linear(3, 2).namedState, to: path)
          let whole = try data(path)
          for length in 0..<whole.count {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            #expect(throws: MienError.self) { _ = try SafetensorsFile(path: path) }
          }
        }
      }
    }
  }

  private func data(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }
#endif
