import Foundation
import MienCore

extension FaceDataset {
  /// Opens a data set, whatever form it has.
  ///
  /// - A file `.csv`, `.csv.gz` or `.csv.xz`: FER2013, with the columns `emotion`, `pixels` and
  ///   `Usage` in any order. Without `Usage` all rows are one split, `Training`; with `pixels`
  ///   alone, `Test` without labels.
  /// - A file `.safetensors`: a pack (``writePack(to:)``).
  /// - A folder of AffectNet-HQ (class folders and `labels.csv` with `pth` and `label`), of RAF-DB
  ///   (`EmoLabel/list_patition_label.txt`) or of CK+48 (class folders of files such as
  ///   `S010_004_00000017.png`); see ``AffectNetHQ``, ``RAFDB``, ``CKPlus``.
  /// - A folder with `train.csv` and `test.csv`, or one of them: the Kaggle challenge's files, as
  ///   one data set. A folder with one other csv: that file. Pictures in class folders go before.
  /// - A folder of pictures in class folders, with or without split folders above them; see
  ///   ``FolderTree``.
  ///
  /// A csv or folder is kept as a pack in the cache, so that the next time takes no longer than a
  /// pack. Pictures of a folder go into the pack as they are decoded, so a folder may be larger
  /// than memory; without the cache, all are in memory. The pictures of a csv always are, a byte for each value,
  /// however small the file was compressed. ``layout`` says what was recognised.
  ///
  /// - Throws: `MienError` that names file and row, when something cannot be read or makes no
  ///   sense.
  /// - Complexity: O(size of the file); the 271 MB of FER2013 take some 3 s as `.csv.xz` on two
  ///   cores, and 2 ms from the cache.
  public static func open(
    _ path: String, options: OpenOptions = OpenOptions()
  ) throws -> FaceDataset {
    guard [1, 3].contains(options.channels) else {
      throw MienError.usage("pictures have 1 or 3 channels, not \(options.channels)")
    }
    if let size = options.size, !(1...largestSide).contains(size) {
      throw MienError.usage("pictures have 1 to \(largestSide) pixels a side, not \(size)")
    }
    guard let kind = FileKind(at: path) else {
      throw MienError("there is no file or folder \(path)")
    }
    if kind == .folder {
      if let list = try PictureList.published(in: path) {
        return try openFolder(list, path, options)
      }
      let files = try csvFiles(inFolder: path)
      // A tree of pictures may come with a csv about it.
      let tree = files.isEmpty ? try FolderTree(path: path) : try? FolderTree(path: path)
      guard let tree else { return try openCsv(files, source: path, options) }
      return try openFolder(CKPlus.list(tree) ?? tree.list, path, options)
    }
    switch DatasetFormat(path: path) {
    case .pack: return try FaceDataset(pack: path)
    case .csv: return try openCsv([path], source: path, options)
    case .folder:
      throw MienError.usage(
        "\(path) is no data set: it must be a folder, or a file ending in .csv, .csv.gz, .csv.xz "
          + "or .safetensors")
    }
  }

  private static func openCsv(
    _ files: [String], source: String, _ options: OpenOptions
  ) throws -> FaceDataset {
    let state = try files.map { "\(name(of: $0)) \(try FileState(of: $0))" }.joined(separator: "\n")
    let cache = DatasetCache(source: source, reading: "FER2013 csv", state: state, options: options)
    return try cache.dataset {
      try CsvReader.read(files, source: name(of: source), options: options)
    }
  }

  private static func openFolder(
    _ list: PictureList, _ path: String, _ options: OpenOptions
  ) throws -> FaceDataset {
    for remark in list.remarks { options.warn(remark) }
    guard !list.files.isEmpty else {
      throw MienError(
        "\(list.bad.reasons.first ?? list.path): no picture of \(list.path) can be read")
    }
    let size = options.size ?? 48
    let cache = DatasetCache(
      source: path, reading: "\(list.layout) \(size) \(options.channels)",
      state: try list.state(), options: options)
    let reader = FolderReader(list: list, size: size, source: name(of: path), options: options)
    return try cache.dataset(orWrite: reader.writePack, orRead: reader.read)
  }

  /// The csv files that a folder stands for, in reading order; none when it is a folder of
  /// pictures.
  private static func csvFiles(inFolder path: String) throws -> [String] {
    let names = try FolderTree.names(in: path)
    let endings = ["csv", "csv.gz", "csv.xz"]
    let pair = ["train", "test"].compactMap { stem in
      endings.map { "\(stem).\($0)" }.first { names.contains($0) }
    }
    if !pair.isEmpty { return pair.map { "\(path)/\($0)" } }
    let others = names.filter { DatasetFormat(path: $0) == .csv }
    return others.count == 1 ? ["\(path)/\(others[0])"] : []
  }

  private static func name(of path: String) -> String {
    URL(fileURLWithPath: path).lastPathComponent
  }
}

/// The forms a data set can be written in.
public enum DatasetFormat: Equatable, Sendable {
  /// FER2013's csv, as it is or compressed.
  case csv
  /// A folder of class folders.
  case folder
  /// A safetensors file with everything.
  case pack

  /// The form a path asks for by its ending; without one that is known, a folder.
  public init(path: String) {
    let name = path.lowercased()
    if [".csv", ".csv.gz", ".csv.xz"].contains(where: name.hasSuffix) {
      self = .csv
    } else if name.hasSuffix(".safetensors") {
      self = .pack
    } else {
      self = .folder
    }
  }
}

/// Size and time of change of a file: differs whenever somebody wrote to it.
struct FileState: CustomStringConvertible {
  let description: String

  init(of path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw MienError("cannot read \(path): \(String(cString: strerror(errno)))")
    }
    let time = status.st_mtim
    description = "\(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
