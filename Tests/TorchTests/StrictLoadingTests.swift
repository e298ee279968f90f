#if Training
  import Foundation
  import MienCore
  import Safetensors
  import TestSupport
  import Testing
  import Torch

  extension TorchSuite {
    /// What is told about files that do not fit, and that nothing has changed then.
    @Suite struct StrictLoadingTests {
      @Test(arguments: [
        (["weight": [2, 3]], "it misses bias"),
        (["weight": [2, 3], "bias": [2], "extra": [1]], "it has unexpected extra"),
        (
          ["weight": [3, 2], "bias": [2]],
          "it has mis-shaped weight ([3, 2] where [2, 3] is expected)"
        ),
        (
          ["weight": [], "other": [1]],
          "it misses bias; it has unexpected other; "
            + "it has mis-shaped weight ([] where [2, 3] is expected)"
        ),
      ])
      func differencesAreNamed(_ shapes: [String: [Int]], _ sentence: String) throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/a"
          let tensors = shapes.map { (name: $0, tensor: Tensor.zeros($1)) }
          try StateFile.save(tensors, to: path)
          try expectRefusal(of: path, "\(path) does not fit the network: \(sentence)")
        }
      }

      @Test func longListsAreCut() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/a"
          let extra = (0..<7).map { (name: "x\($0)", tensor: Tensor.zeros([])) }
          try StateFile.save(Linear(3, 2).namedState + extra, to: path)
          try expectRefusal(
            of: path,
            "\(path) does not fit the network: it has unexpected x0, x1, x2, x3, x4 and 2 more")
        }
      }

      @Test func typesWithoutUseAreNamed() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/a"
          try write(
            [("weight", .i8, [2, 3]), ("bias", .i8, [2])], byteCount: 8, to: path)
          try expectRefusal(
            of: path,
            "\(path) does not fit the network: it has mis-typed weight (I8), bias (I8)")
          let file = try SafetensorsFile(path: path)
          let error = #expect(throws: MienError.self) { try StateFile.read("bias", from: file) }
          #expect(error?.description == "\(path): the tensor bias has the unsupported type I8")
        }
      }

      @Test func otherTypesAreConverted() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/a"
          try StateFile.save([("t", Tensor([1.5, -2] as [Double]))], to: path)
          let tensor = Tensor.zeros([2])
          try StateFile.load([("t", tensor)], from: SafetensorsFile(path: path))
          #expect(tensor.elements(as: Float.self) == [1.5, -2])
        }
      }

      @Test func namesThatAreNotThereAreNamed() throws {
        try withTemporaryFolder { folder in
          try StateFile.save([("t", .zeros([2]))], to: "\(folder)/a")
          let file = try SafetensorsFile(path: "\(folder)/a")
          let error = #expect(throws: MienError.self) { try StateFile.read("u", from: file) }
          #expect(error?.description == "\(folder)/a has no tensor u")
        }
      }

      /// Shapes that the format allows and libtorch refuses: an error, not a trap.
      @Test(arguments: [
        [0, 1 << 62, 1 << 62], [1 << 62, 0, 4], [0, .max, .max, .max],
      ])
      func absurdShapesAreRefused(_ shape: [Int]) throws {
        try withTemporaryFolder { folder in
          try write([("t", .f32, shape)], byteCount: 0, to: "\(folder)/a")
          let file = try SafetensorsFile(path: "\(folder)/a")
          // Refused, or made: empty tensors of any shape are none of our business. Not a crash.
          if let tensor = try? StateFile.read("t", from: file) { #expect(tensor.shape == shape) }
        }
      }

      private func expectRefusal(
        of path: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
      ) throws {
        let network = Linear(3, 2)
        let before = bytes(of: network.namedState)
        let file = try SafetensorsFile(path: path)
        let error = #expect(throws: MienError.self, sourceLocation: sourceLocation) {
          try StateFile.load(network.namedState, from: file)
        }
        #expect(error?.description == message, sourceLocation: sourceLocation)
        #expect(bytes(of: network.namedState) == before, sourceLocation: sourceLocation)
      }

      private func write(
        _ tensors: [(String, SafetensorsDType, [Int])], byteCount: Int, to path: String
      ) throws {
        let writer = try SafetensorsWriter(
          path: path,
          tensors: tensors.map { SafetensorsDeclaration(name: $0, dtype: $1, shape: $2) },
          metadata: [:])
        try [UInt8](repeating: 1, count: byteCount).withUnsafeBytes { try writer.write($0) }
        try writer.finish()
      }
    }
  }
#endif
