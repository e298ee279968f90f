#if Vision
  import HTTPTypes

  /// The secret that requests must show (RFC 6750).
  struct BearerToken: Sendable {
    private let secret: [UInt8]

    init(_ secret: String) {
      self.secret = Array(secret.utf8)
    }

    /// - Throws: ``Problem`` 401 when the request does not show the secret.
    func check(_ headers: HTTPFields) throws(Problem) {
      let prefix = "bearer "
      let shown = headers[.authorization] ?? ""
      guard shown.prefix(prefix.count).lowercased() == prefix,
        matches(Array(shown.utf8.dropFirst(prefix.utf8.count)))
      else {
        throw Problem(
          .unauthorized, "send the header Authorization: Bearer with the server's token",
          headers: [.wwwAuthenticate: "Bearer realm=\"mien\""])
      }
    }

    /// Takes the same time wherever the first difference is, so that nobody can guess the secret
    /// letter by letter; only its length shows.
    func matches(_ shown: [UInt8]) -> Bool {
      guard shown.count == secret.count, !secret.isEmpty else { return false }
      return zip(shown, secret).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
  }
#endif
