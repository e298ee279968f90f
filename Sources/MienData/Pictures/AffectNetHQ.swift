import Foundation
import MienCore

/// AffectNet-HQ as Kaggle has it: pictures in class folders, and `labels.csv` with the columns
/// `pth` and `label`.
///
/// Where the folder a picture lies in and its row disagree, the row counts: it is the later
/// judgement. All pictures are one split.
enum AffectNetHQ {
  static let listName = "labels.csv"

  /// The pictures of `path`; nil when it has no such list.
  static func list(_ path: String) throws -> PictureList? {
    let listFile = "\(path)/\(listName)"
    guard access(listFile, F_OK) == 0,
      let columns = try? TextTable.columns(ofFile: listFile),
      columns.contains("pth"), columns.contains("label")
    else { return nil }
    let table = try TextTable(path: listFile)
    guard let name = table.column("pth"), let label = table.column("label") else { return nil }

    var contained = try ContainedFiles(root: path)
    var bad = BadRows()
    var found: [(path: String, folder: String?, label: String)] = []
    table.forEachRow { row, fields in
      do {
        guard let fields else { throw MienError("the columns are not those of the header") }
        let given = fields[label]
        guard FolderTree.isUsable(given) else {
          throw MienError("\"\(TerminalText.plain(String(given.prefix(80))))\" is no label")
        }
        let file = try contained.file(fields[name], row: row)
        let folder = fields[name].split(separator: "/").dropLast().last.map(String.init)
        found.append((file, folder.map(canonical), canonical(given)))
      } catch {
        bad.append("\(listFile) row \(row): \(error)")
      }
    }
    let labels = LabelSet(classFolders: found.map(\.label))
    guard labels.count <= Int(Int16.max) else {
      throw MienError("\(listFile) has over 32767 labels: it is no list of expressions")
    }
    let numbers = Dictionary(
      labels.names.enumerated().map { ($1, Int16($0)) }, uniquingKeysWith: { first, _ in first })
    // A folder such as images says nothing.
    let contradicted = found.count { $0.folder != $0.label && numbers[$0.folder ?? ""] != nil }
    return PictureList(
      path: path, layout: "AffectNet-HQ, \(listName)", labels: labels,
      splitNames: [FolderTree.onlySplit],
      files: found.map { .init(path: $0.path, split: 0, label: numbers[$0.label] ?? -1) },
      listFile: listFile, bad: bad,
      remarks: try remarks(listFile, contradicted, of: found.count, path, contained))
  }

  private static func canonical(_ label: String) -> String { LabelSet.canonical(label) ?? label }

  private static func remarks(
    _ listFile: String, _ contradicted: Int, of count: Int, _ path: String,
    _ contained: ContainedFiles
  ) throws -> [String] {
    var remarks: [String] = []
    if contradicted > 0 {
      remarks.append(
        "\(listFile): \(contradicted) of \(count) pictures lie in the folder of another class than "
          + "their label; the label counts")
    }
    let others = try FolderTree.folders(in: path).map { folder in
      try FolderTree.pictures(in: "\(path)/\(folder)").count { !contained.names($0) }
    }.reduce(0, +)
    if others > 0 {
      remarks.append("\(listFile) does not name \(others) pictures of the folders; left out")
    }
    return remarks
  }
}
