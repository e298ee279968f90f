import Foundation

/// Where the files that travel with Mien lie: the face detector, the default classifier, Plotly's script.
///
/// Looked up in this order: the folder in `MIEN_SHARE`; `../share/mien` beside the program; `.deps/share/mien`
/// and `Models` of the checkout the program or the tests were built in.
public enum Installation {
  /// The path of a shared file.
  ///
  /// - Throws: ``MienError`` that says where it was looked for and how to get it.
  public static func file(_ name: String) throws -> String {
    for folder in folders {
      let path = "\(folder)/\(name)"
      if access(path, R_OK) == 0 { return path }
    }
    throw MienError(
      "\(name) was not found in \(folders.joined(separator: " or ")); run `make setup`, "
        + "or set MIEN_SHARE to the folder that holds it")
  }

  static var folders: [String] {
    var folders: [String] = []
    if let chosen = ProcessInfo.processInfo.environment["MIEN_SHARE"] { folders.append(chosen) }
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    folders.append(
      program.deletingLastPathComponent().deletingLastPathComponent().path + "/share/mien")
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    folders += [checkout.path + "/.deps/share/mien", checkout.path + "/Models"]
    return folders
  }
}
