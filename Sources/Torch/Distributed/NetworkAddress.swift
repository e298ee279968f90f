#if Training
  import Foundation
  import MienCore

  /// How this machine reaches another one.
  enum NetworkAddress {
    /// The address from which this machine would talk to `host`; nil when it knows no way to it.
    static func facing(_ host: String, port: UInt16) -> String? {
      withAddresses(of: host, port: port, kind: SOCK_DGRAM) { address in
        let socket = socket(address.ai_family, Int32(SOCK_DGRAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        defer { close(socket) }
        // A datagram socket sends nothing here; the system only chooses the way.
        guard connect(socket, address.ai_addr, address.ai_addrlen) == 0 else { return nil }
        var own = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &own) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            guard getsockname(socket, pointer, &length) == 0 else { return nil }
            return text(of: pointer, length: length)
          }
        }
      }
    }

    /// Whether someone answers at `host` and `port` now.
    static func answers(_ host: String, port: UInt16) -> Bool {
      withAddresses(of: host, port: port, kind: SOCK_STREAM) { address -> Bool? in
        let socket = socket(address.ai_family, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        defer { close(socket) }
        var limit = timeval(tv_sec: 2, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        return connect(socket, address.ai_addr, address.ai_addrlen) == 0 ? true : nil
      } ?? false
    }

    /// An address by which other machines may reach this one; nil when it has none but the loopback's.
    static func foreign() -> String? {
      var list: UnsafeMutablePointer<ifaddrs>?
      guard getifaddrs(&list) == 0 else { return nil }
      defer { freeifaddrs(list) }
      var next = list
      while let entry = next?.pointee {
        next = entry.ifa_next
        let flags = Int32(bitPattern: entry.ifa_flags)
        guard let address = entry.ifa_addr, flags & Int32(IFF_UP) != 0,
          flags & Int32(IFF_LOOPBACK) == 0,
          Int32(address.pointee.sa_family) == AF_INET
        else { continue }
        return text(of: address, length: socklen_t(MemoryLayout<sockaddr_in>.size))
      }
      return nil
    }

    static func isLoopback(_ address: String) -> Bool {
      address.hasPrefix("127.") || address == "::1"
    }

    private static func text(of address: UnsafePointer<sockaddr>, length: socklen_t) -> String? {
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let status = getnameinfo(
        address, length, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
      guard status == 0 else { return nil }
      return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The first answer of `body` to the addresses of `host`.
    private static func withAddresses<Answer>(
      of host: String, port: UInt16, kind: __socket_type, _ body: (addrinfo) -> Answer?
    ) -> Answer? {
      var hints = addrinfo()
      hints.ai_socktype = Int32(kind.rawValue)
      var list: UnsafeMutablePointer<addrinfo>?
      guard getaddrinfo(host, String(port), &hints, &list) == 0 else { return nil }
      defer { freeaddrinfo(list) }
      var next = list
      while let entry = next?.pointee {
        if let answer = body(entry) { return answer }
        next = entry.ai_next
      }
      return nil
    }
  }
#endif
