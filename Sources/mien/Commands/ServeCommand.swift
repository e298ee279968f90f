#if Vision
  import ArgumentParser
  import Foundation
  import Logging
  import MienCore
  import MienServer
  import MienVision

  struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "serve",
      abstract: "Answer HTTP requests about pictures, and show a page to try it.",
      discussion: """
        Listens on this machine only, unless --host says otherwise. Stops on Ctrl-C or SIGTERM after answering \
        what it accepted. /openapi.json describes the API; / is the page.
        """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @OptionGroup var networks: AnalyzerOptions

    @Option(
      help: ArgumentHelp(
        "A file whose first line requests must show as Authorization: Bearer.", valueName: "file"))
    var tokenFile: String?

    @Option(help: ArgumentHelp("A certificate chain (PEM); speaks HTTPS.", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("The certificate's key (PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(help: "The most bytes of a request: a number, or one with KiB or MiB.")
    var maxBody = "16MiB"

    @Option(help: "The most pixels of a picture.")
    var maxPixels = 25_000_000

    @Option(help: "The most faces of a picture that are looked at, surest first.")
    var maxFaces = 100

    @Option(help: "Seconds for a request to arrive, and again for its answer.")
    var timeout = 30

    @Option(help: "The most requests that are worked on or wait; more are answered 503.")
    var queue = 128

    func validate() throws {
      guard (0...65535).contains(port) else {
        throw ValidationError("--port is \(port); it must be 0 to 65535.")
      }
      guard (tlsCert == nil) == (tlsKey == nil) else {
        throw ValidationError("--tls-cert and --tls-key go together.")
      }
      for (name, value) in [("max-pixels", maxPixels), ("max-faces", maxFaces), ("queue", queue)]
      where value < 1 {
        throw ValidationError("--\(name) is \(value); it must be at least 1.")
      }
      guard (1...3600).contains(timeout) else {
        throw ValidationError("--timeout is \(timeout); it must be 1 to 3600 seconds.")
      }
      _ = try bytes(maxBody)
    }

    func run() throws {
      let options = try serverOptions()
      let (alone, together) = (try analyzer(false), try analyzer(true))
      let path = networks.model ?? ShippedClassifier.usual.rawValue
      let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
      let logger = Logger(label: "mien") { _ in JSONLogHandler() }
      let server = FaceServer(
        analyzer: LoadAnalyzer(alone: alone, together: together),
        card: ModelCard(name: name, metadata: alone.classifier.metadata),
        options: options, logger: logger)
      warn(options, logger)
      let scheme = options.tls == nil ? "http" : "https"
      try Asynchronous.run {
        try await server.run { port in
          let host = options.host.contains(":") ? "[\(options.host)]" : options.host
          let address = "\(scheme)://\(host):\(port)/"
          if Console.isTerminal {
            Console.line("serving \(name) at \(address)")
          } else {
            logger.info("serving", metadata: ["model": "\(name)", "address": "\(address)"])
          }
        }
      }
    }

    private func analyzer(_ isForThroughput: Bool) throws -> Analyzer {
      try Analyzer(
        model: networks.model, detection: networks.detection,
        options: .init(mostFaces: maxFaces),
        inference: .init(isForThroughput: isForThroughput))
    }

    /// Behind a proxy that asks for a token and speaks TLS, both warnings may be passed over.
    private func warn(_ options: ServerOptions, _ logger: Logger) {
      guard !options.isLoopback else { return }
      if options.token == nil {
        logger.warning("anybody who reaches this machine can use the server; see --token-file")
      }
      if options.tls == nil {
        logger.warning(
          "pictures, answers and the token cross the network readable; see --tls-cert")
      }
    }

    private func serverOptions() throws -> ServerOptions {
      var options = ServerOptions()
      (options.host, options.port) = (host, port)
      options.maxBody = try bytes(maxBody)
      (options.maxPixels, options.maxFaces, options.queue) = (maxPixels, maxFaces, queue)
      options.timeout = .seconds(timeout)
      options.token = try tokenFile.map(token)
      if let tlsCert, let tlsKey { options.tls = .init(certificate: tlsCert, key: tlsKey) }
      return options
    }

    private func token(in path: String) throws -> String {
      let content: Data
      do {
        content = try Data(contentsOf: URL(fileURLWithPath: path))
      } catch {
        let reason = systemReason(of: error).map { ": " + $0 } ?? ""
        throw MienError.usage("\(path): the token file cannot be read\(reason)")
      }
      guard let text = String(data: content, encoding: .utf8) else {
        throw MienError.usage("\(path): the token file is not UTF-8 text")
      }
      let line = text.split(whereSeparator: \.isNewline).first ?? ""
      let token = line.trimmingCharacters(in: .whitespaces)
      guard token.utf8.count >= 16, token.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
        throw MienError.usage(
          "\(path): the token must be 16 or more letters, digits and signs without spaces")
      }
      return token
    }

    private func bytes(_ text: String) throws -> Int {
      let units = [("MiB", 1 << 20), ("KiB", 1 << 10), ("", 1)]
      for (unit, size) in units where text.hasSuffix(unit) {
        if let count = Int(text.dropLast(unit.count)), (1...(1 << 30) / size).contains(count) {
          return count * size
        }
      }
      throw ValidationError(
        "--max-body is \(text); it must be a size such as 16MiB, up to 1024MiB.")
    }
  }
#endif
