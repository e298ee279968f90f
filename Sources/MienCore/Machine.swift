import Foundation

/// The computer that a figure was measured on.
public enum Machine {
  /// Such as "AMD EPYC, 2 cores, 23 GiB, Linux 6.1".
  public static var description: String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let memory = ProcessInfo.processInfo.physicalMemory >> 30
    return "\(processor), \(cores) cores, \(memory) GiB, \(system)"
  }

  private static var processor: String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":", maxSplits: 1).last ?? "unknown processor"
    return name.trimmingCharacters(in: .whitespaces)
  }

  private static var system: String {
    var names = utsname()
    uname(&names)
    return withUnsafeBytes(of: names.release) { bytes in
      "Linux " + String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

/// This version of Mien.
public enum MienVersion {
  public static let current = "0.1.0-dev"
}
