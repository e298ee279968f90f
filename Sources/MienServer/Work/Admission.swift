#if Vision
  import Synchronization

  /// Counts the requests and body bytes that are in the house, and says no when they are too many.
  final class Admission: Sendable {
    private struct Load {
      var requests = 0
      var bytes = 0
      var isStopping = false
    }

    private let maxRequests: Int
    private let maxBytes: Int
    private let load = Mutex(Load())

    init(maxRequests: Int, maxBytes: Int) {
      self.maxRequests = maxRequests
      self.maxBytes = maxBytes
    }

    /// Requests that are worked on or wait.
    var requests: Int { load.withLock { $0.requests } }

    /// Whether the next request would be turned away.
    var isFull: Bool { load.withLock { $0.requests >= maxRequests } }

    /// Whether the server has been asked to stop.
    var isStopping: Bool {
      get { load.withLock { $0.isStopping } }
      set { load.withLock { $0.isStopping = newValue } }
    }

    /// Takes a place in the line; `leave` gives it back.
    ///
    /// - Throws: ``Problem`` 503 when there is none.
    func enter() throws(Problem) {
      let isAdmitted = load.withLock { load in
        guard load.requests < maxRequests else { return false }
        load.requests += 1
        return true
      }
      guard isAdmitted else { throw .busy }
    }

    func leave() {
      load.withLock { $0.requests -= 1 }
    }

    /// The bytes that one request holds; `release` gives all of them back.
    final class Reservation: Sendable {
      private let admission: Admission
      private let bytes = Mutex(0)

      init(_ admission: Admission) {
        self.admission = admission
      }

      /// - Throws: ``Problem`` 503 when all requests together would hold too much.
      func add(_ count: Int) throws(Problem) {
        let isAdmitted = admission.load.withLock { load in
          guard load.bytes <= admission.maxBytes - count else { return false }
          load.bytes += count
          return true
        }
        guard isAdmitted else { throw .busy }
        bytes.withLock { $0 += count }
      }

      func release() {
        let held = bytes.withLock { bytes in
          defer { bytes = 0 }
          return bytes
        }
        admission.load.withLock { $0.bytes -= held }
      }
    }
  }
#endif
