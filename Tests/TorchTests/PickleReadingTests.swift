#if Training
  import Foundation
  import MienCore
  import Safetensors
  import Testing
  import Torch

  extension TorchSuite {
    /// Files that PyTorch wrote (`Golden/make_pytorch_files.py`), tensor by tensor and bit by bit.
    @Suite struct PickleReadingTests {
      static let folder =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
        + "/Golden/pytorch"

      private func expectSame(_ file: PyTorchFile, _ name: String) throws {
        let expected = try Golden("pytorch/expected")
        let wanted = expected.file.entries.map(\.name).filter { $0.hasPrefix("\(name)/") }
        #expect(Set(file.names) == Set(wanted.map { String($0.dropFirst(name.count + 1)) }))
        #expect(file.names.count == wanted.count)
        for key in file.names {
          let (ours, theirs) = (try file.read(key), try expected["\(name)/\(key)"])
          #expect(ours.shape == theirs.shape, "\(name)/\(key)")
          #expect(ours.dtype == theirs.dtype, "\(name)/\(key)")
          #expect(ours.bytes() == theirs.bytes(), "\(name)/\(key)")
          #expect(file.shape(of: key) == theirs.shape)
          #expect(file.dtype(of: key) == theirs.dtype)
        }
      }

      @Test(arguments: [
        "plain", "dtypes", "strides", "parameters", "parallel", "compiled", "checkpoint",
        "under_model_state_dict", "under_model", "under_net", "protocol3", "protocol4", "protocol5",
      ])
      func tensorsAreThoseOfPyTorch(_ name: String) throws {
        try expectSame(PyTorchFile(path: "\(Self.folder)/\(name).pth"), name)
      }

      @Test func keyChoosesTheDictionary() throws {
        let path = "\(Self.folder)/gan.pth"
        try expectSame(PyTorchFile(path: path, key: "generator"), "gan")
        let unclear = #expect(throws: MienError.self) { try PyTorchFile(path: path) }
        #expect(
          unclear?.description == "\(path) is not a PyTorch file that can be read: it is not clear "
            + "which of its dictionaries to take; tensors are under the keys generator, "
            + "discriminator")
        let absent = #expect(throws: MienError.self) { try PyTorchFile(path: path, key: "net") }
        #expect(
          absent?.description.hasSuffix(
            "it has no key net; tensors are under the keys generator, discriminator") == true)
      }

      @Test func everyFileIsTested() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(files.filter { $0.hasSuffix(".pth") }.count == 14)
        let refused = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/refused")
        #expect(Set(refused) == Set(Self.refused.map { "\($0.0).pth" }))
      }

      static let refused = [
        ("whole_model", "asks for __main__.Net"),
        ("arguments", "asks for argparse.Namespace"),
        ("numpy", "asks for numpy._core.multiarray.scalar"),
        ("sparse", "asks for torch._utils._rebuild_sparse_tensor"),
        ("quantised", "asks for torch._utils._rebuild_qtensor"),
        ("int8", "asks for torch.CharStorage"),
        ("complex", "asks for torch.ComplexFloatStorage"),
        ("expanded", "looks into 9 elements"),
        ("no_tensors", "it holds no tensors"),
        ("one_tensor", "does not hold a dictionary"),
        ("old_format", "the format before PyTorch 1.6; convert it in Python: torch.save("),
        ("torchscript", "holds a TorchScript program"),
        ("compressed", "is compressed"),
        ("big_endian", "big-endian"),
      ]

      @Test(arguments: refused)
      func otherFilesOfPyTorchAreRefused(_ name: String, _ sentence: String) throws {
        let path = "\(Self.folder)/refused/\(name).pth"
        let error = #expect(throws: MienError.self) { try PyTorchFile(path: path) }
        #expect(error?.description.hasPrefix("\(path) ") == true)
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
      }

      @Test func networkLearnsOnFromPyTorch() throws {
        let network = Sequential(
          Conv2d(2, 3, kernelSize: 3), BatchNorm2d(3), Flatten(), Linear(12, 4))
        let file = try StateFile.open("\(Self.folder)/checkpoint.pth")
        let report = try StateFile.transfer(network.namedState, from: file)
        #expect(report.isComplete)
        #expect(report.loaded == network.namedState.map(\.name))
        for (name, tensor) in network.namedState {
          let stored = try file.read(name)
          #expect(tensor.bytes() == stored.bytes(), "\(name)")
        }
      }

      @Test func absentTensorsAndFilesAreNamed() throws {
        let file = try PyTorchFile(path: "\(Self.folder)/plain.pth")
        #expect(file.shape(of: "x") == nil)
        #expect(throws: MienError("\(file.path) has no tensor x")) { try file.read("x") }
        let error = #expect(throws: MienError.self) { try PyTorchFile(path: "/nowhere/a.pth") }
        #expect(error?.description == "cannot read /nowhere/a.pth: No such file or directory")
        #expect(throws: MienError("cannot read /tmp: it is not a regular file")) {
          try PyTorchFile(path: "/tmp")
        }
      }
    }
  }
#endif
