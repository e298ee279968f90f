/// Finds exact and near copies and puts them into groups.
///
/// Every member of a group looks like its first, not just like some other member: pictures that
/// change little by little, as in films, are not taken for one picture.
struct DuplicateSearch: Sendable {
  let dataset: FaceDataset
  let thresholds: CleaningThresholds
  /// The pictures, those first that should stay when their copies go.
  let order: [Int]
  /// The perceptual hashes of each picture's windows; nil for those without features.
  let hashes: [[PerceptualHash]?]
  /// The xxHash of each picture's bytes.
  let digests: [UInt64]

  /// Groups in the order of their lowest picture.
  func groups(done: @Sendable (Double) -> Void) -> [DuplicateGroup] {
    let classes = exactClasses()
    let links = nearLinks(among: classes.map { $0[0] }, done: done)
    var taken = [Bool](repeating: false, count: classes.count)
    var groups: [DuplicateGroup] = []
    for (number, copies) in classes.enumerated() where !taken[number] {
      taken[number] = true
      var members = Self.exact(copies)
      for link in links[number] where !taken[link.number] {
        taken[link.number] = true
        let others = classes[link.number]
        members.append(
          .init(
            picture: others[0], relation: link.isMirrored ? .mirrored : .near, original: copies[0],
            similarity: link.similarity))
        members += Self.exact(others)
      }
      if members.isEmpty { continue }
      let first = DuplicateGroup.Member(
        picture: copies[0], relation: .first, original: copies[0], similarity: 1)
      groups.append(
        DuplicateGroup(members: [first] + members.sorted { $0.picture < $1.picture }))
    }
    func lowest(_ group: DuplicateGroup) -> Int { group.members.map(\.picture).min() ?? 0 }
    return groups.sorted { lowest($0) < lowest($1) }
  }

  private static func exact(_ copies: [Int]) -> [DuplicateGroup.Member] {
    copies.dropFirst().map {
      .init(picture: $0, relation: .exact, original: copies[0], similarity: 1)
    }
  }

  /// Pictures with the same bytes, in the order of their first; each in ``order``.
  private func exactClasses() -> [[Int]] {
    var classes: [[Int]] = []
    // Several classes share a digest only by a freak of the hash.
    var known: [UInt64: [Int]] = [:]
    dataset.withPixels { pixels in
      let size = dataset.imageSize
      func bytes(_ picture: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        pixels[picture * size..<(picture + 1) * size]
      }
      for picture in order {
        let candidates = known[digests[picture]] ?? []
        if let same = candidates.first(where: {
          bytes(classes[$0][0]).elementsEqual(bytes(picture))
        }) {
          classes[same].append(picture)
        } else {
          known[digests[picture], default: []].append(classes.count)
          classes.append([picture])
        }
      }
    }
    return classes
  }

  private struct Link: Sendable {
    let number: Int
    let isMirrored: Bool
    let similarity: Double
  }

  /// For each of some pictures, by their place in the list, the others that look the same.
  private func nearLinks(
    among pictures: [Int], done: @Sendable (Double) -> Void
  ) -> [[Link]] {
    // Those without features have no bearing on each other.
    let searched = pictures.indices.filter { hashes[pictures[$0]] != nil }
    let windows = searched.compactMap { hashes[pictures[$0]] }
    let index = HashIndex(windows.map { $0[PerceptualHash.middle] })
    let maker = ThumbnailMaker(dataset)
    let found = Portions.map(searched.count, done: done) { number -> [Link] in
      let candidates = candidates(for: windows[number], number: number, in: index)
      if candidates.isEmpty { return [] }
      let own = maker.thumbnail(at: pictures[searched[number]])
      let images = [false, true].map { PictureAlignment.Image(own, mirrored: $0) }
      var links: [Int: Link] = [:]
      for candidate in candidates {
        let place = searched[candidate.number]
        let similarity = PictureAlignment.similarity(
          PictureAlignment.Image(maker.thumbnail(at: pictures[place])),
          images[candidate.isMirrored ? 1 : 0], from: candidate.start)
        guard similarity >= thresholds.similarity, similarity > links[place]?.similarity ?? 0
        else { continue }
        links[place] = Link(
          number: place, isMirrored: candidate.isMirrored, similarity: similarity)
      }
      return links.values.sorted { $0.number < $1.number }
    }
    var links = [[Link]](repeating: [], count: pictures.count)
    for (number, row) in found.enumerated() {
      let place = searched[number]
      for link in row {
        links[place].append(link)
        links[link.number].append(
          Link(number: place, isMirrored: link.isMirrored, similarity: link.similarity))
      }
    }
    return links
  }

  private struct Candidate {
    let number: Int
    let isMirrored: Bool
    let distance: Int
    let start: PictureAlignment.Placement
  }

  /// Pictures above `number` whose middle looks like one of the windows, or like its mirror image;
  /// each with the window that is most alike.
  private func candidates(
    for windows: [PerceptualHash], number: Int, in index: HashIndex
  ) -> [Candidate] {
    var found: [Candidate] = []
    for isMirrored in [false, true] {
      var best: [Int: Candidate] = [:]
      for (place, window) in windows.enumerated() {
        let (row, column) = place.quotientAndRemainder(dividingBy: PerceptualHash.places)
        let step = Float(PerceptualHash.stride)
        // In a mirror the left window is the right one.
        let x = step * Float(isMirrored ? 1 - column : column - 1)
        let start = PictureAlignment.Placement(x: x, y: step * Float(row - 1))
        let hash = isMirrored ? window.mirrored : window
        for other in index.neighbours(of: hash, above: number, within: thresholds.hashDistance) {
          let distance = index.distance(of: hash, to: other)
          if let known = best[other], known.distance <= distance { continue }
          best[other] = Candidate(
            number: other, isMirrored: isMirrored, distance: distance, start: start)
        }
      }
      found += best.values.sorted { $0.number < $1.number }
    }
    return found
  }
}
