#if Vision
  import HTTPTypes
  import Hummingbird

  /// Headers that keep browsers from doing more with answers than they are meant for.
  enum SecurityHeaders {
    static func add(to response: inout Response, policy: String = apiPolicy) {
      response.headers[.contentSecurityPolicy] = policy
      response.headers[.xContentTypeOptions] = "nosniff"
      response.headers[.cacheControl] = "no-store"
      for (name, value) in others { response.headers[name] = value }
    }

    /// The page may run its own script and styles, show pictures it made itself, ask this server.
    static func pagePolicy(nonce: String) -> String {
      "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; "
        + "img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    }

    private static let apiPolicy = "default-src 'none'; frame-ancestors 'none'"

    private static let others: [(HTTPField.Name, String)] = [
      ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
      ("Permissions-Policy", "camera=(self), microphone=(), geolocation=()"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }

    /// Whether a browser says that another site's page sent the request. Such a page could not read
    /// the answer, but it could keep the model busy.
    static func isCrossSite(_ headers: HTTPFields) -> Bool {
      guard let name = HTTPField.Name("Sec-Fetch-Site") else { return false }
      return headers[name] == "cross-site"
    }
  }
#endif
