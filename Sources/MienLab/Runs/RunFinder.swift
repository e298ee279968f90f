import Foundation
import MienCore

/// Finds run directories below folders.
public enum RunFinder {
  /// What a folder turned out to hold.
  public enum Finding: Sendable {
    case run(RecordedRun)
    /// A run whose files are missing or damaged; the reason is one line.
    case damaged(path: String, reason: String)

    public var path: String {
      switch self {
      case .run(let run): run.path
      case .damaged(let path, _): path
      }
    }
  }

  /// Folders inside folders that are looked into.
  static let depth = 4

  /// All runs in and below `folders`, by their paths; links to folders are not followed.
  ///
  /// - Throws: `MienError.usage` for a folder that is not there.
  public static func find(in folders: [String]) throws -> [Finding] {
    var found: [String: Finding] = [:]
    for folder in folders {
      guard FileKind(at: folder) == .folder else {
        throw MienError.usage("there is no folder \(folder)")
      }
      look(in: folder, depth: depth) { found[$0.path] = $0 }
    }
    return found.values.sorted {
      $0.path.compare($1.path, options: .numeric) == .orderedAscending
    }
  }

  private static func look(in folder: String, depth: Int, report: (Finding) -> Void) {
    if isRun(folder) {
      do {
        report(.run(try RecordedRun(folder)))
      } catch {
        report(.damaged(path: folder, reason: "\(error)"))
      }
      return
    }
    guard depth > 0 else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return report(.damaged(path: folder, reason: "the folder cannot be read"))
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder == "." ? name : (folder as NSString).appendingPathComponent(name)
      let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type]
      guard kind as? FileAttributeType == .typeDirectory else { continue }
      look(in: path, depth: depth - 1, report: report)
    }
  }

  /// A run that lost its recipe is still one.
  private static func isRun(_ folder: String) -> Bool {
    let run = RunDirectory(folder)
    return [run.recipeFile, run.metricsFile, run.lastFile].contains {
      FileManager.default.fileExists(atPath: $0)
    }
  }
}
