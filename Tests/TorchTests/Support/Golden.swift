#if Training
  import Foundation
  import Safetensors
  import Synchronization
  import Torch

  /// PyTorch's results, made by `Golden/make_golden.py` and named `<case>/<what>`.
  struct Golden {
    let file: SafetensorsFile

    /// Files stay open: each is asked for by many test cases.
    private static let files = Mutex<[String: SafetensorsFile]>([:])

    init(_ name: String) throws {
      let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().path
      file = try Self.files.withLock { files in
        if let file = files[name] { return file }
        let file = try SafetensorsFile(path: "\(tests)/Golden/\(name).safetensors")
        files[name] = file
        return file
      }
    }

    /// - Throws: When the file has no such tensor.
    subscript(name: String) -> Tensor {
      get throws { try StateFile.read(name, from: file) }
    }

    /// The tensor, or nil when the case does not have it.
    func optional(_ name: String) throws -> Tensor? {
      file[name] == nil ? nil : try self[name]
    }

    /// The names of all cases.
    var cases: Set<String> {
      Set(
        file.entries.compactMap { $0.name.split(separator: "/").dropLast().first.map(String.init) })
    }
  }
#endif
