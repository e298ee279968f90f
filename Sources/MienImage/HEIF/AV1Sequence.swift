/// An AV1 sequence header (section 5.5 of the specification), as far as frames' sizes need it.
struct AV1Sequence {
  enum Frame {
    case shownAgain, ofSequenceSize, ofOwnSize
  }

  let width: Int
  let height: Int
  let widthBits: Int
  let heightBits: Int
  /// Whether samples have more than 8 bits.
  let isWide: Bool
  private let isReduced: Bool
  /// Bits of a shown frame's time, of a frame's number, and whether tools for screens are on (2: each frame says).
  private var (timeBits, numberBits) = (0, 0)
  private var screenTools = 2
  private var wholeVectors = 2

  init(_ bytes: UnsafeRawBufferPointer) throws {
    var bits = BitReader(bytes)
    try bits.skip(4)
    isReduced = try bits.flag()
    if isReduced {
      try bits.skip(5)
    } else {
      timeBits = try Self.operatingPoints(&bits)
    }
    widthBits = try bits.number(4) + 1
    heightBits = try bits.number(4) + 1
    width = try bits.number(widthBits) + 1
    height = try bits.number(heightBits) + 1
    if !isReduced, try bits.flag() { numberBits = try bits.number(4) + bits.number(3) + 3 }
    try bits.skip(3)
    if !isReduced {
      try bits.skip(4)
      let hasOrder = try bits.flag()
      if hasOrder { try bits.skip(2) }
      screenTools = try bits.flag() ? 2 : bits.number(1)
      if screenTools > 0 { wholeVectors = try bits.flag() ? 2 : bits.number(1) }
      if hasOrder { try bits.skip(3) }
    }
    try bits.skip(3)
    isWide = try bits.flag()
  }

  /// - Returns: Bits of frame_presentation_time, 0 where shown frames have none.
  private static func operatingPoints(_ bits: inout BitReader) throws -> Int {
    var (delayBits, timeBits) = (0, 0)
    var hasModel = false
    if try bits.flag() {
      try bits.skip(64)
      let isEven = try bits.flag()
      if isEven { _ = try bits.exponentialGolomb() }
      hasModel = try bits.flag()
      if hasModel {
        delayBits = try bits.number(5) + 1
        try bits.skip(37)
        let length = try bits.number(5) + 1
        if !isEven { timeBits = length }
      }
    }
    let hasDelays = try bits.flag()
    for _ in 0...(try bits.number(5)) {
      try bits.skip(12)
      if try bits.number(5) > 7 { try bits.skip(1) }
      if hasModel, try bits.flag() { try bits.skip(2 * delayBits + 1) }
      if hasDelays, try bits.flag() { try bits.skip(4) }
    }
    return timeBits
  }

  /// Reads the beginning of a frame header (section 5.9.2).
  func frame(_ bytes: UnsafeRawBufferPointer) throws -> Frame {
    if isReduced { return .ofSequenceSize }
    var bits = BitReader(bytes)
    if try bits.flag() { return .shownAgain }
    let type = try bits.number(2)
    let (isKey, isSwitch) = (type == 0, type == 3)
    let isShown = try bits.flag()
    try bits.skip(isShown ? timeBits : 1)
    if !isSwitch, !(isKey && isShown) { try bits.skip(1) }
    try bits.skip(1)
    let hasScreenTools = screenTools == 2 ? try bits.flag() : screenTools == 1
    if hasScreenTools, wholeVectors == 2 { try bits.skip(1) }
    try bits.skip(numberBits)
    return try isSwitch || bits.flag() ? .ofOwnSize : .ofSequenceSize
  }
}
