#if Vision
  import HTTPTypes
  import Hummingbird

  /// A refusal as a problem document (RFC 9457).
  struct Problem: Error, Sendable {
    let status: HTTPResponse.Status
    /// What is wrong and what to do, for the person who reads it.
    let detail: String
    var headers: HTTPFields = [:]
    /// Which picture of the request it is about, from 0.
    var image: Int?

    init(
      _ status: HTTPResponse.Status, _ detail: String, headers: HTTPFields = [:], image: Int? = nil
    ) {
      self.status = status
      self.detail = detail
      self.headers = headers
      self.image = image
    }

    static let busy = Problem(
      .serviceUnavailable, "the waiting line is full; try again in a second",
      headers: [.retryAfter: "1"])
    static let late = Problem(
      .serviceUnavailable, "the answer took too long; try again in a few seconds",
      headers: [.retryAfter: "5"])
    /// Nobody reads it; the number, which many servers use, is for logs and metrics.
    static let abandoned = Problem(
      .init(code: 499, reasonPhrase: "Client Closed Request"),
      "the client closed the connection before the answer")
    static let failure = Problem(.internalServerError, "the model failed on this request")

    static func bodyTooLarge(limit: Int) -> Problem {
      Problem(.contentTooLarge, "the body is over the limit of \(limit) bytes")
    }

    /// Whether it was said because there was no room.
    var isBusy: Bool { detail == Self.busy.detail }

    /// The document. Its type is `about:blank`, so its title is the status's own.
    var json: JSON {
      var members: [(key: String, value: JSON)] = [
        ("type", "about:blank"), ("title", .string(status.reasonPhrase)),
        ("status", .integer(status.code)), ("detail", .string(detail)),
      ]
      if let image { members.append(("image", .integer(image))) }
      return .object(members)
    }

    var response: Response {
      var response = Response.text(json.text, type: Self.mediaType, status: status)
      response.headers.append(contentsOf: headers)
      return response
    }

    static let mediaType = "application/problem+json"
  }

  extension Response {
    static func text(
      _ text: String, type: String, status: HTTPResponse.Status = .ok
    ) -> Response {
      Response(
        status: status, headers: [.contentType: type],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func json(_ json: JSON) -> Response { text(json.text, type: "application/json") }
  }
#endif
