/// The items of a HEIF or AVIF file (ISO/IEC 23008-12), as libheif finds them.
///
/// Where two readers could understand a file differently, it is refused.
struct HEIFContainer {
  struct Item {
    let type: FourCC
    /// Where its bytes are, in their order.
    var extents: [UnsafeRawBufferPointer]?
    /// Its `hvcC` and `av1C` boxes.
    var configurations: [Box] = []
    /// The items that are decoded for it: what it is derived from and its transparency.
    var inputs: [Int] = []
  }

  private(set) var items: [Int: Item] = [:]
  /// More than any camera writes; libheif allows as many items.
  private static let (mostItems, mostReferences) = (20_000, 1 << 17)
  private static let (mostExtents, mostConfigurations) = (32, 4)

  init(_ file: UnsafeRawBufferPointer) throws {
    let meta = try HEIFMeta(file)
    try readTypes(meta.reader("iinf"))
    try readPlaces(meta, file)
    try readProperties(meta.reader("iprp"))
    if meta.has("iref") { try readReferences(meta.reader("iref")) }
  }

  private mutating func readTypes(_ content: ByteReader) throws {
    var reader = content
    let version = try reader.number(1)
    _ = try reader.take(version == 0 ? 5 : 7)
    while !reader.rest.isEmpty {
      let box = try reader.box()
      guard box.type == "infe" else { continue }
      var entry = ByteReader(box.content)
      let version = try entry.number(1)
      guard version == 2 || version == 3 else { throw HEIFRefusal.damaged }
      _ = try entry.take(3)
      let id = try entry.number(version == 2 ? 2 : 4)
      _ = try entry.take(2)
      let item = Item(type: FourCC(try entry.number(4)))
      guard items.updateValue(item, forKey: id) == nil else { throw HEIFRefusal.damaged }
      guard items.count <= Self.mostItems else { throw HEIFRefusal.tooMuch }
    }
  }

  private mutating func readPlaces(_ meta: HEIFMeta, _ file: UnsafeRawBufferPointer) throws {
    var reader = try meta.reader("iloc")
    let version = try reader.number(1)
    _ = try reader.take(3)
    let sizes = try reader.number(2)
    let (offsetSize, lengthSize, baseSize) = (sizes >> 12, sizes >> 8 & 0xF, sizes >> 4 & 0xF)
    guard version <= 2, sizes & 0xF == 0, [4, 8].contains(lengthSize),
      [0, 4, 8].contains(offsetSize), [0, 4, 8].contains(baseSize)
    else { throw HEIFRefusal.damaged }
    for _ in 0..<(try reader.number(version < 2 ? 2 : 4)) {
      let id = try reader.number(version < 2 ? 2 : 4)
      let method = version == 0 ? 0 : try reader.number(2) & 0xF
      guard method < 2 else {
        throw HEIFRefusal("HEIF items that are put together from other items are not supported")
      }
      _ = try reader.take(2)
      let base = try reader.number(baseSize)
      let count = try reader.number(2)
      guard count <= Self.mostExtents else { throw HEIFRefusal.tooMuch }
      let source = method == 0 ? file : try meta.reader("idat").rest
      let extents = try (0..<count).map { _ in
        var rest = ByteReader(source)
        _ = try rest.take(base.plus(reader.number(offsetSize)))
        return try rest.take(reader.number(lengthSize))
      }
      guard items[id]?.extents == nil else { throw HEIFRefusal.damaged }
      items[id]?.extents = extents
    }
  }

  private mutating func readProperties(_ content: ByteReader) throws {
    var (properties, owners) = ([Box](), [UnsafeRawBufferPointer]())
    var hasProperties = false
    var reader = content
    while !reader.rest.isEmpty {
      let box = try reader.box()
      if box.type == "ipma" { owners.append(box.content) }
      guard box.type == "ipco" else { continue }
      guard !hasProperties else { throw HEIFRefusal.damaged }
      hasProperties = true
      var inside = ByteReader(box.content)
      while !inside.rest.isEmpty {
        properties.append(try inside.box())
        guard properties.count <= Self.mostItems else { throw HEIFRefusal.tooMuch }
      }
    }
    for owner in owners { try assign(properties, ByteReader(owner)) }
  }

  private mutating func assign(_ properties: [Box], _ owners: ByteReader) throws {
    var reader = owners
    let (version, flags) = (try reader.number(1), try reader.number(3))
    guard version <= 1 else { throw HEIFRefusal.damaged }
    let (size, mask) = flags & 1 == 0 ? (1, 0x7F) : (2, 0x7FFF)
    for _ in 0..<(try reader.number(4)) {
      let id = try reader.number(version == 0 ? 2 : 4)
      for _ in 0..<(try reader.number(1)) {
        // Properties are counted from 1; 0 is none.
        let place = try reader.number(size) & mask - 1
        guard properties.indices.contains(place) else { continue }
        let property = properties[place]
        guard property.type == "hvcC" || property.type == "av1C" else { continue }
        items[id]?.configurations.append(property)
        guard items[id]?.configurations.count ?? 0 <= Self.mostConfigurations else {
          throw HEIFRefusal.tooMuch
        }
      }
    }
  }

  private mutating func readReferences(_ content: ByteReader) throws {
    var reader = content
    let version = try reader.number(1)
    guard version <= 1 else { throw HEIFRefusal.damaged }
    _ = try reader.take(3)
    let size = version == 0 ? 2 : 4
    var count = 0
    while !reader.rest.isEmpty {
      let box = try reader.box()
      var entry = ByteReader(box.content)
      let id = try entry.number(size)
      for _ in 0..<(try entry.number(2)) {
        let other = try entry.number(size)
        count += 1
        guard count <= Self.mostReferences else { throw HEIFRefusal.tooMuch }
        switch box.type {
        case "dimg": items[id]?.inputs.append(other)
        case "auxl": items[other]?.inputs.append(id)
        default: break
        }
      }
      // libheif would take what follows for the next reference.
      guard entry.rest.isEmpty else { throw HEIFRefusal.damaged }
    }
  }
}
