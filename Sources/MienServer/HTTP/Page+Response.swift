#if Vision
  import Foundation
  import Hummingbird

  extension Page {
    /// The page, with a nonce of its own.
    static func response() -> Response {
      var bytes = [UInt8](repeating: 0, count: 16)
      var generator = SystemRandomNumberGenerator()
      for index in bytes.indices { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
      let nonce = Data(bytes).base64EncodedString()
      var response = Response.text(html(nonce: nonce), type: "text/html; charset=utf-8")
      SecurityHeaders.add(to: &response, policy: SecurityHeaders.pagePolicy(nonce: nonce))
      return response
    }
  }
#endif
