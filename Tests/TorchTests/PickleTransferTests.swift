#if Training
  import Foundation
  import MienCore
  import Safetensors
  import TestSupport
  import Testing
  import Torch

  extension TorchSuite {
    /// Partial loading and what it reports.
    @Suite struct PickleTransferTests {
      private func saved(
        _ tensors: [(name: String, tensor: Tensor)], _ body: (any StateSource) throws -> Void
      ) throws {
        try withTemporaryFolder { folder in
          try StateFile.save(tensors, to: "\(folder)/a")
          try body(try StateFile.open("\(folder)/a"))
        }
      }

      @Test func reportsEveryKindOfTensor() throws {
        let names = ["conv.weight", "fc.weight", "fc.bias", "fc1.bias", "new", "wide"]
        let network = names.map { (name: $0, tensor: Tensor.zeros($0 == "wide" ? [4] : [2])) }
        let stored = ["conv.weight", "fc.weight", "fc.bias", "fc1.bias", "old", "wide", "fc.more"]
        let file = stored.map { (name: "model.\($0)", tensor: Tensor.ones([2])) }
        try saved(file + [("optimizer.x", Tensor.ones([1]))]) { source in
          let report = try StateFile.transfer(
            network, from: source, prefix: "model.", skipping: ["fc"])
          #expect(report.loaded == ["conv.weight", "fc1.bias"])
          #expect(report.skipped == ["fc.weight", "fc.bias"])
          #expect(report.missing == ["new"])
          #expect(report.unexpected == ["old"])
          #expect(report.mismatched.map(\.name) == ["wide"])
          #expect(!report.isComplete)
          #expect(
            report.description == "2 loaded; 2 skipped (fc.weight, fc.bias); "
              + "1 missing in the file (new); 1 in the file alone (old); "
              + "1 of another shape (wide [2], not [4])")
          let sums = network.map { $0.tensor.sum().item() }
          #expect(sums == [2, 0, 0, 2, 0, 0])
        }
      }

      @Test func nothingThatFitsIsAnError() throws {
        let tensor = Tensor.zeros([2])
        try saved([("a", .ones([3]))]) { source in
          let error = #expect(throws: MienError.self) {
            try StateFile.transfer([("b", tensor)], from: source)
          }
          #expect(
            error?.description == "\(source.path) has nothing for this network: 0 loaded; "
              + "1 missing in the file (b); 1 in the file alone (a)")
        }
      }

      /// An error at the last tensor leaves the first as it was.
      @Test func errorsChangeNothing() throws {
        struct Torn: StateSource {
          let path = "torn"
          let names = ["a", "b"]
          func shape(of name: String) -> [Int]? { [1] }
          func read(_ name: String) throws -> Tensor {
            guard name == "a" else { throw MienError("torn at b") }
            return .ones([1])
          }
        }
        let (a, b) = (Tensor.zeros([1]), Tensor.zeros([1]))
        #expect(throws: MienError("torn at b")) {
          try StateFile.transfer([("a", a), ("b", b)], from: Torn())
        }
        #expect(a.item() == 0)
      }

      @Test func typesAreConverted() throws {
        let tensor = Tensor.zeros([2])
        try saved([("a", Tensor([1.5, -2] as [Double]))]) { source in
          let report = try StateFile.transfer([("a", tensor)], from: source)
          #expect(report.isComplete)
          #expect(tensor.elements(as: Float.self) == [1.5, -2])
        }
      }

      @Test func filesAreToldApart() throws {
        let plain = "\(PickleReadingTests.folder)/plain.pth"
        try withTemporaryFolder { folder in
          #expect(try StateFile.open(plain) is PyTorchFile)
          try FileManager.default.copyItem(atPath: plain, toPath: "\(folder)/weights")
          #expect(try StateFile.open("\(folder)/weights") is PyTorchFile)
          try StateFile.save([("a", .ones([1]))], to: "\(folder)/b.bin")
          #expect(try StateFile.open("\(folder)/b.bin") is SafetensorsFile)
          #expect(throws: MienError.self) { try StateFile.open("\(folder)/none") }
          #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
          #expect(throws: MienError.self) { try StateFile.open("\(folder)/pipe") }
        }
      }
    }
  }
#endif
