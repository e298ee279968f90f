#if Training
  import Foundation
  import MienCore

  /// The tensors of a state dictionary that `torch.save` wrote (`.pth`, `.pt`), memory-mapped and read only.
  ///
  /// The pickle inside is read by a machine that knows tensors, dictionaries, tuples, lists, text and
  /// numbers and nothing else; a file that asks for any other Python object is refused with its name, and
  /// nothing of it is ever executed. Everything is checked on opening: the archive, the pickle, and that
  /// each tensor lies inside its storage.
  public final class PyTorchFile: Sendable {
    public let path: String
    /// The tensors' names in the order of the file, without the `module.` of DataParallel.
    public let names: [String]

    private let file: Data
    private let tensors: [String: StoredTensor]
    /// The bytes of each storage, counted from the start of the file.
    private let storages: [String: Range<Int>]

    /// More than a hundred times what the state of a large network takes, and little enough to be read
    /// at once.
    private static let largestPickle = 16 << 20

    /// Opens and checks a file.
    ///
    /// - Parameter key: Where in a checkpoint the state dictionary is. Without it, the dictionary itself
    ///   is taken, or what it holds under `state_dict`, `model_state_dict`, `model` or `net`.
    /// - Throws: `MienError` naming the file, and for a checkpoint the keys there are to choose from.
    /// - Complexity: O(pickle and number of tensors), independent of the tensors' sizes.
    public init(path: String, key: String? = nil) throws {
      self.path = path
      file = try Self.map(path)
      do {
        (storages, tensors, names) = try file.withUnsafeBytes { bytes in
          try Self.parse(bytes, key: key)
        }
      } catch let failure as Malformed {
        throw MienError("\(path) is not a PyTorch file that can be read: \(failure.reason)")
      }
    }

    /// The extents of a tensor, or nil when there is none of that name.
    public func shape(of name: String) -> [Int]? { tensors[name]?.shape }

    /// The element type of a tensor, or nil when there is none of that name.
    public func dtype(of name: String) -> DType? { tensors[name]?.storage.dtype }

    /// A copy of one tensor on ``Device/current``, row-major whatever its strides in the file.
    ///
    /// - Throws: `MienError` when it is not there or libtorch refuses its shape.
    public func read(_ name: String) throws -> Tensor {
      guard let tensor = tensors[name], let storage = storages[tensor.storage.key] else {
        throw MienError("\(path) has no tensor \(name.printable)")
      }
      do {
        return try file.withUnsafeBytes { bytes in
          try tensor.read(from: UnsafeRawBufferPointer(rebasing: bytes[storage]))
        }
      } catch let error as TorchError {
        throw MienError("\(path): the tensor \(name.printable) cannot be read: \(error)")
      }
    }

    /// The bytes of a file, loaded by the kernel as they are touched.
    static func map(_ path: String) throws -> Data {
      var status = stat()
      guard stat(path, &status) == 0 else {
        throw MienError("cannot read \(path): \(String(cString: strerror(errno)))")
      }
      // Reading a named pipe would wait for ever for somebody to write into it.
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw MienError("cannot read \(path): it is not a regular file")
      }
      do {
        return try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
      } catch {
        throw MienError("cannot read \(path): \(error.localizedDescription)")
      }
    }
  }

  // MARK: Opening

  extension PyTorchFile {
    /// How the pickles begin that PyTorch wrote before version 1.6: protocol 2 and a magic number.
    private static let oldMagic: [UInt8] = [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9]

    private static func parse(
      _ bytes: UnsafeRawBufferPointer, key: String?
    ) throws -> ([String: Range<Int>], [String: StoredTensor], [String]) {
      guard !bytes.starts(with: oldMagic) else {
        throw Malformed(
          "it is of the format before PyTorch 1.6; convert it in Python: "
            + "torch.save(torch.load(path, weights_only=True), new_path)")
      }
      let archive = try TorchArchive(bytes)
      var machine = PickleMachine(UnsafeRawBufferPointer(rebasing: bytes[archive.pickle]))
      let state = try StateDictionary(machine.run(), of: machine, key: key)
      var storages: [String: Range<Int>] = [:]
      for (name, tensor) in state.tensors {
        let storage = tensor.storage
        guard let data = archive.data[storage.key] else {
          throw Malformed("the data of its tensor \(name.printable) is missing")
        }
        guard storage.count <= data.count / storage.dtype.safetensors.byteCount else {
          throw Malformed(
            "its tensor \(name.printable) looks into \(storage.count) elements of "
              + "\(storage.dtype), but only \(data.count) bytes are there")
        }
        storages[storage.key] = data
      }
      let tensors = Dictionary(state.tensors.map { ($0.name, $0.tensor) }) { $1 }
      return (storages, tensors, state.tensors.map(\.name))
    }

    /// What of an archive `torch.save` puts into it, and where.
    private struct TorchArchive {
      let pickle: Range<Int>
      /// The storages by the keys that the pickle names them by.
      var data: [String: Range<Int>] = [:]

      init(_ bytes: UnsafeRawBufferPointer) throws {
        let directory = try ZipDirectory(bytes)
        let records = directory.records
        let pickles = records.keys.filter {
          $0.hasSuffix("/data.pkl") && $0.split(separator: "/").count == 2
        }
        guard let name = pickles.first, pickles.count == 1, let pickle = records[name] else {
          throw Malformed("it is a zip archive, but not one of torch.save")
        }
        let root = name.dropLast("data.pkl".count)
        guard records["\(root)constants.pkl"] == nil else {
          throw Malformed(
            "it holds a TorchScript program; save its tensors alone in Python: "
              + "torch.save(torch.jit.load(path).state_dict(), new_path)")
        }
        if let name = directory.compressed {
          throw Malformed("its record \(name.printable) is compressed, as torch.save never does")
        }
        if let order = records["\(root)byteorder"],
          !bytes[order].elementsEqual("little".utf8)
        {
          throw Malformed("it was written on a big-endian machine; save it again on a usual one")
        }
        guard pickle.count <= PyTorchFile.largestPickle else {
          throw Malformed("its pickle of \(pickle.count) bytes is too large for one of tensors")
        }
        self.pickle = pickle
        for (name, place) in records where name.hasPrefix("\(root)data/") {
          data[String(name.dropFirst(root.count + "data/".count))] = place
        }
      }
    }
  }
#endif
