#if Training
  import Foundation
  import MienCore
  import Safetensors

  /// A file of named tensors, whoever wrote it: ``SafetensorsFile`` or ``PyTorchFile``.
  public protocol StateSource {
    var path: String { get }
    /// The tensors' names in the order of the file.
    var names: [String] { get }
    /// The extents of a tensor, or nil when there is none of that name.
    func shape(of name: String) -> [Int]?
    /// A copy of one tensor, on ``Device/current``.
    ///
    /// - Throws: `MienError` when it is not there or of a type or shape that libtorch refuses.
    func read(_ name: String) throws -> Tensor
  }

  extension PyTorchFile: StateSource {}

  extension SafetensorsFile: StateSource {
    public var names: [String] { entries.map(\.name) }

    public func shape(of name: String) -> [Int]? { self[name]?.shape }

    public func read(_ name: String) throws -> Tensor { try StateFile.read(name, from: self) }
  }

  extension StateFile {
    /// Opens a safetensors file or one of `torch.save`, told apart by its ending or else by how it
    /// begins.
    ///
    /// - Parameter key: Where in a PyTorch checkpoint the state dictionary is; see
    ///   ``PyTorchFile/init(path:key:)``.
    /// - Throws: `MienError` naming the file.
    public static func open(_ path: String, key: String? = nil) throws -> any StateSource {
      switch (path as NSString).pathExtension.lowercased() {
      case "safetensors": return try SafetensorsFile(path: path)
      case "pth", "pt": return try PyTorchFile(path: path, key: key)
      default:
        let isArchive = try PyTorchFile.map(path).starts(with: "PK".utf8)
        return isArchive
          ? try PyTorchFile(path: path, key: key) : try SafetensorsFile(path: path)
      }
    }
  }
#endif
