#if Training
  import MienCore

  /// What a transfer of tensors from a file into a network did.
  public struct LoadReport: Equatable, Sendable, CustomStringConvertible {
    /// A tensor that is in the file with another shape than in the network.
    public struct Mismatch: Equatable, Sendable {
      public let name: String
      public let wanted: [Int]
      public let found: [Int]
    }

    /// Overwritten with the file's.
    public var loaded: [String] = []
    /// Left as they were because they were to be skipped.
    public var skipped: [String] = []
    /// In the network and not in the file.
    public var missing: [String] = []
    /// In the file and not in the network.
    public var unexpected: [String] = []
    /// Left as they were because the shapes differ.
    public var mismatched: [Mismatch] = []

    /// Whether the file had every tensor of the network, the skipped ones apart.
    public var fillsNetwork: Bool { missing.isEmpty && mismatched.isEmpty }

    /// Whether the file and the network hold the same tensors, the skipped ones apart.
    public var isComplete: Bool { fillsNetwork && unexpected.isEmpty }

    /// One line that names up to five tensors of each kind, such as
    /// `60 loaded; 2 skipped (fc.weight, fc.bias)`.
    public var description: String {
      let others = [
        ("skipped", skipped), ("missing in the file", missing),
        ("in the file alone", unexpected),
        ("of another shape", mismatched.map { "\($0.name) \($0.found), not \($0.wanted)" }),
      ]
      let parts = others.filter { !$0.1.isEmpty }.map { what, names in
        let shown = names.prefix(5).map(\.printable).joined(separator: ", ")
        let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
        return "\(names.count) \(what) (\(shown)\(rest))"
      }
      return (["\(loaded.count) loaded"] + parts).joined(separator: "; ")
    }
  }

  extension StateFile {
    /// Overwrites those of `tensors` that `source` has under the same name and with the same shape, as to
    /// start from what another network has learnt.
    ///
    /// - Parameters:
    ///   - prefix: What the names in the file begin with, such as `model.`; others are left alone.
    ///   - skipping: What is not transferred, such as the head: `fc` stands for `fc.weight` and `fc.bias`.
    /// - Returns: What was done with each tensor of the network and of the file.
    /// - Throws: `MienError` when a tensor cannot be read, or when nothing fits; nothing has changed then.
    /// - Complexity: The tensors that fit are in memory a second time until they are all read.
    public static func transfer(
      _ tensors: [(name: String, tensor: Tensor)], from source: some StateSource,
      prefix: String = "", skipping: [String] = []
    ) throws -> LoadReport {
      var report = LoadReport()
      var found: [(tensor: Tensor, value: Tensor)] = []
      for (name, tensor) in tensors {
        if isStateName(name, under: skipping) {
          report.skipped.append(name)
          continue
        }
        guard let shape = source.shape(of: prefix + name) else {
          report.missing.append(name)
          continue
        }
        guard shape == tensor.shape else {
          report.mismatched.append(.init(name: name, wanted: tensor.shape, found: shape))
          continue
        }
        found.append((tensor, try source.read(prefix + name)))
        report.loaded.append(name)
      }
      let known = Set(tensors.map(\.name))
      report.unexpected = source.names.filter { $0.hasPrefix(prefix) }
        .map { String($0.dropFirst(prefix.count)) }
        .filter { !known.contains($0) && !isStateName($0, under: skipping) }
      guard !found.isEmpty else {
        throw MienError("\(source.path) has nothing for this network: \(report)")
      }
      for (tensor, value) in found { tensor.assign(value) }
      return report
    }
  }
#endif
