#if Vision
  import HTTPTypes
  import Hummingbird
  import NIOCore
  import NIOHTTPTypes

  /// Watches one connection: closes it when a request is too slow to arrive (slow-loris) or its answers are not
  /// read, answers
  /// requests that are not HTTP, asks for bodies that wait to be asked (`Expect: 100-continue`),
  /// tells when the client leaves, and lets requests that are on their way in when the server stops.
  final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    /// What a body ends with when it did not arrive in time.
    struct BodyTimeout: Error {}

    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// A client that closes its side is taken to have left, as proxies and servers commonly do:
    /// nothing tells it from one that would still read.
    let client = ClientPresence()

    private let headTime: TimeAmount
    private let bodyTime: TimeAmount
    private let maxBody: Int
    private var deadline: Scheduled<Void>?
    /// Runs while answers wait because the client does not read.
    private var slowReader: Scheduled<Void>?
    private var isReadingBody = false
    private var unanswered = 0
    private var isStopping = false

    /// How long a request that was sent before the client knew of the stop may take to arrive.
    private static let grace = TimeAmount.milliseconds(500)
    /// How long the answer to a client that was too slow may take.
    private static let farewell = TimeAmount.seconds(5)

    /// - Parameters:
    ///   - headTime: From the connection's start, or the last answer, to the end of the next
    ///     request's head.
    ///   - bodyTime: From there to the end of the body.
    init(headTime: TimeAmount, bodyTime: TimeAmount, maxBody: Int) {
      self.headTime = headTime
      self.bodyTime = bodyTime
      self.maxBody = maxBody
    }

    func handlerAdded(context: ChannelHandlerContext) {
      if context.channel.isActive { closeLater(context, after: headTime) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
      deadline?.cancel()
      slowReader?.cancel()
    }

    func channelActive(context: ChannelHandlerContext) {
      closeLater(context, after: headTime)
      context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
      client.leave()
      deadline?.cancel()
      slowReader?.cancel()
      context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(var head):
        isReadingBody = true
        unanswered += 1
        giveUpLater(context)
        askForBody(head, context)
        // Options are the same in any case (RFC 9110, section 7.6.1); the server looks for this one as it stands.
        if head.headerFields[.connection]?.lowercased() == "close" {
          head.headerFields[.connection] = "close"
        }
        context.fireChannelRead(wrapInboundOut(.head(head)))
      case .body:
        context.fireChannelRead(data)
      case .end:
        isReadingBody = false
        // An answer may have gone out before the body's end.
        if unanswered == 0 { closeLater(context, after: headTime) } else { deadline?.cancel() }
        context.fireChannelRead(data)
      }
      if isStopping, unanswered > 0 {
        context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
      }
    }

    private func askForBody(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
      let length = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
      if head.headerFields[.expect]?.lowercased() == "100-continue", unanswered == 1,
        length <= maxBody
      {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      switch unwrapOutboundIn(data) {
      case .head(var head):
        if isStopping { head.headerFields[.connection] = "close" }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
      case .body:
        context.write(data, promise: promise)
      case .end:
        unanswered -= 1
        if !isReadingBody, unanswered == 0 { closeLater(context, after: headTime) }
        context.write(data, promise: promise)
      }
    }

    /// A client that does not read its answers is given as long as for a body, then the connection is closed.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
      slowReader?.cancel()
      slowReader = nil
      if !context.channel.isWritable {
        slowReader = context.eventLoop.assumeIsolated().scheduleTask(in: bodyTime) {
          context.close(promise: nil)
        }
      }
      context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if case ChannelEvent.inputClosed? = event as? ChannelEvent { client.leave() }
      guard event is ChannelShouldQuiesceEvent else {
        context.fireUserInboundEventTriggered(event)
        return
      }
      isStopping = true
      if unanswered > 0 {
        context.fireUserInboundEventTriggered(event)
      } else {
        closeLater(context, after: Self.grace)
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      guard unanswered == 0, context.channel.isWritable else {
        context.fireErrorCaught(error)
        return
      }
      let body = Problem(.badRequest, "this is not an HTTP/1.1 request").json.text
      let head = HTTPResponse(
        status: .badRequest,
        headerFields: [
          .contentType: Problem.mediaType, .contentLength: "\(body.utf8.count)",
          .connection: "close",
        ])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(ByteBuffer(string: body))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      context.close(promise: nil)
    }

    /// Ends the body with an error, which is answered, and then the connection, when the client has
    /// had time to read the answer.
    private func giveUpLater(_ context: ChannelHandlerContext) {
      deadline?.cancel()
      deadline = context.eventLoop.assumeIsolated().scheduleTask(in: bodyTime) {
        context.fireErrorCaught(BodyTimeout())
        self.closeLater(context, after: Self.farewell)
      }
    }

    private func closeLater(_ context: ChannelHandlerContext, after time: TimeAmount) {
      deadline?.cancel()
      deadline = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
        context.close(promise: nil)
      }
    }
  }
#endif
