#if Vision
  import Foundation

  /// A TCP connection whose bytes the test chooses one by one.
  final class RawConnection: Sendable {
    struct Refused: Error {}

    private let descriptor: Int32

    /// - Throws: ``Refused`` when nobody listens on the port of this machine.
    init(port: Int) throws {
      var hints = addrinfo()
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
      var found: UnsafeMutablePointer<addrinfo>?
      getaddrinfo("localhost", "\(port)", &hints, &found)
      defer { freeaddrinfo(found) }
      var next = found
      while let address = next?.pointee {
        let made = socket(address.ai_family, address.ai_socktype, 0)
        if made >= 0, connect(made, address.ai_addr, address.ai_addrlen) == 0 {
          descriptor = made
          return
        }
        if made >= 0 { Glibc.close(made) }
        next = address.ai_next
      }
      throw Refused()
    }

    deinit { Glibc.close(descriptor) }

    func send(_ text: String) { send(Data(text.utf8)) }

    func send(_ data: Data) {
      data.withUnsafeBytes {
        _ = Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
    }

    /// Breaks the connection off.
    func drop() {
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
      shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// How many bytes the server sends until it closes the connection; nil when `seconds` pass without one.
    func size(seconds: Int) async -> Int? {
      var limit = timeval(tv_sec: seconds, tv_usec: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      return await withCheckedContinuation { continuation in
        DispatchQueue.global().async { [self] in
          var size = 0
          var buffer = [UInt8](repeating: 0, count: 1 << 16)
          while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
              size += count
            } else {
              let isTimeout = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)
              return continuation.resume(returning: isTimeout ? nil : size)
            }
          }
        }
      }
    }

    /// What the server sends until it closes the connection, or `isEnough` says so, or `seconds`
    /// pass without a byte; nil in the last case.
    func read(
      seconds: Int = 60, until isEnough: @escaping @Sendable (String) -> Bool = { _ in false }
    )
      async -> String?
    {
      var limit = timeval(tv_sec: seconds, tv_usec: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      return await withCheckedContinuation { continuation in
        DispatchQueue.global().async { [self] in
          var data = Data()
          var buffer = [UInt8](repeating: 0, count: 4096)
          while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            let isTimeout = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)
            if count > 0 { data += buffer[..<count] }
            let text = String(decoding: data, as: UTF8.self)
            if isTimeout { return continuation.resume(returning: nil) }
            if count <= 0 || isEnough(text) { return continuation.resume(returning: text) }
          }
        }
      }
    }
  }
#endif
