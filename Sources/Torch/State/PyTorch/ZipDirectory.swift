#if Training
  /// Where the records of an uncompressed zip archive lie in the file.
  ///
  /// Reads the central directory, with its zip64 forms, as APPNOTE.TXT 6.3 of PKWARE has them. Every record
  /// must lie before the directory, whole and apart from all others. Checksums are not
  /// compared, as PyTorch does not either: it may write files without them.
  struct ZipDirectory {
    /// The bytes of each record, counted from the start of the file.
    let records: [String: Range<Int>]
    /// A record that is compressed, where there is one.
    let compressed: String?

    init(_ file: UnsafeRawBufferPointer) throws {
      let trailer = try ZipTrailer(file)
      var cursor = ByteCursor(UnsafeRawBufferPointer(rebasing: file[trailer.directory]))
      var records: [String: Range<Int>] = [:]
      var spans: [Range<Int>] = []
      var compressed: String?
      for _ in 0..<trailer.count {
        let entry = try ZipEntry(&cursor)
        let name = entry.name.printable
        guard !entry.isEncrypted else { throw Malformed("its record \(name) is encrypted") }
        if !entry.isStored { compressed = entry.name }
        let span = try entry.span(in: file, before: trailer.directory.lowerBound)
        spans.append(span)
        let data = span.upperBound - entry.size..<span.upperBound
        guard records.updateValue(data, forKey: entry.name) == nil else {
          throw Malformed("it holds the record \(name) twice")
        }
      }
      spans.sort { $0.lowerBound < $1.lowerBound }
      for (before, after) in zip(spans, spans.dropFirst())
      where before.upperBound > after.lowerBound {
        throw Malformed("two of its records overlap")
      }
      self.records = records
      self.compressed = compressed
    }
  }

  /// The end of an archive: how many records there are and where their directory lies.
  private struct ZipTrailer {
    let count: Int
    let directory: Range<Int>

    init(_ file: UnsafeRawBufferPointer) throws {
      let end = try Self.end(of: file)
      var cursor = ByteCursor(file, at: end + 10)
      var count = try cursor.count(UInt16.self)
      var size = try cursor.count(UInt32.self)
      var start = try cursor.count(UInt32.self)
      var limit = end
      var locator = ByteCursor(file, at: max(0, end - 20))
      if try locator.number(UInt32.self) == 0x0706_4b50 {
        _ = try locator.take(4)
        let place = try locator.count(UInt64.self)
        guard place <= end - 20 - 56 else { throw Malformed("its zip64 directory is not there") }
        var wide = ByteCursor(file, at: place)
        guard try wide.number(UInt32.self) == 0x0606_4b50 else {
          throw Malformed("its zip64 directory is not there")
        }
        _ = try wide.take(28)
        count = try wide.count(UInt64.self)
        size = try wide.count(UInt64.self)
        start = try wide.count(UInt64.self)
        limit = place
      }
      guard size <= limit, start <= limit - size else {
        throw Malformed("its zip directory lies outside the file")
      }
      // 46 bytes is the shortest entry.
      guard count <= size / 46 else { throw Malformed("its zip directory is too short") }
      self.count = count
      directory = start..<start + size
    }

    /// The position of the last record of the archive; behind it lies a comment of up to 65,535 bytes.
    private static func end(of file: UnsafeRawBufferPointer) throws -> Int {
      let last = file.count - 22
      guard last >= 0 else { throw Malformed("it is too short for a zip archive") }
      for position in stride(from: last, through: max(0, last - 65_535), by: -1) {
        let signature = file.loadUnaligned(fromByteOffset: position, as: UInt32.self)
        let comment = file.loadUnaligned(fromByteOffset: position + 20, as: UInt16.self)
        if UInt32(littleEndian: signature) == 0x0605_4b50,
          Int(UInt16(littleEndian: comment)) == last - position
        {
          return position
        }
      }
      throw Malformed("it has no zip directory: it was cut off or is no zip archive")
    }
  }

  /// One entry of the central directory.
  private struct ZipEntry {
    let name: String
    /// The bytes in the file.
    let size: Int
    let isStored: Bool
    let isEncrypted: Bool
    private let header: Int

    init(_ cursor: inout ByteCursor) throws {
      guard try cursor.number(UInt32.self) == 0x0201_4b50 else {
        throw Malformed("its zip directory is damaged")
      }
      _ = try cursor.take(4)
      isEncrypted = try cursor.number(UInt16.self) & 1 != 0
      let method = try cursor.number(UInt16.self)
      _ = try cursor.take(8)
      var compressed = UInt64(try cursor.number(UInt32.self))
      var size = UInt64(try cursor.number(UInt32.self))
      let nameLength = try cursor.count(UInt16.self)
      let extraLength = try cursor.count(UInt16.self)
      let commentLength = try cursor.count(UInt16.self)
      _ = try cursor.take(8)
      var header = UInt64(try cursor.number(UInt32.self))
      name = try cursor.text(nameLength)
      var extra = ByteCursor(try cursor.take(extraLength))
      _ = try cursor.take(commentLength)
      while extra.remaining >= 4 {
        let kind = try extra.number(UInt16.self)
        var field = ByteCursor(try extra.take(extra.count(UInt16.self)))
        guard kind == 1 else { continue }
        // Only what does not fit the 32 bits of the entry is here, in this order.
        if size == UInt32.max { size = try field.number(UInt64.self) }
        if compressed == UInt32.max { compressed = try field.number(UInt64.self) }
        if header == UInt32.max { header = try field.number(UInt64.self) }
      }
      guard let stored = Int(exactly: compressed), let header = Int(exactly: header) else {
        throw Malformed("its zip directory is damaged")
      }
      isStored = method == 0 && compressed == size
      self.size = stored
      self.header = header
    }

    /// The bytes from the record's own header, which is checked, to the end of its data.
    func span(in file: UnsafeRawBufferPointer, before limit: Int) throws -> Range<Int> {
      let outside = Malformed("its record \(name.printable) lies outside the file")
      guard header <= limit - 30 else { throw outside }
      var cursor = ByteCursor(UnsafeRawBufferPointer(rebasing: file[..<limit]), at: header)
      guard try cursor.number(UInt32.self) == 0x0403_4b50 else {
        throw Malformed("its record \(name.printable) is not where the zip directory says")
      }
      _ = try cursor.take(22)
      let nameLength = try cursor.count(UInt16.self)
      let extraLength = try cursor.count(UInt16.self)
      guard nameLength + extraLength <= cursor.remaining else { throw outside }
      guard try cursor.take(nameLength).elementsEqual(name.utf8) else {
        throw Malformed("its record \(name.printable) has another name in its own header")
      }
      _ = try cursor.take(extraLength)
      guard size <= cursor.remaining else { throw outside }
      return header..<cursor.position + size
    }
  }
#endif
