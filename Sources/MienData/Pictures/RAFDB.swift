import Foundation
import MienCore

/// RAF-DB's basic expressions: `EmoLabel/list_patition_label.txt` (sic) with rows such as
/// `train_00001.jpg 5`, and the faces in `Image/aligned` (Li, Deng and Du 2017).
enum RAFDB {
  /// What the list's numbers 1 to 7 mean.
  static let classes = [
    "surprise", "fear", "disgust", "happiness", "sadness", "anger", "neutral",
  ]
  private static let splits = ["train", "test"]

  /// The pictures of `path`, or of the folder `basic` in it; nil when neither has such a list.
  static func list(_ path: String) throws -> PictureList? {
    for root in [path, "\(path)/basic"] {
      let listFile = "\(root)/EmoLabel/list_patition_label.txt"
      if access(listFile, F_OK) == 0 { return try list(root, listFile) }
    }
    return nil
  }

  private static func list(_ root: String, _ listFile: String) throws -> PictureList {
    var contained = try ContainedFiles(root: root)
    var files: [PictureList.File] = []
    var bad = BadRows()
    let lines = TextLines(try TextTable.contents(ofFile: listFile))
    for (row, line) in zip(1..., lines) where !line.isEmpty {
      let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      if words.isEmpty { continue }
      do {
        files.append(try file(words, row: row, &contained))
      } catch {
        bad.append("\(listFile) row \(row): \(error)")
      }
    }
    // By split, as folders come; in the list's order otherwise.
    let ordered = splits.indices.flatMap { split in files.filter { Int($0.split) == split } }
    return PictureList(
      path: root, layout: "RAF-DB", labels: .fer2013, splitNames: splits, files: ordered,
      listFile: listFile, bad: bad)
  }

  private static func file(
    _ words: [Substring], row: Int, _ contained: inout ContainedFiles
  ) throws -> PictureList.File {
    guard words.count == 2, let number = Int(words[1]), classes.indices.contains(number - 1),
      let label = LabelSet.fer2013.index(of: classes[number - 1])
    else { throw MienError("a row is a picture's name and a number of 1 to 7") }
    let name = words[0]
    guard let split = splits.firstIndex(where: { name.hasPrefix($0 + "_") }),
      let dot = name.lastIndex(of: ".")
    else { throw MienError("a picture's name is like train_00001.jpg or test_0001.jpg") }
    let path = try contained.file("Image/aligned/\(name[..<dot])_aligned.jpg", row: row)
    return PictureList.File(path: path, split: UInt8(split), label: Int16(label))
  }
}
