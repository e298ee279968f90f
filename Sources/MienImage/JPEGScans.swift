/// The scans of a JPEG file: a progressive one has several, and each makes the decoder walk the whole picture again.
enum JPEGScans {
  /// More than any encoder writes, and the number that libtiff allows. A hostile file of kilobytes can
  /// hold thousands of empty ones, which keep a core busy for minutes.
  static let most = 100

  /// How many there are, none in files of other kinds; O(bytes).
  static func count(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return 0 }
    var scans = 0
    var at = 2
    while at + 3 < bytes.count {
      guard bytes[at] == 0xFF else {
        at += 1
        continue
      }
      let marker = bytes[at + 1]
      switch marker {
      // The end; what phones append, such as a film, is not for the decoder.
      case 0xD9: return scans
      // Stuffing, restarts and the start of a picture have no length. Nor do markers that do not exist: where
      // libjpeg misses a restart it looks for the next one behind their two bytes, so a length would hide scans.
      case 0x00...0xBF, 0xD0...0xD8: at += 2
      case 0xFF: at += 1
      default:
        if marker == 0xDA { scans += 1 }
        at += 2 + max(2, Int(bytes[at + 2]) << 8 | Int(bytes[at + 3]))
      }
    }
    return scans
  }
}
