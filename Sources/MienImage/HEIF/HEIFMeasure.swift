#if Vision
  /// What decoding a HEIF or AVIF file costs, from the pictures' own bytes.
  ///
  /// The size that the container tells (`ispe`) is a claim, while decoders unpack what the coded bytes say.
  struct HEIFMeasure {
    /// The pixels of the largest picture, or of the parts that are decoded at once.
    private(set) var pixels = 0
    /// Whether samples have more than 8 bits.
    private(set) var isWide = false

    private struct Cost {
      var pixels = 0
      /// Pixels of all pictures that are decoded one after the other.
      var work = 0
      /// Items that are made of items, one above the other.
      var levels = 1
    }

    private let items: [Int: HEIFContainer.Item]
    private let limits: DecodeLimits
    private var costs: [Int: Cost] = [:]
    /// Bytes that may still be looked at: items can share theirs, so that few could be looked at without end.
    private var bytesLeft: Int

    /// A tile's margin and a second layer are honest work; hidden pictures by the hundred are not.
    private static let mostWork = 4
    /// Encoders fill pictures up to whole blocks.
    private static let mostPadding = 63
    /// Pixels; no limit makes the filling of small pictures too much.
    private static let smallest = 1 << 16
    private static let mostLevels = 4
    /// libheif decodes as many tiles at once.
    private static let tilesAtOnce = 4

    /// - Throws: ``HEIFRefusal`` when a picture is over the limits, or cannot be followed.
    init(_ file: UnsafeRawBufferPointer, _ limits: DecodeLimits) throws {
      items = try HEIFContainer(file).items
      self.limits = limits
      bytesLeft = max(16 << 20, try file.count.times(2))
      for id in items.keys.sorted() {
        let cost = try cost(of: id, below: 0)
        pixels = max(pixels, cost.pixels)
        guard cost.work / Self.mostWork <= max(limits.maxPixels, Self.smallest) else {
          throw HEIFRefusal(
            "\(cost.work) pixels in all its parts are over the limit of "
              + "\(Self.mostWork) times \(limits.maxPixels)")
        }
      }
    }

    private mutating func cost(of id: Int, below levels: Int) throws -> Cost {
      if let known = costs[id] { return known }
      guard levels < Self.mostLevels else { throw HEIFRefusal.tooMuch }
      guard let item = items[id] else { throw HEIFRefusal.damaged }
      var cost = try ownCost(of: item)
      var largest = 0
      for input in item.inputs {
        let part = try self.cost(of: input, below: levels + 1)
        largest = max(largest, part.pixels)
        cost.work = try cost.work.plus(part.work)
        cost.levels = max(cost.levels, part.levels + 1)
      }
      guard cost.levels <= Self.mostLevels else { throw HEIFRefusal.tooMuch }
      let atOnce = item.type == "grid" ? min(Self.tilesAtOnce, item.inputs.count) : 1
      cost.pixels = max(cost.pixels, try largest.times(atOnce))
      guard atOnce <= 1 || cost.pixels <= max(limits.maxPixels, Self.smallest) else {
        throw HEIFRefusal(
          "tiles of \(largest) pixels are too large for the limit of \(limits.maxPixels)")
      }
      costs[id] = cost
      return cost
    }

    private mutating func ownCost(of item: HEIFContainer.Item) throws -> Cost {
      switch item.type {
      case "hvc1":
        var stream = HEVCStream()
        for box in item.configurations where box.type == "hvcC" {
          try spend(box.content.count)
          try stream.read(configuration: box.content)
        }
        try withBytes(of: item) { try stream.read(data: $0) }
        return try cost(of: stream.pictures)
      case "av01":
        var stream = AV1Stream()
        let configurations = item.configurations.filter { $0.type == "av1C" }
        guard configurations.count <= 1 else { throw HEIFRefusal.damaged }
        for box in configurations {
          try spend(box.content.count)
          try stream.read(configuration: box.content)
        }
        try withBytes(of: item) { try stream.read(data: $0) }
        return try cost(of: stream.pictures)
      case "grid":
        let (width, height) = try withBytes(of: item) { try Self.canvas($0, sizesAt: 4) }
        return try cost(width, height, count: 1)
      case "iovl":
        let (width, height) = try withBytes(of: item) { try Self.canvas($0, sizesAt: 10) }
        return try cost(width, height, count: 1)
      // Another item unchanged, a picture for screens of more light that no decoder here makes, and what is no picture.
      case "iden", "tmap", "Exif", "mime", "uri ":
        return Cost()
      default:
        throw HEIFRefusal("HEIF items of the kind \"\(item.type)\" are not supported")
      }
    }

    private mutating func cost(of pictures: CodedPictures) throws -> Cost {
      guard pictures.width > 0, pictures.height > 0 else { throw HEIFRefusal.damaged }
      if pictures.isWide { isWide = true }
      return try cost(pictures.width, pictures.height, count: pictures.count)
    }

    private func cost(_ width: Int, _ height: Int, count: Int) throws -> Cost {
      if let reason = limits.refusal(width: width, height: height, padding: Self.mostPadding) {
        throw HEIFRefusal(reason)
      }
      let pixels = try width.times(height)
      return Cost(pixels: pixels, work: try pixels.times(count))
    }

    /// The size of what other pictures are laid on; it takes four bytes a side where the flags say so.
    private static func canvas(
      _ bytes: UnsafeRawBufferPointer, sizesAt start: Int
    ) throws -> (width: Int, height: Int) {
      var reader = ByteReader(bytes)
      let size = try reader.number(2) & 1 == 1 ? 4 : 2
      _ = try reader.take(start - 2)
      return (try reader.number(size), try reader.number(size))
    }

    private mutating func spend(_ bytes: Int) throws {
      bytesLeft -= bytes
      guard bytesLeft >= 0 else { throw HEIFRefusal.tooMuch }
    }

    private mutating func withBytes<Result>(
      of item: HEIFContainer.Item, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
      guard let extents = item.extents, extents.allSatisfy({ !$0.isEmpty }) else {
        throw HEIFRefusal.damaged
      }
      try spend(extents.reduce(0) { $0 + $1.count })
      if extents.count == 1 { return try body(extents[0]) }
      return try Array(extents.joined()).withUnsafeBytes { try body($0) }
    }
  }
#endif
