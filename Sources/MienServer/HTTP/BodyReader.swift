#if Vision
  import Foundation
  import Hummingbird
  import NIOCore

  /// Reads request bodies within limits of size, time and memory.
  struct BodyReader: Sendable {
    let maxBytes: Int
    let timeout: Duration

    /// The whole body.
    ///
    /// - Parameter reservation: Is told of every byte before it is kept.
    /// - Throws: ``Problem`` 400 when the client breaks off, 408 when it is too slow, 413 when the
    ///   body is too large, 503 when all bodies together are.
    func read(_ request: Request, _ reservation: Admission.Reservation) async throws -> Data {
      let length = request.headers[.contentLength].flatMap { Int($0) }
      guard length ?? 0 <= maxBytes else { throw Problem.bodyTooLarge(limit: maxBytes) }
      let body = request.body
      return try await withThrowingTaskGroup(of: Data.self) { group in
        group.addTask { try await collect(body, length: length, reservation) }
        group.addTask {
          try await Task.sleep(for: timeout)
          throw Problem(
            .requestTimeout, "the body did not arrive within \(timeout.components.seconds) s",
            headers: [.connection: "close"])
        }
        defer { group.cancelAll() }
        guard let data = try await group.next() else { throw Self.broken }
        return data
      }
    }

    private func collect(
      _ body: RequestBody, length: Int?, _ reservation: Admission.Reservation
    ) async throws -> Data {
      var data = Data()
      do {
        for try await buffer in body {
          guard data.count <= maxBytes - buffer.readableBytes else {
            throw Problem.bodyTooLarge(limit: maxBytes)
          }
          try reservation.add(buffer.readableBytes)
          buffer.withUnsafeReadableBytes { data.append(contentsOf: $0) }
        }
      } catch let problem as Problem {
        throw problem
      } catch {
        throw Self.broken
      }
      guard data.count == length ?? data.count else { throw Self.broken }
      return data
    }

    private static let broken = Problem(
      .badRequest, "the body broke off before its end", headers: [.connection: "close"])
  }
#endif
