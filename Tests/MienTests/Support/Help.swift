import Testing

/// What `mien <path> --help` says.
struct Help {
  let text: String
  /// The commands it lists.
  let subcommands: [String]

  /// - Parameter path: Such as `["data", "pack"]`.
  init(_ path: [String]) throws {
    let outcome = try runMien(path + ["--help"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(path)")
    text = outcome.output
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "SUBCOMMANDS:") else {
      subcommands = []
      return
    }
    subcommands = lines[(start + 1)...].prefix { !$0.isEmpty }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  /// Whether it explains an option such as `--data`.
  func explains(_ option: String) -> Bool {
    let words = text.split { " \n,[]()".contains($0) }
    return words.contains { $0 == option }
  }
}
