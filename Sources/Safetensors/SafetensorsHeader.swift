import MienCore

/// What stands in front of the tensors: names, types, shapes, places and free text.
///
/// The layout is that of https://github.com/huggingface/safetensors: eight bytes little-endian
/// length, JSON of that length, then the data section.
struct SafetensorsHeader {
  /// The largest header that is read, that of the reference implementation.
  static let largestSize = 100_000_000
  static let metadataKey = "__metadata__"

  var metadata: [String: String] = [:]
  /// In the order of their bytes.
  var entries: [SafetensorsEntry] = []

  /// Reads and checks the JSON of a header in front of `dataCount` bytes of tensors.
  ///
  /// - Throws: `HeaderScanner.Failure` unless the tensors fill the data section exactly: no
  ///   overlap, no hole, nothing before or behind, each as long as its shape and type say.
  init(parsing json: UnsafeRawBufferPointer, dataCount: Int) throws {
    var scanner = HeaderScanner(json)
    var metadata: [String: String] = [:]
    var entries: [SafetensorsEntry] = []
    try scanner.object { key, scanner in
      if key == Self.metadataKey {
        try scanner.object { metadata[$0] = try $1.string() }
      } else {
        entries.append(try Self.entry(named: key, &scanner))
      }
    }
    try scanner.end()
    // Empty tensors share their place with a neighbour: the end and the name settle their order.
    entries.sort {
      ($0.byteRange.lowerBound, $0.byteRange.upperBound, $0.name)
        < ($1.byteRange.lowerBound, $1.byteRange.upperBound, $1.name)
    }
    var end = 0
    for entry in entries {
      guard entry.byteRange.lowerBound == end else {
        let what = entry.byteRange.lowerBound < end ? "overlaps" : "leaves a hole behind"
        let name = TerminalText.quoted(entry.name)
        throw scanner.failure("tensor \(name) \(what) the tensor before it")
      }
      end = entry.byteRange.upperBound
    }
    guard end == dataCount else {
      throw HeaderScanner.Failure(
        reason: "the tensors take \(end) bytes, the file holds \(dataCount) for them")
    }
    self.metadata = metadata
    self.entries = entries
  }

  private static func entry(
    named name: String, _ scanner: inout HeaderScanner
  ) throws -> SafetensorsEntry {
    var shown: String { TerminalText.quoted(name) }
    var dtype: SafetensorsDType?
    var shape: [Int]?
    var offsets: [Int]?
    try scanner.object { key, scanner in
      switch key {
      case "dtype":
        let text = try scanner.string()
        guard let known = SafetensorsDType(rawValue: text) else {
          throw scanner.failure(
            "tensor \(shown) has the unsupported type \(TerminalText.quoted(text))")
        }
        dtype = known
      case "shape": shape = try scanner.integers()
      case "data_offsets": offsets = try scanner.integers()
      default:
        throw scanner.failure("tensor \(shown) has the unknown key \(TerminalText.quoted(key))")
      }
    }
    guard let dtype, let shape, let offsets else {
      throw scanner.failure("tensor \(shown) lacks dtype, shape or data_offsets")
    }
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw scanner.failure("tensor \(shown) has data_offsets that are no range")
    }
    guard let count = byteCount(of: shape, dtype), count == offsets[1] - offsets[0] else {
      throw scanner.failure("tensor \(shown) has another number of bytes than its shape needs")
    }
    return SafetensorsEntry(
      name: name, dtype: dtype, shape: shape, byteRange: offsets[0]..<offsets[1])
  }
}
