import Foundation
import MienCore

/// The pictures of a folder tree: `train/<class>/*.jpg`, or `<class>/*.jpg` without splits.
///
/// A folder is a split when it is named train, training, validation, valid, val, test, testing or
/// all, or when it holds folders that hold pictures; it is a class when it holds pictures. Pictures
/// straight in a split have no label. Splits come as training, validation, test, then by name;
/// pictures by split, class and name. Names that start with a dot and files that are no pictures by
/// their ending are passed over; a class beside a split is refused.
struct FolderTree: Sendable {
  typealias File = PictureList.File

  let path: String
  let labels: LabelSet
  let splitNames: [String]
  let files: [File]

  /// The split of a tree that has none.
  static let onlySplit = "all"

  private static let endings: Set<String> = [
    "jpg", "jpeg", "png", "bmp", "webp", "gif", "tif", "tiff", "ppm", "pgm", "pnm", "heic", "avif",
  ]

  /// Lists the tree; reads no picture.
  ///
  /// - Throws: `MienError` when a folder cannot be listed, a class lies beside a split, or the tree
  ///   has no picture.
  init(path: String) throws {
    let folders = try Self.folders(in: path)
    let splits = try folders.filter { try Self.isSplit($0, in: path) }
      .sorted { Self.rank($0) < Self.rank($1) }
    if let split = splits.first {
      try Self.refusePictures(in: folders.filter { !splits.contains($0) }, of: path, beside: split)
    }
    /// The split's name, its class folder's name if there is one, and the files.
    var found: [(split: String, className: String?, files: [String])] = []
    if splits.isEmpty {
      for folder in folders {
        found.append((Self.onlySplit, folder, try Self.pictures(in: "\(path)/\(folder)")))
      }
    } else {
      for split in splits {
        for folder in try Self.folders(in: "\(path)/\(split)") {
          found.append((split, folder, try Self.pictures(in: "\(path)/\(split)/\(folder)")))
        }
        found.append((split, nil, try Self.pictures(in: "\(path)/\(split)")))
      }
    }
    let splitNames = splits.isEmpty ? [Self.onlySplit] : splits
    let labels = LabelSet(classFolders: found.compactMap(\.className))
    guard labels.count <= Int(Int16.max), splitNames.count <= 256 else {
      throw MienError("\(path) has over 256 splits or over 32767 classes: it is no data set")
    }
    var files: [File] = []
    for (number, split) in splitNames.enumerated() {
      let classes = found.filter { $0.split == split }.map { folder in
        (label: folder.className.flatMap(labels.index(of:)) ?? -1, files: folder.files)
      }
      for folder in classes.sorted(by: { $0.label < $1.label }) {
        files += folder.files.map {
          File(path: $0, split: UInt8(number), label: Int16(folder.label))
        }
      }
    }
    guard !files.isEmpty else {
      throw MienError(
        "\(path) holds no pictures in class folders, such as train/happy/1.png or happy/1.png")
    }
    self.path = path
    self.labels = labels
    self.splitNames = splitNames
    self.files = files
  }

  /// The tree's pictures, to be read.
  var list: PictureList {
    let layout = splitNames == [Self.onlySplit] ? "class folders" : "split folders"
    return PictureList(
      path: path, layout: layout, labels: labels, splitNames: splitNames, files: files)
  }

  /// The entries of a folder without hidden ones, in the order of their bytes.
  static func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw MienError("cannot list the folder \(folder)")
    }
  }

  static func folders(in folder: String) throws -> [String] {
    try names(in: folder).filter {
      // Listing a tree asks this of every picture: the ending settles it without a system call.
      !isPicture($0) && FileKind(at: "\(folder)/\($0)") == .folder
    }
  }

  static func pictures(in folder: String) throws -> [String] {
    try names(in: folder).filter(isPicture).map { "\(folder)/\($0)" }
  }

  static func isPicture(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }

  private static func isSplit(_ name: String, in folder: String) throws -> Bool {
    if isSplitName(name) { return true }
    return try folders(in: "\(folder)/\(name)").contains {
      try !pictures(in: "\(folder)/\(name)/\($0)").isEmpty
    }
  }

  /// - Throws: `MienError` naming the first of the folders that holds pictures: they would be lost.
  private static func refusePictures(
    in folders: [String], of path: String, beside split: String
  ) throws {
    let stray = try folders.first { try !pictures(in: "\(path)/\($0)").isEmpty }
    guard let stray else { return }
    throw MienError(
      "\(path): the folder \(TerminalText.plain(stray)) holds pictures beside the split "
        + "\(TerminalText.plain(split)); move it into a split or out of \(path)")
  }

  /// Whether a folder is a split by its name alone.
  static func isSplitName(_ name: String) -> Bool {
    SplitRole(name: name) != nil || name.lowercased() == onlySplit
  }

  /// Whether a split or class of this name can be written as a folder and be found again.
  static func isUsable(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix(".") && !name.contains("/")
      && TerminalText.isPlain(name) && !isPicture(name)
  }

  private static func rank(_ split: String) -> (Int, String) {
    let role = SplitRole(name: split).flatMap(SplitRole.allCases.firstIndex(of:))
    return (role ?? SplitRole.allCases.count, split)
  }
}
