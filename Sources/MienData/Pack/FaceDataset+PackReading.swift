import MienCore
import Safetensors

extension FaceDataset {
  /// Opens a pack; the pixels stay on disk until they are touched.
  ///
  /// - Throws: `MienError` naming the file when it is no pack, is damaged, or has labels or splits
  ///   without a name.
  /// - Complexity: O(`count`) for labels and splits, 2 ms for FER2013.
  public init(pack path: String) throws {
    try self.init(packFile: SafetensorsFile(path: path))
  }

  init(packFile file: SafetensorsFile) throws {
    func invalid(_ reason: String) -> MienError {
      MienError("\(file.path) is not a valid pack: \(reason)")
    }
    let metadata = file.metadata
    guard metadata["format"] == PackFormat.format else {
      throw invalid("its metadata does not say \"format\": \"\(PackFormat.format)\"")
    }
    guard metadata["version"] == PackFormat.version else {
      let version = TerminalText.plain(String((metadata["version"] ?? "none").prefix(20)))
      throw invalid("its version is \(version), this program reads \(PackFormat.version)")
    }
    guard let images = file["images"], images.dtype == .u8, images.shape.count == 4,
      images.shape[1...].allSatisfy({ $0 > 0 }), [1, 3].contains(images.shape[1])
    else { throw invalid("it has no tensor images, U8 [N, 1 or 3, H, W]") }
    let count = images.shape[0]
    // The size of one picture must be a number even when there is no picture.
    guard images.shape[2] <= Self.largestSide, images.shape[3] <= Self.largestSide else {
      throw invalid("its pictures are larger than \(Self.largestSide) pixels")
    }
    guard let labels = file["labels"], labels.dtype == .i16, labels.shape == [count] else {
      throw invalid("it has no tensor labels, I16 [\(count)]")
    }
    guard let splits = file["splits"], splits.dtype == .u8, splits.shape == [count] else {
      throw invalid("it has no tensor splits, U8 [\(count)]")
    }
    guard let labelNames = metadata["labels"].flatMap(PackFormat.names(json:)),
      let splitNames = metadata["splits"].flatMap(PackFormat.names(json:)),
      Set(labelNames).count == labelNames.count, Set(splitNames).count == splitNames.count
    else { throw invalid("its label or split names are no JSON list of different names") }
    guard labelNames.count <= Int(Int16.max), splitNames.count <= 256 else {
      throw invalid("it has over 256 splits or over 32767 labels")
    }

    let labelIndices = try file.withBytes(of: "labels") { bytes in
      (0..<count).map {
        Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * $0, as: Int16.self))
      }
    }
    let splitIndices = try file.withBytes(of: "splits") { Array($0) }
    if let bad = labelIndices.firstIndex(where: { $0 < -1 || Int($0) >= labelNames.count }) {
      throw invalid("picture \(bad) has the label \(labelIndices[bad]) of \(labelNames.count)")
    }
    if let bad = splitIndices.firstIndex(where: { Int($0) >= splitNames.count }) {
      throw invalid("picture \(bad) has the split \(splitIndices[bad]) of \(splitNames.count)")
    }
    let targets = try Self.targets(in: file, count: count, classes: labelNames.count)
    let groups = try Self.groups(in: file, count: count)
    guard let fingerprint = metadata["fingerprint"], fingerprint.utf8.count == 32,
      fingerprint.allSatisfy(\.isHexDigit)
    else { throw invalid("it has no fingerprint of 32 hexadecimal digits") }
    self.init(
      labels: LabelSet(labelNames), channels: images.shape[1], height: images.shape[2],
      width: images.shape[3], labelIndices: labelIndices, splitNames: splitNames,
      splitIndices: splitIndices, source: metadata["source"] ?? file.path,
      skipped: metadata["skipped"].flatMap(Int.init).map { max($0, 0) } ?? 0,
      fingerprint: fingerprint, pixels: .pack(file, images: images), targets: targets,
      groups: groups, layout: metadata[PackFormat.layoutKey] ?? "")
  }

  private static func targets(
    in file: SafetensorsFile, count: Int, classes: Int
  ) throws -> [Float]? {
    guard let entry = file["targets"] else { return nil }
    guard entry.dtype == .f32, entry.shape == [count, classes] else {
      throw MienError(
        "\(file.path) is not a valid pack: targets are not F32 [\(count), \(classes)]")
    }
    let targets = file.withBytes(of: entry) { bytes in
      (0..<count * classes).map {
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
      }
    }
    if let bad = targets.firstIndex(where: { !(0...1).contains($0) }) {
      throw MienError(
        "\(file.path) is not a valid pack: picture \(bad / classes) has the share \(targets[bad])")
    }
    for picture in 0..<count {
      let shares = targets[picture * classes..<(picture + 1) * classes]
      let sum = shares.reduce(0.0) { $0 + Double($1) }
      // Shares that were rounded to a few digits do not make 1 exactly.
      guard sum == 0 || abs(sum - 1) < 0.01 else {
        throw MienError(
          "\(file.path) is not a valid pack: the shares of picture \(picture) are together "
            + "\(Float(sum)); they must be 1, or 0 without a label")
      }
    }
    return targets
  }

  private static func groups(in file: SafetensorsFile, count: Int) throws -> [Int32]? {
    guard let entry = file["groups"] else { return nil }
    guard entry.dtype == .i32, entry.shape == [count] else {
      throw MienError("\(file.path) is not a valid pack: groups are not I32 [\(count)]")
    }
    let groups = file.withBytes(of: entry) { bytes in
      (0..<count).map {
        Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self))
      }
    }
    if let bad = groups.firstIndex(where: { $0 < 0 }) {
      throw MienError(
        "\(file.path) is not a valid pack: picture \(bad) has the group \(groups[bad]), below 0")
    }
    return groups
  }

  /// The largest width and height of the pictures of a data set.
  static var largestSide: Int { 16_384 }
}
