/// The lines of a text in memory, one after the other, without their ends (`\n` or `\r\n`).
///
/// A line costs nothing until somebody makes something of it: millions of empty ones are read in no memory.
struct TextLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position: Int

  /// A byte order mark is no part of the first line.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
    var line = bytes[position..<end]
    position = end + 1
    if line.last == 0x0D { line.removeLast() }
    return line
  }
}
