import Foundation

/// Whether a folder lies on a file system that several machines share.
///
/// SQLite's write-ahead log needs memory that all processes share, which ends at the machine: there
/// a sweep keeps the older rollback journal.
enum SharedFolder {
  static func isShared(_ folder: String) -> Bool {
    var info = stat()
    guard stat(folder, &info) == 0,
      let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
    else { return false }
    let device = info.st_dev
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & ~0xFF
    return kind(ofDevice: "\(major):\(minor)", in: mounts).map(isShared(kind:)) ?? false
  }

  /// The file system of a device in the form of `/proc/self/mountinfo`; see proc(5).
  static func kind(ofDevice device: String, in mounts: String) -> String? {
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2, words[2] == device, let dash = words.firstIndex(of: "-"),
        dash + 1 < words.count
      else { continue }
      return String(words[dash + 1])
    }
    return nil
  }

  static func isShared(kind: String) -> Bool {
    let families = [
      "nfs", "cifs", "smb", "9p", "virtiofs", "ceph", "lustre", "gpfs", "afs", "glusterfs",
    ]
    return families.contains { kind.hasPrefix($0) } || kind.hasPrefix("fuse.")
  }

  /// Whether the SQLite file at `path` says that it is written through a write-ahead log.
  static func hasWriteAheadLog(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path),
      let header = try? file.read(upToCount: 20), header.count == 20
    else { return false }
    return header[18] == 2
  }
}
