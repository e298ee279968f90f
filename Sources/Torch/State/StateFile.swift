#if Training
  import Foundation
  import MienCore
  import Safetensors

  /// Named tensors in a safetensors file: networks, optimizers, checkpoints.
  public enum StateFile {
    /// Writes `tensors` to `path`, whole or not at all.
    ///
    /// - Throws: `MienError` when the file cannot be written.
    public static func save(
      _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:], to path: String
    ) throws {
      let declarations = tensors.map {
        SafetensorsDeclaration(
          name: $0.name, dtype: $0.tensor.dtype.safetensors, shape: $0.tensor.shape)
      }
      let writer = try SafetensorsWriter(path: path, tensors: declarations, metadata: metadata)
      for (_, tensor) in tensors {
        try tensor.bytes().withUnsafeBytes { try writer.write($0) }
      }
      try writer.finish()
    }

    /// Overwrites `tensors` with those of the same names in `file`.
    ///
    /// - Parameter prefix: What the names in the file begin with, such as `model.`; others are left alone.
    /// - Throws: `MienError` that names the missing, unexpected, mis-shaped and mis-typed tensors
    ///   (of a type libtorch does not know; others are converted); nothing has changed then.
    public static func load(
      _ tensors: [(name: String, tensor: Tensor)], from file: SafetensorsFile, prefix: String = ""
    ) throws {
      try differences(between: tensors, and: file, prefix: prefix).throwIfAny(in: file.path)
      for (name, tensor) in tensors { tensor.assign(try read(prefix + name, from: file)) }
    }

    /// One tensor of `file`, copied to the current device.
    ///
    /// - Throws: `MienError` when it is not there, of a type libtorch does not know, or of a shape it
    ///   refuses (too large for the memory).
    public static func read(_ name: String, from file: SafetensorsFile) throws -> Tensor {
      guard let entry = file[name] else { throw MienError("\(file.path) has no tensor \(name)") }
      guard let dtype = DType(entry.dtype) else {
        throw MienError(
          "\(file.path): the tensor \(name) has the unsupported type \(entry.dtype.rawValue)")
      }
      do {
        return try file.withBytes(of: name) {
          try Tensor.copying($0, shape: entry.shape, dtype: dtype)
        }
      } catch let error as TorchError {
        throw MienError("\(file.path): the tensor \(name) cannot be read: \(error)")
      }
    }

    private static func differences(
      between tensors: [(name: String, tensor: Tensor)], and file: SafetensorsFile, prefix: String
    ) -> StateDifferences {
      var differences = StateDifferences()
      var expected: Set<String> = []
      for (name, tensor) in tensors {
        expected.insert(prefix + name)
        guard let entry = file[prefix + name] else {
          differences.missing.append(name)
          continue
        }
        if DType(entry.dtype) == nil {
          differences.mistyped.append("\(name) (\(entry.dtype.rawValue))")
        } else if entry.shape != tensor.shape {
          differences.misshaped.append("\(name) (\(entry.shape) where \(tensor.shape) is expected)")
        }
      }
      differences.unexpected = file.entries.map(\.name)
        .filter { $0.hasPrefix(prefix) && !expected.contains($0) }
        .map { String($0.dropFirst(prefix.count)) }
      return differences
    }
  }

  /// How the tensors of a file differ from those a network has.
  struct StateDifferences {
    var missing: [String] = []
    var unexpected: [String] = []
    var misshaped: [String] = []
    var mistyped: [String] = []

    func throwIfAny(in path: String) throws {
      let parts = [
        ("misses", missing), ("has unexpected", unexpected), ("has mis-shaped", misshaped),
        ("has mis-typed", mistyped),
      ]
      let sentences = parts.filter { !$0.1.isEmpty }.map { verb, names in
        let shown = names.prefix(5).joined(separator: ", ")
        return "\(verb) \(shown)" + (names.count > 5 ? " and \(names.count - 5) more" : "")
      }
      guard !sentences.isEmpty else { return }
      throw MienError(
        "\(path) does not fit the network: it " + sentences.joined(separator: "; it "))
    }
  }
#endif
