import Foundation

extension AtomicFile {
  /// Where the numbers of processes are this process's too: this machine since its start, in this container.
  /// nil where the kernel does not tell.
  private static let numbering: String? = {
    let file = "/proc/sys/kernel/random/boot_id"
    var status = stat()
    guard let start = try? String(contentsOfFile: file, encoding: .utf8), start.count > 8,
      stat("/proc/self/ns/pid", &status) == 0
    else { return nil }
    return "\(start.prefix(8))\(String(status.st_ino, radix: 36))"
  }()

  /// A name beside `place` that no other writer has, in this process or another: those of several machines that
  /// share a folder may have the same number.
  public static func temporaryPath(
    beside place: String, ending: String = "partial"
  ) -> String {
    let random = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    return "\(place).\(getpid()).\(numbering ?? "0")-\(random).\(ending)"
  }

  /// The files of `folder` that ``temporaryPath(beside:ending:)`` may have named: those of writers at work and of
  /// writers that were killed.
  public static func temporaries(in folder: String, endings: [String] = ["partial"]) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in endings.contains { name.hasSuffix(".\($0)") } }
      .map { "\(folder)/\($0)" }
  }

  /// Removes the temporary files and folders of `path` whose writers were killed.
  ///
  /// Those of other machines and containers stay: whether their writers live cannot be told from here.
  public static func removeLeftovers(of path: String) {
    guard let numbering, let place = try? destination(of: path) else { return }
    let beginning = (place as NSString).lastPathComponent + "."
    for temporary in temporaries(in: Folders.above(place)) {
      let name = (temporary as NSString).lastPathComponent
      guard name.hasPrefix(beginning) else { continue }
      let parts = name.dropFirst(beginning.count).split(separator: ".", maxSplits: 1)
      guard parts.count == 2, let writer = Int32(parts[0]), writer > 0,
        parts[1].hasPrefix(numbering + "-"), kill(writer, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: temporary)
    }
  }
}
