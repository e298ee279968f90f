import Foundation

enum ProcessMemory {
  /// Memory that this process holds, in bytes; nil where Linux does not tell.
  static var residentBytes: Int? {
    let fields = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      .split(separator: " ")
    guard let fields, fields.count > 1, let pages = Int(fields[1]) else { return nil }
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
