import Synchronization

/// What the server has done since it started, for `GET /metrics`.
final class ServerMetrics: Sendable {
  private struct Series: Hashable {
    let route: String
    let method: String
    let status: Int
  }

  private struct State {
    var requests: [Series: Int] = [:]
    var seconds: [String: Histogram] = [:]
    var batches = Histogram(bounds: [1, 2, 4, 8, 16, 32, 64])
    var waiting = 0
    var pictures = 0
    var faces = 0
  }

  private let state = Mutex(State())

  private static let latencies = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
  ]
  private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

  /// - Parameter route: One of the server's own paths, or "other": clients must not invent series.
  func countRequest(route: String, method: String, status: Int, seconds: Double) {
    let method = Self.methods.contains(method) ? method : "other"
    state.withLock { state in
      state.requests[Series(route: route, method: method, status: status), default: 0] += 1
      state.seconds[route, default: Histogram(bounds: Self.latencies)].record(seconds)
    }
  }

  func countAnswer(pictures: Int, faces: Int) {
    state.withLock { state in
      state.pictures += pictures
      state.faces += faces
    }
  }

  func countBatch(_ size: Int) {
    state.withLock { $0.batches.record(Double(size)) }
  }

  func setWaiting(_ pictures: Int) {
    state.withLock { $0.waiting = pictures }
  }

  /// Prometheus' text format, version 0.0.4.
  ///
  /// - Parameter requestsInLine: Requests that are worked on or wait.
  func text(requestsInLine: Int) -> String {
    let state = state.withLock { $0 }
    var text = Self.head("mien_http_requests_total", "counter", "Requests that were answered.")
    let requests = state.requests.sorted {
      ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
    }
    for (series, count) in requests {
      text +=
        "mien_http_requests_total{route=\"\(series.route)\",method=\"\(series.method)\","
        + "status=\"\(series.status)\"} \(count)\n"
    }
    text += Self.head(
      "mien_http_request_seconds", "histogram", "From a request's head to its answer.")
    for (route, histogram) in state.seconds.sorted(by: { $0.key < $1.key }) {
      text += histogram.lines("mien_http_request_seconds", labels: "route=\"\(route)\"")
    }
    text += Self.head("mien_batch_pictures", "histogram", "Pictures of one run of the model.")
    text += state.batches.lines("mien_batch_pictures")
    text += Self.value(
      "mien_requests_in_line", "gauge", "Requests that are worked on or wait.", requestsInLine)
    text += Self.value(
      "mien_pictures_waiting", "gauge", "Decoded pictures that wait for the model.", state.waiting)
    text += Self.value(
      "mien_pictures_total", "counter", "Pictures that were answered.", state.pictures)
    text += Self.value("mien_faces_total", "counter", "Faces that were told of.", state.faces)
    if let bytes = ProcessMemory.residentBytes {
      text += Self.value(
        "process_resident_memory_bytes", "gauge", "Memory that the process holds.", bytes)
    }
    return text
  }

  private static func head(_ name: String, _ type: String, _ help: String) -> String {
    "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private static func value(
    _ name: String, _ type: String, _ help: String, _ value: Int
  ) -> String {
    head(name, type, help) + "\(name) \(value)\n"
  }
}
