#if Training
  import Foundation

  /// Writes zip archives as `torch.save` does, and damages them on request.
  struct ZipBuilder {
    /// A record and what is written about it; nil stands for the truth.
    struct Record {
      var name: String
      var data: [UInt8]
      var method: UInt16 = 0
      var flags: UInt16 = 0
      var localName: String?
      var size: UInt32?
      var compressedSize: UInt32?
      var offset: UInt32?
    }

    var records: [Record]
    /// Written instead of the number of records and the place and length of the directory.
    var count: UInt16?
    var directoryOffset: UInt32?
    var directorySize: UInt32?
    var comment: [UInt8] = []

    /// An archive with a pickle and storages named from 0.
    init(pickle: [UInt8], storages: [[UInt8]] = []) {
      records = [Record(name: "archive/data.pkl", data: pickle)]
      records += storages.enumerated().map { Record(name: "archive/data/\($0)", data: $1) }
    }

    func bytes() -> [UInt8] {
      var file: [UInt8] = []
      var directory: [UInt8] = []
      for record in records {
        let offset = UInt32(file.count)
        let compressed = record.compressedSize ?? record.size ?? UInt32(record.data.count)
        let size = record.size ?? UInt32(record.data.count)
        let local = record.localName ?? record.name
        file += little(0x0403_4b50 as UInt32) + little(20 as UInt16) + little(record.flags)
        file += little(record.method) + little(0 as UInt64)
        file += little(compressed) + little(size)
        file += little(UInt16(local.utf8.count)) + little(0 as UInt16) + Array(local.utf8)
        file += record.data
        directory += little(0x0201_4b50 as UInt32) + little(20 as UInt16) + little(20 as UInt16)
        directory += little(record.flags) + little(record.method) + little(0 as UInt64)
        directory += little(compressed) + little(size)
        directory += little(UInt16(record.name.utf8.count)) + [UInt8](repeating: 0, count: 12)
        directory += little(record.offset ?? offset) + Array(record.name.utf8)
      }
      let number = little(count ?? UInt16(records.count))
      let end =
        little(0x0605_4b50 as UInt32) + little(0 as UInt32) + number + number
        + little(directorySize ?? UInt32(directory.count))
        + little(directoryOffset ?? UInt32(file.count)) + little(UInt16(comment.count)) + comment
      return file + directory + end
    }
  }

  /// The bytes of a number, little-endian.
  func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// Pieces of pickles of protocol 2, by the names of `pickletools`.
  enum Pickle {
    static let start: [UInt8] = [0x80, 2]
    static let stop: [UInt8] = [0x2E]
    static let mark: [UInt8] = [0x28]
    static let tuple: [UInt8] = [0x74]
    static let reduce: [UInt8] = [0x52]
    static let emptyDictionary: [UInt8] = [0x7D]
    static let setItem: [UInt8] = [0x73]
    static let none: [UInt8] = [0x4E]

    static func global(_ module: String, _ name: String) -> [UInt8] {
      [0x63] + Array("\(module)\n\(name)\n".utf8)
    }

    static func text(_ text: String) -> [UInt8] {
      [0x58] + little(UInt32(text.utf8.count)) + Array(text.utf8)
    }

    /// As LONG1, which holds any number of 64 bits.
    static func number(_ number: Int) -> [UInt8] { [0x8A, 8] + little(number) }

    static func numbers(_ numbers: [Int]) -> [UInt8] {
      mark + numbers.flatMap(number) + tuple
    }

    static func storage(_ type: String = "FloatStorage", key: String = "0", count: Int) -> [UInt8] {
      mark + text("storage") + global("torch", type) + text(key) + text("cpu") + number(count)
        + tuple + [0x51]
    }

    static func tensor(
      _ storage: [UInt8], offset: Int = 0, shape: [Int], strides: [Int]
    ) -> [UInt8] {
      global("torch._utils", "_rebuild_tensor_v2") + mark + storage + number(offset)
        + numbers(shape) + numbers(strides) + [0x89] + emptyDictionary + tuple + reduce
    }

    /// A whole pickle of a dictionary with one item.
    static func dictionary(_ key: String, _ value: [UInt8]) -> [UInt8] {
      start + emptyDictionary + text(key) + value + setItem + stop
    }
  }
#endif
