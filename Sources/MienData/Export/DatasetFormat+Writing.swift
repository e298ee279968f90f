import Foundation
import MienCore

extension DatasetFormat {
  /// The form to write at a path: by its ending, a folder where the name has none, ends in `/`, or is
  /// that of a folder already.
  ///
  /// - Throws: `MienError.usage` for an ending that stands for no form.
  public init(writingTo path: String) throws {
    self.init(path: path)
    guard self == .folder, !path.hasSuffix("/"), FileKind(at: path) != .folder else { return }
    let ending = (path as NSString).pathExtension
    guard ending.isEmpty else {
      throw MienError.usage(
        "cannot write \(path): no form of a data set ends in .\(ending), only .csv, .csv.gz, .csv.xz and "
          + ".safetensors do; a folder's name has no ending, or a / behind it")
    }
  }

  /// Whether readers of folders take a file of this name for a picture.
  public static func isPicture(_ path: String) -> Bool {
    FolderTree.isPicture((path as NSString).lastPathComponent)
  }
}
