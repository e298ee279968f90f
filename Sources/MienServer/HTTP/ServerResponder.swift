#if Vision
  import Hummingbird
  import Logging

  /// Sends requests to their routes, turns every refusal into a problem document, and keeps count.
  struct ServerResponder: HTTPResponder {
    let analyze: AnalyzeRoute
    let card: ModelCard
    let admission: Admission
    let metrics: ServerMetrics
    let token: BearerToken?
    /// nil where requests may call the server by any name.
    let names: LocalNames?

    private static let pages: Set = ["/", "/healthz", "/readyz", "/openapi.json"]
    private static let guarded: Set = ["/v1/analyze", "/v1/model", "/metrics"]
    static let routes = pages.union(guarded)

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
      let start = ContinuousClock.now
      let path = request.uri.path
      let route = Self.routes.contains(path) ? path : "other"
      var pictures = 0
      var faces = 0
      var response: Response
      do {
        try check(request, route)
        if route == "/v1/analyze" {
          let answer = try await analyze.answer(request, for: await context.client)
          (response, pictures, faces) = (answer.response, answer.pictures, answer.faces)
          metrics.countAnswer(pictures: pictures, faces: faces)
        } else {
          response = try page(route)
        }
      } catch let problem as Problem {
        response = problem.response
      } catch is CancellationError {
        response = Problem.abandoned.response
      } catch {
        context.logger.error("model failed", metadata: ["error": "\(error)"])
        response = Problem.failure.response
      }
      if response.headers[.contentSecurityPolicy] == nil {
        SecurityHeaders.add(to: &response)
      }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      metrics.countRequest(
        route: route, method: request.method.rawValue, status: response.status.code,
        seconds: seconds)
      context.logger.info(
        "request",
        metadata: [
          "route": "\(route)", "method": "\(request.method.rawValue.prefix(16))",
          "status": .stringConvertible(response.status.code),
          "milliseconds": .stringConvertible(seconds * 1000),
          "pictures": .stringConvertible(pictures), "faces": .stringConvertible(faces),
        ])
      return request.method == .head ? response.createHeadResponse() : response
    }

    /// - Throws: ``Problem`` 401, 403, 404, 405 or 421.
    private func check(_ request: Request, _ route: String) throws(Problem) {
      try names?.check(request.head.authority)
      guard route != "other" else {
        throw Problem(.notFound, "there is nothing here; see /openapi.json for what there is")
      }
      let allowed: [HTTPRequest.Method] = route == "/v1/analyze" ? [.post] : [.get, .head]
      guard allowed.contains(request.method) else {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        throw Problem(.methodNotAllowed, "use \(names)", headers: [.allow: names])
      }
      guard !SecurityHeaders.isCrossSite(request.headers) || route == "/" else {
        throw Problem(.forbidden, "pages of other sites may not use this server")
      }
      if Self.guarded.contains(route) { try token?.check(request.headers) }
    }

    private func page(_ route: String) throws(Problem) -> Response {
      switch route {
      case "/": return Page.response()
      case "/healthz": return .json(["status": "ok"])
      case "/readyz":
        guard !admission.isStopping else {
          throw Problem(.serviceUnavailable, "the server is stopping")
        }
        return .json(["status": "ready"])
      case "/v1/model": return .json(card.json)
      case "/metrics":
        return .text(
          metrics.text(requestsInLine: admission.requests),
          type: "text/plain; version=0.0.4; charset=utf-8")
      default: return .json(OpenAPIDocument.json(isGuarded: token != nil))
      }
    }
  }
#endif
