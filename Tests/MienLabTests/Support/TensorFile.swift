import Foundation

/// A safetensors file, read and written without Mien's own code: length, JSON, bytes.
struct TensorFile {
  private struct Entry: Codable {
    let dtype: String
    let shape: [Int]
    let dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  private struct Header: Codable {
    var metadata: [String: String] = [:]
    var entries: [String: Entry] = [:]

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { return nil }
    }

    private static let metadataKey = Key(stringValue: "__metadata__")

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      for key in values.allKeys {
        if key.stringValue == Self.metadataKey.stringValue {
          metadata = try values.decode([String: String].self, forKey: key)
        } else {
          entries[key.stringValue] = try values.decode(Entry.self, forKey: key)
        }
      }
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: Key.self)
      try values.encode(metadata, forKey: Self.metadataKey)
      for (name, entry) in entries {
        try values.encode(entry, forKey: Key(stringValue: name))
      }
    }
  }

  struct Malformed: Error {}

  private var header: Header
  private let data: [UInt8]

  init(path: String) throws {
    let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard file.count >= 8 + length else { throw Malformed() }
    header = try JSONDecoder().decode(Header.self, from: Data(file[8..<8 + length]))
    data = Array(file[(8 + length)...])
  }

  /// Type, shape and bytes of every tensor, by name.
  func tensors() -> [String: [String]] {
    header.entries.mapValues { entry in
      let bytes = Data(data[entry.dataOffsets[0]..<entry.dataOffsets[1]])
      return [entry.dtype, "\(entry.shape)", bytes.base64EncodedString()]
    }
  }

  /// Where a tensor lies in the data section.
  func range(of name: String) throws -> Range<Int> {
    guard let entry = header.entries[name] else { throw Malformed() }
    return entry.dataOffsets[0]..<entry.dataOffsets[1]
  }

  /// Free text by its key.
  var metadata: [String: String] {
    get { header.metadata }
    set { header.metadata = newValue }
  }

  /// Writes the file, the tensor at `range` filled with `byte`.
  func write(to path: String, replacing range: Range<Int> = 0..<0, with byte: UInt8 = 0) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var json = try encoder.encode(header)
    json.append(Data(repeating: UInt8(ascii: " "), count: (8 - json.count % 8) % 8))
    var bytes = data
    for place in range { bytes[place] = byte }
    var file = withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) }
    file.append(json)
    file.append(contentsOf: bytes)
    try file.write(to: URL(fileURLWithPath: path))
  }
}
