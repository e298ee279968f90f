import MienCore

/// What is doubtful about the pictures of a data set: blanks, pictures that are no photographs of a
/// face, and copies. Pictures are named by their position, counted from 0.
public struct CleaningFindings: Equatable, Sendable {
  /// A picture that is drawn or typeset rather than photographed.
  public struct Drawn: Equatable, Sendable {
    public let picture: Int
    /// How clearly: see ``PhotographStatistics/drawnScore``.
    public let score: Double
  }

  public let thresholds: CleaningThresholds
  /// Pictures of one grey, or nearly.
  public let blanks: [Int]
  /// Drawings, text, logos and error tiles, by position; no blanks among them.
  public let drawn: [Drawn]
  /// Copies of one picture each, in the order of their lowest picture.
  public let duplicates: [DuplicateGroup]
}

extension FaceDataset {
  /// The least pixels a side at which drawings can be told from photographs.
  public static let leastSideForDrawings = 32

  /// Looks for pictures that a careful person would not train on; changes nothing.
  ///
  /// Which pictures are the first of their groups of copies follows from what should stay: pictures
  /// outside the training split before those within, sound ones before blank and drawn ones, and
  /// else the lower position. Pictures that a selection left out are passed over. The same data set
  /// always gives the same findings.
  ///
  /// - Parameter progress: Receives the part that is done, 0 to 1; on any thread, one at a time.
  /// - Throws: `MienError.usage` for a threshold out of its range or more than 2^31 pictures.
  /// - Complexity: O(`count` * `imageSize`) and some 0.3 ms for every two pictures with similar
  ///   hashes.
  public func cleaningFindings(
    thresholds: CleaningThresholds = CleaningThresholds(),
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> CleaningFindings {
    try thresholds.check()
    guard count < Int32.max else { throw MienError.usage("\(source) has over 2^31 pictures") }
    let traits = PictureTraits.all(of: self) { progress($0 * 0.6) }
    let leftOut = splitNames.firstIndex(of: Self.leftOutSplit).map(UInt8.init)
    let counted = (0..<count).filter { splitIndices[$0] != leftOut }
    let blanks = counted.filter { traits[$0].statistics.span < thresholds.blankSpan }
    let isBlank = Set(blanks)
    let canBeDrawn = min(height, width) >= Self.leastSideForDrawings
    let drawn = counted.compactMap { picture -> CleaningFindings.Drawn? in
      let score = traits[picture].statistics.drawnScore
      guard canBeDrawn, !isBlank.contains(picture), score > thresholds.drawnScore else {
        return nil
      }
      return .init(picture: picture, score: score)
    }
    let doubtful = isBlank.union(drawn.map(\.picture))
    let training = learntSplit
    func rank(_ picture: Int) -> Int {
      (splitIndices[picture] == training ? 2 : 0) + (doubtful.contains(picture) ? 1 : 0)
    }
    let order = (0..<4).flatMap { wanted in counted.filter { rank($0) == wanted } }
    let search = DuplicateSearch(
      dataset: self, thresholds: thresholds, order: order,
      hashes: traits.indices.map { isBlank.contains($0) ? nil : traits[$0].windows },
      digests: traits.map(\.digest))
    let duplicates = search.groups { progress(0.6 + $0 * 0.4) }
    return CleaningFindings(
      thresholds: thresholds, blanks: blanks, drawn: drawn, duplicates: duplicates)
  }

  /// The split that is learnt from, and so may be thinned out: the only one, or the one named so;
  /// nil where none is.
  var learntSplit: UInt8? {
    let names = splitNames.indices.filter { splitNames[$0] != Self.leftOutSplit }
    if names.count == 1 { return UInt8(names[0]) }
    let training = names.filter { SplitRole(name: splitNames[$0]) == .training }
    return training.count == 1 ? UInt8(training[0]) : nil
  }
}

/// What has to be known of each picture.
private struct PictureTraits: Sendable {
  let statistics: PhotographStatistics
  let windows: [PerceptualHash]
  let digest: UInt64

  static func all(
    of dataset: FaceDataset, done: @escaping @Sendable (Double) -> Void
  ) -> [PictureTraits] {
    let maker = ThumbnailMaker(dataset)
    let size = dataset.imageSize
    return Portions.map(dataset.count, done: done) { picture in
      let thumbnail = maker.thumbnail(at: picture)
      let digest = dataset.withPixels { pixels in
        xxHash64(
          UnsafeRawBufferPointer(
            rebasing: UnsafeRawBufferPointer(pixels)[
              picture * size..<(picture + 1) * size]))
      }
      return PictureTraits(
        statistics: PhotographStatistics(thumbnail), windows: PerceptualHash.windows(of: thumbnail),
        digest: digest)
    }
  }
}
