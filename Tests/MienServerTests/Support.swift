#if Vision
  import Foundation
  import Hummingbird
  import HummingbirdTesting
  import Logging
  import MienImage
  import MienONNX
  import MienVision
  import Synchronization

  @testable import MienServer

  /// Answers one face a picture, as large as the picture; can be held shut.
  final class StubAnalyzer: PictureAnalyzing {
    struct Broken: Error {}

    private let batches = Mutex<[Int]>([])
    private let gate = DispatchSemaphore(value: 0)
    private let isGated: Bool

    init(isGated: Bool = false) {
      self.isGated = isGated
    }

    /// How many pictures each call had.
    var batchSizes: [Int] { batches.withLock { $0 } }

    /// Lets `count` calls through.
    func open(_ count: Int) {
      for _ in 0..<count { gate.signal() }
    }

    /// Pictures of one pixel's width break the model, as a fault of the network would.
    func analyze(_ images: [Image]) throws -> [[Face]] {
      batches.withLock { $0.append(images.count) }
      if isGated { gate.wait() }
      guard images.allSatisfy({ $0.width > 1 }) else { throw Broken() }
      return images.map { image in
        let box = Box(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
        return [
          Face(
            box: box, score: 1, landmarks: [],
            emotions: [
              .init(label: "happy", probability: 0.75), .init(label: "sad", probability: 0.25),
            ])
        ]
      }
    }
  }

  let stubCard = ModelCard(
    name: "stub",
    metadata: ModelMetadata(
      labels: ["happy", "sad"], channels: 1, height: 48, width: 48, mean: [0.5], std: [0.25],
      provenance: ["command": "mien train /home/somebody", "seed": "1"]))

  func makeServer(
    _ analyzer: any PictureAnalyzing = StubAnalyzer(), card: ModelCard = stubCard,
    _ change: (inout ServerOptions) -> Void = { _ in }
  ) -> FaceServer {
    var options = ServerOptions()
    // A busy machine must not decide what a test sees.
    options.timeout = .seconds(60)
    change(&options)
    var logger = Logger(label: "test") { _ in JSONLogHandler() }
    logger.logLevel = .critical
    return FaceServer(analyzer: analyzer, card: card, options: options, logger: logger)
  }

  func png(_ width: Int, _ height: Int) throws -> Data {
    let image = Image(
      width: width, height: height, channels: 1,
      pixels: [UInt8](repeating: 100, count: width * height))
    return try image.encoded(as: .png)
  }

  extension TestClientProtocol {
    func analyze(
      _ body: Data, type: String? = "image/png", headers: HTTPFields = [:]
    ) async throws -> TestResponse {
      var headers = headers
      headers[.contentType] = type
      return try await executeRequest(
        uri: "/v1/analyze", method: .post, headers: headers, body: ByteBuffer(bytes: body))
    }

    /// Waits until `/metrics` has a line; false when it has not within a minute.
    func eventuallyMeasures(_ line: String) async throws -> Bool {
      for _ in 0..<6000 {
        if try await execute(uri: "/metrics", method: .get).text.contains(line + "\n") {
          return true
        }
        try await Task.sleep(for: .milliseconds(10))
      }
      return false
    }
  }

  extension TestResponse {
    var text: String { String(buffer: body) }
    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(buffer: body))) as? [String: Any] ?? [:]
    }

    /// Whether the answer is a problem document that agrees with its own status.
    func isProblem(_ status: HTTPResponse.Status) -> Bool {
      self.status.code == status.code && headers[.contentType] == "application/problem+json"
        && json["status"] as? Int == status.code && json["type"] as? String == "about:blank"
        && (json["title"] as? String)?.isEmpty == false
        && (json["detail"] as? String)?.isEmpty == false
    }
  }

  /// Waits for something that is about to be true; false when it is not within a minute.
  func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<6000 {
      if condition() { return true }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  /// The project's root.
  let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  /// Without "..", which browsers refuse.
  let astronaut =
    URL(fileURLWithPath: root).deletingLastPathComponent().path
    + "/shared/photos/astronaut.png"
#endif
