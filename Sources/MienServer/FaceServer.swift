#if Vision
  import Foundation
  import Hummingbird
  import HummingbirdCore
  import HummingbirdTLS
  import Logging
  import MienCore
  import MienImage
  import NIOCore
  import NIOSSL
  import ServiceLifecycle

  /// Answers HTTP requests about pictures with the faces in them; the API is told by
  /// `/openapi.json`.
  ///
  /// Pictures are held in memory while they are worked on, never written down, never logged.
  public struct FaceServer: Sendable {
    /// Where it listens and how much it takes on.
    public let options: ServerOptions
    private let responder: ServerResponder
    private let admission: Admission
    private let logger: Logger

    /// A server that does nothing until ``run(onListening:)`` or its ``services(onListening:)`` run.
    ///
    /// - Parameters:
    ///   - analyzer: Is called by one thread at a time.
    ///   - card: What to tell about the model.
    public init(
      analyzer: any PictureAnalyzing, card: ModelCard, options: ServerOptions = ServerOptions(),
      logger: Logger
    ) {
      self.options = options
      self.logger = logger
      let metrics = ServerMetrics()
      admission = Admission(
        maxRequests: options.queue, maxBytes: max(options.memoryBudget, options.maxBody))
      let decoding = DecodeStage(
        threads: ProcessInfo.processInfo.activeProcessorCount, budget: options.memoryBudget,
        limits: DecodeLimits(maxBytes: options.maxBody, maxPixels: options.maxPixels))
      let owner = ModelOwner(
        analyzer: analyzer, batchSize: options.batchSize, delay: options.batchDelay,
        metrics: metrics)
      let analyze = AnalyzeRoute(
        model: card.name, options: options, admission: admission, decoding: decoding, owner: owner)
      responder = ServerResponder(
        analyze: analyze, card: card, admission: admission, metrics: metrics,
        token: options.token.map { BearerToken($0) },
        names: options.isLoopback && options.token == nil ? LocalNames(host: options.host) : nil)
    }

    /// The server for programs that run several services: a Hummingbird application, and what stops it in order.
    ///
    /// - Parameter onListening: Is told the port once connections are accepted.
    /// - Throws: ``MienError`` when the certificate or its key cannot be used.
    public func services(
      onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws -> [any Service] {
      let entrance = Entrance()
      return [
        try application(behind: entrance, onListening: onListening),
        // The last service learns first of a stop.
        StopWatcher(admission: admission, entrance: entrance),
      ]
    }

    func application(
      behind entrance: Entrance = Entrance(),
      onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
      Application(
        responder: responder, server: try builder(),
        configuration: ApplicationConfiguration(
          address: .hostname(options.host, port: options.port), serverName: "mien",
          availableConnectionsDelegate: .maximum(options.maxConnections, logger: logger)),
        onServerRunning: { channel in
          entrance.open(channel)
          onListening(channel.localAddress?.port ?? 0)
        },
        logger: logger)
    }

    /// Serves until the process is asked to stop (SIGTERM, SIGINT); then takes no new connections,
    /// answers what it accepted, and returns.
    ///
    /// - Throws: ``MienError`` when the address cannot be listened on or TLS cannot be set up.
    public func run(onListening: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
      var configuration = ServiceGroupConfiguration(
        services: try services(onListening: onListening),
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
      configuration.maximumGracefulShutdownDuration = options.timeout * 2 + .seconds(5)
      do {
        try await ServiceGroup(configuration: configuration).run()
      } catch let error as IOError {
        throw MienError(
          "cannot listen on \(options.host):\(options.port): "
            + String(cString: strerror(error.errnoCode)))
      } catch let error as SocketAddressError.UnknownHost {
        throw MienError(
          "cannot listen on \(options.host):\(options.port): \(error.errorDescription)")
      }
    }

    private func builder() throws -> HTTPServerBuilder {
      let seconds = Int64(options.timeout.components.seconds)
      let maxBody = options.maxBody
      let http = HTTPServerBuilder.http1(
        configuration: .init(
          additionalChannelHandlers: [
            ConnectionGuard(
              headTime: .seconds(seconds), bodyTime: .seconds(seconds), maxBody: maxBody)
          ],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
      guard let files = options.tls else { return http }
      for file in [files.certificate, files.key] where access(file, R_OK) != 0 {
        throw MienError.usage("cannot read \(file): \(String(cString: strerror(errno)))")
      }
      do {
        let chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
        let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
          certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        return try .tls(http, tlsConfiguration: configuration)
      } catch {
        throw MienError.usage(
          "\(files.certificate) and \(files.key): not a PEM certificate and its key (\(error))")
      }
    }
  }

  /// Learns first of the request to stop, so that `/readyz` says so while the rest is answered.
  private struct StopWatcher: Service {
    let admission: Admission
    let entrance: Entrance

    func run() async throws {
      try? await gracefulShutdown()
      admission.isStopping = true
      await entrance.close()
    }
  }
#endif
