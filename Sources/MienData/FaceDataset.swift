import MienCore

/// Face pictures of one size with their labels and splits, as one block of bytes.
///
/// The value is cheap to copy and to hand to other threads: the pixels are shared, and
/// memory-mapped when they come from a pack.
public struct FaceDataset: Sendable {
  public let labels: LabelSet
  /// The number of pictures, `N`.
  public let count: Int
  /// 1 for grey, 3 for red, green and blue.
  public let channels: Int
  public let height: Int
  public let width: Int
  /// The class of every picture, an index into ``labels``; -1 for a picture without a label.
  public let labelIndices: [Int16]
  /// The splits by the names the data set gives them: Training, PublicTest, train, test, …
  public let splitNames: [String]
  /// The split of every picture, an index into ``splitNames``.
  public let splitIndices: [UInt8]
  /// The file or folder the pictures came from, or how they were made.
  public let source: String
  /// 32 hexadecimal digits that tell contents apart: see ``computedFingerprint()``.
  public let fingerprint: String
  /// How many bad rows or files were left out when the data set was read.
  public let skipped: Int
  /// `[N, classes]`: for every picture the share of each class, together 1, or all 0 for a picture
  /// without a label; nil where every picture has one class or none.
  public let targets: [Float]?
  /// `[N]`: pictures with the same number, 0 or above, belong together, as those of one person do,
  /// and never come into different splits; nil where nothing is known of that.
  public let groups: [Int32]?
  /// How the files lay that the pictures came from: `FER2013 csv`, `RAF-DB`, …; "" when unknown.
  public let layout: String

  let pixels: PixelStorage

  /// A data set in memory.
  ///
  /// - Parameters:
  ///   - labelIndices: One per picture, each -1 or an index into `labels`.
  ///   - splitIndices: One per picture, each an index into `splitNames`.
  ///   - pixels: `[N, C, H, W]`, row-major, 0 to 255.
  /// - Precondition: The counts and indices agree with each other.
  public init(
    labels: LabelSet, channels: Int = 1, height: Int, width: Int, labelIndices: [Int16],
    splitNames: [String], splitIndices: [UInt8], source: String, pixels: [UInt8]
  ) {
    let buffer = PixelBuffer()
    do {
      try pixels.withUnsafeBufferPointer { try buffer.append($0) }
    } catch {
      preconditionFailure("\(error)")
    }
    self.init(
      labels: labels, channels: channels, height: height, width: width, labelIndices: labelIndices,
      splitNames: splitNames, splitIndices: splitIndices, source: source, pixels: buffer)
  }

  /// A data set that takes over `pixels`, which must not change any more.
  init(
    labels: LabelSet, channels: Int, height: Int, width: Int, labelIndices: [Int16],
    splitNames: [String], splitIndices: [UInt8], source: String, pixels: PixelBuffer,
    skipped: Int = 0, groups: [Int32]? = nil, layout: String = ""
  ) {
    let imageSize = channels * height * width
    precondition(imageSize > 0, "a picture has at least one pixel")
    precondition(labelIndices.count == splitIndices.count, "one label and one split a picture")
    precondition(pixels.count == labelIndices.count * imageSize, "pixels are [N, C, H, W]")
    precondition(
      labelIndices.allSatisfy { $0 >= -1 && Int($0) < labels.count }, "labels are -1 or indices")
    precondition(splitIndices.allSatisfy { Int($0) < splitNames.count }, "splits are indices")
    precondition(groups.map { $0.count == labelIndices.count } ?? true, "one group a picture")
    self.init(
      labels: labels, channels: channels, height: height, width: width, labelIndices: labelIndices,
      splitNames: splitNames, splitIndices: splitIndices, source: source, skipped: skipped,
      fingerprint: nil, pixels: .memory(pixels), groups: groups, layout: layout)
  }

  /// A data set of parts that are known to agree; without a fingerprint, it is computed.
  init(
    labels: LabelSet, channels: Int, height: Int, width: Int, labelIndices: [Int16],
    splitNames: [String], splitIndices: [UInt8], source: String, skipped: Int,
    fingerprint: String?, pixels: PixelStorage, targets: [Float]? = nil, groups: [Int32]? = nil,
    layout: String = ""
  ) {
    self.labels = labels
    self.count = labelIndices.count
    self.channels = channels
    self.height = height
    self.width = width
    self.labelIndices = labelIndices
    self.splitNames = splitNames
    self.splitIndices = splitIndices
    self.source = source
    self.skipped = skipped
    self.pixels = pixels
    self.targets = targets
    self.groups = groups
    self.layout = layout
    self.fingerprint =
      fingerprint
      ?? Fingerprint.of(
        labels: labels, splitNames: splitNames,
        shape: [labelIndices.count, channels, height, width], labelIndices: labelIndices,
        splitIndices: splitIndices, targets: targets, groups: groups,
        pixels: pixels.withBytes { Fingerprint.of(UnsafeRawBufferPointer($0)) })
  }

  /// Bytes of one picture, `C * H * W`.
  public var imageSize: Int { channels * height * width }

  /// Calls `body` with all pixels, `[N, C, H, W]`, row-major, 0 to 255, without copying; they are
  /// valid until it returns.
  ///
  /// Pixels of a pack are read from disk as they are touched.
  public func withPixels<R>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R {
    try pixels.withBytes(body)
  }

  /// The fingerprint as the contents give it now: two 64-bit xxHashes, with different seeds, over
  /// the picture size, label and split names, labels, splits, targets, groups and pixels; neither
  /// ``source`` nor ``skipped`` nor ``layout`` count.
  ///
  /// ``fingerprint`` of a pack is what its writer noted: comparing the two shows a damaged pack.
  /// That of a selection is derived from its data set's, and differs from this.
  ///
  /// - Complexity: Reads all pixels, some 20 ms for FER2013.
  public func computedFingerprint() -> String {
    Fingerprint.of(
      labels: labels, splitNames: splitNames, shape: [count, channels, height, width],
      labelIndices: labelIndices, splitIndices: splitIndices, targets: targets, groups: groups,
      pixels: pixels.withBytes { Fingerprint.of(UnsafeRawBufferPointer($0)) })
  }
}
