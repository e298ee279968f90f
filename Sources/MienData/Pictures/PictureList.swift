import MienCore

/// The pictures a folder means, with their labels and splits, before any is decoded.
struct PictureList: Sendable {
  /// One picture.
  struct File: Sendable {
    let path: String
    var split: UInt8
    /// -1 without a class.
    let label: Int16
  }

  /// The folder, for messages.
  let path: String
  /// See ``FaceDataset/layout``.
  let layout: String
  let labels: LabelSet
  var splitNames: [String]
  var files: [File]
  /// See ``FaceDataset/groups``.
  var groups: [Int32]?
  /// The list file that names the pictures, if there is one.
  var listFile: String?
  /// What is wrong with rows of the list that stand for no picture.
  var bad = BadRows()
  /// What should be said whenever the folder is opened.
  var remarks: [String] = []

  /// What changes whenever a picture or the list does.
  ///
  /// - Throws: `MienError` when the list cannot be read; a picture that cannot is for the reader to
  ///   judge.
  func state() throws -> String {
    // The same folder may be spelled in several ways.
    func name(_ file: String) -> Substring {
      file.hasPrefix(path) ? file.dropFirst(path.count) : file[...]
    }
    let list = try listFile.map { ["\(name($0)) \(try FileState(of: $0))"] } ?? []
    let pictures = files.map { file in
      "\(name(file.path)) \((try? FileState(of: file.path))?.description ?? "unreadable")"
    }
    return (list + pictures).joined(separator: "\n")
  }

  /// The list of a folder that has one of the layouts of published data sets; nil for any other
  /// folder.
  ///
  /// - Throws: `MienError` naming the file when its list cannot be read.
  static func published(in path: String) throws -> PictureList? {
    if let list = try RAFDB.list(path) { return list }
    return try AffectNetHQ.list(path)
  }
}
