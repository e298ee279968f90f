#if Vision
  import Foundation
  import Hummingbird

  /// Reads request bodies within limits of size and memory; ``ConnectionGuard`` sees to that of time.
  struct BodyReader: Sendable {
    let maxBytes: Int

    /// The whole body.
    ///
    /// - Parameter reservation: Is told of every byte before it is kept.
    /// - Throws: ``Problem`` 400 when the client breaks off, 408 when it is too slow, 413 when the
    ///   body is too large, 503 when all bodies together are.
    func read(_ request: Request, _ reservation: Admission.Reservation) async throws -> Data {
      let length = request.headers[.contentLength].flatMap { Int($0) }
      guard length ?? 0 <= maxBytes else { throw Problem.bodyTooLarge(limit: maxBytes) }
      var data = Data()
      do {
        for try await buffer in request.body {
          guard data.count <= maxBytes - buffer.readableBytes else {
            throw Problem.bodyTooLarge(limit: maxBytes)
          }
          try reservation.add(buffer.readableBytes)
          buffer.withUnsafeReadableBytes { data.append(contentsOf: $0) }
        }
      } catch let problem as Problem {
        throw problem
      } catch is ConnectionGuard.BodyTimeout {
        throw Problem(
          .requestTimeout, "the body did not arrive in time", headers: [.connection: "close"])
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
