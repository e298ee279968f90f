/// The pictures of a coded item in AV1, from its sequence and frame headers.
struct AV1Stream {
  private(set) var pictures = CodedPictures()
  private var sequence: AV1Sequence?

  /// Reads the sequence header that an `av1C` box may carry.
  mutating func read(configuration: UnsafeRawBufferPointer) throws {
    var reader = ByteReader(configuration)
    _ = try reader.take(4)
    try read(units: reader.rest, mayEndOpen: false)
  }

  /// Reads an item's units (OBUs).
  mutating func read(data: UnsafeRawBufferPointer) throws {
    try read(units: data, mayEndOpen: true)
  }

  /// - Parameter mayEndOpen: Whether the last unit may lack its length and reach to the end.
  private mutating func read(units: UnsafeRawBufferPointer, mayEndOpen: Bool) throws {
    var reader = ByteReader(units)
    while !reader.rest.isEmpty {
      let header = try reader.number(1)
      if header & 4 != 0 { _ = try reader.take(1) }
      let hasLength = header & 2 != 0
      guard hasLength || mayEndOpen else { throw HEIFRefusal.damaged }
      let content = try reader.take(hasLength ? reader.leb128() : reader.rest.count)
      switch header >> 3 & 0xF {
      case 1:
        let sequence = try AV1Sequence(content)
        self.sequence = sequence
        pictures.note(width: sequence.width, height: sequence.height)
        pictures.note(isWide: sequence.isWide)
      // A frame's header, alone, with the frame or once more; decoders take the last for the first if that is missing.
      case 3, 6, 7: try read(frame: content)
      default: break
      }
    }
  }

  private mutating func read(frame: UnsafeRawBufferPointer) throws {
    guard let sequence else { throw HEIFRefusal.damaged }
    switch try sequence.frame(frame) {
    case .shownAgain: break
    case .ofSequenceSize: pictures.count += 1
    case .ofOwnSize:
      pictures.count += 1
      // The size follows too far behind; no decoder sees to it that it is below the sequence's.
      pictures.note(width: 1 << sequence.widthBits, height: 1 << sequence.heightBits)
    }
  }
}
