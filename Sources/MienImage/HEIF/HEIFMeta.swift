/// The boxes of a HEIF file's one `meta` box that lead to its items.
struct HEIFMeta {
  private var boxes: [FourCC: UnsafeRawBufferPointer] = [:]

  /// - Throws: ``HEIFRefusal`` where there is more than one of a kind, because readers then choose differently.
  init(_ file: UnsafeRawBufferPointer) throws {
    var outer = ByteReader(file)
    var meta: UnsafeRawBufferPointer?
    while outer.rest.count >= 8 {
      let box = try outer.box(isOuter: true)
      guard box.type == "meta" else { continue }
      guard meta == nil else { throw HEIFRefusal.damaged }
      meta = box.content
    }
    guard let meta else { throw HEIFRefusal.damaged }
    var inner = ByteReader(meta)
    _ = try inner.take(4)
    while !inner.rest.isEmpty {
      let box = try inner.box()
      guard ["iinf", "iloc", "iprp", "iref", "idat"].contains(box.type) else { continue }
      guard boxes.updateValue(box.content, forKey: box.type) == nil else {
        throw HEIFRefusal.damaged
      }
    }
  }

  func has(_ type: FourCC) -> Bool { boxes[type] != nil }

  func reader(_ type: FourCC) throws -> ByteReader {
    guard let content = boxes[type] else { throw HEIFRefusal.damaged }
    return ByteReader(content)
  }
}
