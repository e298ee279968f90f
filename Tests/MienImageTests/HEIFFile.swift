#if Vision
  import Foundation

  /// Just enough of HEIF, AV1 and HEVC to lie about pictures.
  struct HEIFFile {
    struct Item {
      var type = "av01"
      var data: [UInt8] = []
      var method = 1
      /// Where its data is said to be, and how long; nil says it truly.
      var offset: Int?
      var length: Int?
      var configuration: [UInt8]?
    }

    /// Their numbers count from 1.
    var items: [Item]
    var references: [(type: String, from: Int, to: [Int])] = []

    var data: Data { Data(Self.box("ftyp", Array("mif1".utf8) + number(0, 4)) + meta) }

    var meta: [UInt8] {
      var (infos, places, idat) = ([UInt8](), [UInt8](), [UInt8]())
      var (properties, owners) = ([UInt8](), [UInt8]())
      var propertyCount = 0
      for (index, item) in items.enumerated() {
        let id = number(index + 1, 2)
        infos += Self.box(
          "infe", number(2 << 24, 4) + id + number(0, 2) + Array(item.type.utf8) + [0])
        places += id + number(item.method, 2) + number(0, 2) + number(1, 2)
        places += number(item.offset ?? idat.count, 4) + number(item.length ?? item.data.count, 4)
        idat += item.data
        guard let configuration = item.configuration else { continue }
        propertyCount += 1
        properties += Self.box(item.type == "hvc1" ? "hvcC" : "av1C", configuration)
        owners += id + [1, UInt8(propertyCount)]
      }
      let named = references.flatMap { reference in
        Self.box(
          reference.type,
          number(reference.from, 2) + number(reference.to.count, 2)
            + reference.to.flatMap { number($0, 2) })
      }
      let count = number(items.count, 2)
      return Self.box(
        "meta",
        number(0, 4) + Self.box("iinf", number(0, 4) + count + infos)
          + Self.box("iloc", number(1 << 24, 4) + number(0x4400, 2) + count + places)
          + Self.box(
            "iprp",
            Self.box("ipco", properties)
              + Self.box("ipma", number(0, 4) + number(propertyCount, 4) + owners))
          + Self.box("iref", number(0, 4) + named) + Self.box("idat", idat))
    }

    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
      number(content.count + 8, 4) + Array(type.utf8) + content
    }

    /// The item of a picture that is laid together from others.
    static func grid(width: Int, height: Int) -> Item {
      Item(type: "grid", data: [0, 0, 0, 0] + number(width, 2) + number(height, 2))
    }

    /// A coded item of flat frames; a sequence that is not reduced lets each frame say its size.
    static func av1(
      width: Int, height: Int, frames: Int = 1, isReduced: Bool = true, hasOwnSize: Bool = false
    ) -> Item {
      let start = isReduced ? "000" + "1" + "1" + zeros(5) : zeros(3 + 1 + 1 + 1 + 1 + 5 + 17)
      let size = bits(15, 4) + bits(15, 4) + bits(width - 1, 16) + bits(height - 1, 16)
      let sequence = unit(1, packed(start + size + zeros(40)))
      // A shown key frame: no numbers, no tools for screens, then whether it has a size of its own.
      let frame = unit(6, packed("0" + "00" + "1" + "0" + (hasOwnSize ? "1" : "0") + zeros(10)))
      return Item(data: sequence + (0..<frames).flatMap { _ in frame })
    }

    /// A sequence parameter set behind its length, with the bytes that keep start codes out.
    static func hevcSequence(width: Int, height: Int) -> [UInt8] {
      let plain = packed(
        zeros(4) + "000" + "1" + zeros(96) + golomb(0) + golomb(1) + golomb(width)
          + golomb(height) + "0" + golomb(0) + golomb(0) + "1")
      var (bytes, run) = ([UInt8](arrayLiteral: 0x42, 1), 0)
      for byte in plain {
        if run == 2, byte <= 3 {
          bytes.append(3)
          run = 0
        }
        bytes.append(byte)
        run = byte == 0 ? run + 1 : 0
      }
      return number(bytes.count, 4) + bytes
    }

    /// An `hvcC` box without parameter sets.
    static let emptyHEVC = [UInt8](repeating: 0, count: 21) + [3, 0]

    private static func unit(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
      [type << 3 | 2, UInt8(content.count)] + content
    }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    private static func bits(_ value: Int, _ count: Int) -> String {
      let digits = String(value, radix: 2)
      return zeros(count - digits.count) + digits
    }

    private static func golomb(_ value: Int) -> String {
      let digits = String(value + 1, radix: 2)
      return zeros(digits.count - 1) + digits
    }

    private static func packed(_ bits: String) -> [UInt8] {
      var (bytes, rest) = ([UInt8](), Substring(bits))
      while !rest.isEmpty {
        let byte = rest.prefix(8)
        bytes.append(UInt8(byte + zeros(8 - byte.count), radix: 2) ?? 0)
        rest = rest.dropFirst(8)
      }
      return bytes
    }
  }

  /// A big-endian number of so many bytes.
  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
#endif
