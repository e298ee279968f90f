import Foundation

/// Where the files that travel with Mien lie: the face detector, the default classifier, Plotly's script.
///
/// Looked up in the folder that `MIEN_SHARE` names; where it names none, in this order: `../share/mien` beside the
/// program; the resources that SwiftPM put beside the program; `.deps/share/mien` and the resources in the checkout
/// that the program or the tests were built in. (`Bundle.module` would end a program whose resources were left
/// behind.)
public enum Installation {
  /// The path of a shared file.
  ///
  /// - Throws: ``MienError`` that says where it was looked for and how to get it.
  public static func file(_ name: String) throws -> String {
    for folder in folders {
      let path = "\(folder)/\(name)"
      if access(path, R_OK) == 0 { return path }
    }
    guard let chosen else {
      throw MienError(
        "\(name) was not found in \(folders.joined(separator: " or ")); run `make setup`, "
          + "or set MIEN_SHARE to the folder that holds it")
    }
    throw MienError(
      "\(name) was not found in \(chosen), the folder of MIEN_SHARE; "
        + "set it to the one that holds it, or unset it")
  }

  private static var chosen: String? {
    let folder = ProcessInfo.processInfo.environment["MIEN_SHARE"]
    return folder == "" ? nil : folder
  }

  static var folders: [String] {
    if let chosen { return [chosen] }
    var folders: [String] = []
    let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    folders.append(programs.deletingLastPathComponent().path + "/share/mien")
    folders.append(programs.path + "/mien_MienVision.resources/Models")
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    folders += [checkout.path + "/.deps/share/mien", checkout.path + "/Sources/MienVision/Models"]
    return folders
  }
}
