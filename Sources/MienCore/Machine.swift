import Foundation

/// The computer that a figure was measured on.
public enum Machine {
  /// Such as "AMD EPYC (AVX-512), 2 cores, 23 GiB, Linux 6.1".
  public static var description: String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let memory = ProcessInfo.processInfo.physicalMemory >> 30
    return "\(processor), \(cores) cores, \(memory) GiB, \(system)"
  }

  private static var processor: String {
    let lines = ((try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "")
      .split(separator: "\n")
    func fact(_ key: String) -> String? {
      let line = lines.first { $0.hasPrefix(key) }?.split(separator: ":", maxSplits: 1).last
      return line?.trimmingCharacters(in: .whitespaces)
    }
    // Processors of one name differ in how many numbers an instruction takes, and half the speed lies there.
    let flags = Set((fact("flags") ?? "").split(separator: " "))
    let width = [("avx512f", " (AVX-512)"), ("avx2", " (AVX2)")].first { flags.contains($0.0[...]) }
    return (fact("model name") ?? "unknown processor") + (width?.1 ?? "")
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
