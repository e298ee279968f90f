#if Vision
  /// The names by which a server that only this machine reaches may be called.
  ///
  /// Another site can give its own name this machine's address (DNS rebinding), and browsers then let its page read the
  /// answers; the name that the browser asks for gives it away.
  struct LocalNames: Sendable {
    private let host: String

    /// - Parameter host: The address that the server listens on.
    init(host: String) {
      self.host = host.lowercased()
    }

    /// - Parameter authority: What a request says in `Host`; nil, as in HTTP/1.0, comes from no browser.
    /// - Throws: ``Problem`` 421 for a name that is not this machine's.
    func check(_ authority: String?) throws(Problem) {
      guard let authority, !allows(authority) else { return }
      throw Problem(
        .misdirectedRequest,
        "without a token this server answers only to localhost, 127.0.0.1 and [::1]")
    }

    /// Whether a name, with or without a port, is this machine's.
    private func allows(_ authority: String) -> Bool {
      // No name is longer, and what strangers wrote may be slow to compare.
      guard authority.utf8.count <= 300 else { return false }
      let name = Self.withoutPort(authority.lowercased())
      return ["localhost", "[::1]", host].contains(name) || Self.isLoopback(name)
    }

    private static func withoutPort(_ authority: String) -> String {
      guard let colon = authority.lastIndex(of: ":"),
        authority[colon...].dropFirst().utf8.allSatisfy(isDigit)
      else { return authority }
      return String(authority[..<colon])
    }

    /// 127.0.0.0 to 127.255.255.255.
    private static func isLoopback(_ name: String) -> Bool {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 4 && parts[0] == "127"
        && parts.allSatisfy { $0.utf8.allSatisfy(isDigit) && UInt8($0) != nil }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }
#endif
