import Foundation

/// Makes folders, and says why where it cannot.
public enum Folders {
  /// Makes the folder `path` and those above it; one that is there already stays as it is.
  ///
  /// - Parameter purpose: What it is for, as the message says it: `results.csv`.
  /// - Throws: ``MienError`` with the system's reason.
  public static func make(_ path: String, for purpose: String? = nil) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
      let reason = cause.map { ": " + String(cString: strerror($0.code.rawValue)) } ?? ""
      let whose = purpose.map { " for \($0)" } ?? ""
      throw MienError("cannot create the folder \(path)\(whose)\(reason)")
    }
  }
}
