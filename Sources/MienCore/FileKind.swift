import Foundation

/// What lies at a path; links are followed.
public enum FileKind: Sendable {
  /// Anything but a folder, devices and pipes included.
  case file
  case folder

  /// nil where nothing lies.
  public init?(at path: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    self = isFolder.boolValue ? .folder : .file
  }
}
