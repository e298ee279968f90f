import MienCore

/// CK+48: the last three frames of each sequence of the extended Cohn-Kanade set (Lucey et al.
/// 2010) in class folders, `anger/S010_004_00000017.png` and so on.
///
/// Frames of one sequence are almost the same picture, and persons come again: splits that mix them
/// measure nothing. So each of the subjects goes into one split whole, a tenth of the pictures into
/// validation and a tenth into test.
enum CKPlus {
  /// What the division follows from; a selection with fractions of its own replaces it.
  static let seed: UInt64 = 48
  /// Fewer subjects than this are one split.
  static let fewestSubjects = 10

  /// The list of a tree by subject, when all its pictures bear names of CK+; nil otherwise.
  static func list(_ tree: FolderTree) -> PictureList? {
    guard tree.splitNames.count == 1 else { return nil }
    let subjects = tree.files.compactMap { subject(of: $0.path) }
    guard subjects.count == tree.files.count else { return nil }
    var list = PictureList(
      path: tree.path, layout: "CK+48, by subject", labels: tree.labels,
      splitNames: tree.splitNames, files: tree.files, groups: subjects)
    guard Set(subjects).count >= fewestSubjects, list.files.allSatisfy({ $0.label >= 0 }) else {
      return list
    }
    let whole = FaceDataset(
      labels: list.labels, channels: 1, height: 1, width: 1, labelIndices: list.files.map(\.label),
      splitNames: list.splitNames, splitIndices: list.files.map(\.split), source: tree.path,
      skipped: 0, fingerprint: "", pixels: .memory(PixelBuffer()), groups: subjects)
    let parts = DatasetSelection(testFraction: 0.1, validationFraction: 1.0 / 9, seed: seed)
    // A set where one person has nearly all pictures cannot be divided.
    guard let divided = try? whole.selecting(parts) else { return list }
    list.splitNames = divided.splitNames
    for index in list.files.indices { list.files[index].split = divided.splitIndices[index] }
    return list
  }

  /// The number of the person in a name such as `S010_004_00000017.png`: subject, sequence, frame.
  static func subject(of path: String) -> Int32? {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else {
      return nil
    }
    let parts = name[..<dot].utf8.split(
      separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 3, 8], parts[0].first == UInt8(ascii: "S"),
      [parts[0].dropFirst(), parts[1], parts[2]].allSatisfy({ part in
        part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      })
    else { return nil }
    return Int32(Substring(parts[0].dropFirst()))
  }
}
