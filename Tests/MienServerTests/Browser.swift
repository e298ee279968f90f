#if Vision
  import Foundation
  import Synchronization

  /// A headless Chromium that is told what to do through a pipe (Chrome DevTools Protocol).
  final class Browser: Sendable {
    struct Failure: Error, CustomStringConvertible {
      let description: String
    }

    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }

    private struct State {
      var nextID = 0
      var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
      var session: String?
      var isOver = false
    }

    private let process: Process
    private let commands = Pipe()
    private let messages = Pipe()
    private let state = Mutex(State())
    private let profile = NSTemporaryDirectory() + "mien-browser-\(UUID().uuidString)"

    init(_ arguments: [String]) async throws {
      guard let path = Self.path else { throw Failure(description: "no Chromium") }
      process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let flags = [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--remote-debugging-pipe", "--user-data-dir=\(profile)",
      ]
      // Chromium reads commands from descriptor 3 and writes messages to 4.
      let script = "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null"
      process.arguments = ["-c", script, path] + flags + arguments
      process.standardInput = commands
      process.standardOutput = messages
      try process.run()
      let reader = messages.fileHandleForReading
      Thread.detachNewThread { [self] in listen(to: reader) }
      let target = try await call("Target.createTarget", ["url": "about:blank"])["targetId"]
      let session = try await call(
        "Target.attachToTarget", ["targetId": target ?? "", "flatten": true])["sessionId"]
      state.withLock { $0.session = session as? String }
    }

    func close() {
      process.terminate()
      process.waitUntilExit()
      try? FileManager.default.removeItem(atPath: profile)
    }

    /// One command of the protocol and its result.
    @discardableResult
    func call(_ method: String, _ parameters: [String: Any] = [:]) async throws -> [String: Any] {
      var message: [String: Any] = ["method": method, "params": parameters]
      let id = state.withLock { state in
        state.nextID += 1
        return state.nextID
      }
      message["id"] = id
      message["sessionId"] = state.withLock { $0.session }
      let data = try JSONSerialization.data(withJSONObject: message) + Data([0])
      let answer = try await withCheckedThrowingContinuation { continuation in
        let isOver = state.withLock { state in
          state.waiting[id] = continuation
          return state.isOver
        }
        if isOver { end() } else { commands.fileHandleForWriting.write(data) }
      }
      let object = try JSONSerialization.jsonObject(with: answer) as? [String: Any] ?? [:]
      guard let result = object["result"] as? [String: Any] else {
        throw Failure(description: "\(method): \(object["error"] ?? "no result")")
      }
      return result
    }

    /// The value of an expression in the page, as text.
    @discardableResult
    func value(_ expression: String) async throws -> String {
      let answer = try await call(
        "Runtime.evaluate",
        ["expression": "String(\(expression))", "returnByValue": true, "awaitPromise": true])
      guard answer["exceptionDetails"] == nil else {
        throw Failure(description: "\(expression): \(answer)")
      }
      return (answer["result"] as? [String: Any])?["value"] as? String ?? ""
    }

    /// Waits up to 30 seconds until an expression is true.
    func wait(_ expression: String) async throws {
      for _ in 0..<300 {
        if try await value("!!(\(expression))") == "true" { return }
        try await Task.sleep(for: .milliseconds(100))
      }
      throw Failure(description: "never true: \(expression)")
    }

    /// Chooses files in an `<input type="file">`.
    func choose(_ files: [String], in selector: String) async throws {
      let root = try await call("DOM.getDocument")["root"] as? [String: Any]
      let node = try await call(
        "DOM.querySelector", ["nodeId": root?["nodeId"] ?? 0, "selector": selector])["nodeId"]
      try await call("DOM.setFileInputFiles", ["nodeId": node ?? 0, "files": files])
    }

    private func listen(to reader: FileHandle) {
      var buffer = Data()
      while case let data = reader.availableData, !data.isEmpty {
        buffer += data
        while let end = buffer.firstIndex(of: 0) {
          let message = Data(buffer[..<end])
          buffer = Data(buffer[(end + 1)...])
          let object = try? JSONSerialization.jsonObject(with: message) as? [String: Any]
          guard let id = object?["id"] as? Int else { continue }
          state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: message)
        }
      }
      end()
    }

    private func end() {
      let waiting = state.withLock { state in
        state.isOver = true
        defer { state.waiting = [:] }
        return state.waiting.values.map { $0 }
      }
      for continuation in waiting {
        continuation.resume(throwing: Failure(description: "Chromium ended"))
      }
    }
  }
#endif
