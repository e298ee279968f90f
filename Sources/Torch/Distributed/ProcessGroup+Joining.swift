#if Training
  import CTorch
  import Foundation
  import MienCore

  extension ProcessGroup {
    /// Meets the other ranks of `launch` and connects with all of them.
    ///
    /// - Parameters:
    ///   - patience: Seconds to wait for ranks that have not been started yet.
    ///   - shouldStop: Asked while waiting; when it says yes, joining ends with an error.
    ///   - onLoss: Called when a rank has been silent for too long, on a thread of its own, with a sentence that
    ///     says which; calls that wait for that rank may never return.
    /// - Throws: `MienError` when this build lacks c10d's Gloo, ranks do not come in time, or there is no way to
    ///   them.
    public static func join(
      _ launch: Launch, patience: Double = 300,
      shouldStop: @escaping () -> Bool = { false },
      onLoss: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> ProcessGroup {
      guard isSupported else {
        throw MienError(
          "this build of Mien cannot train with several processes: it was made without c10d's Gloo")
      }
      ct_quiet_logging()
      let wait = Wait(patience: patience, shouldStop: shouldStop)
      let store = try meetingPoint(launch, wait)
      let places = try announce(launch, store, wait)
      let address = try ownAddress(launch, isSpread: Set(places.map(\.host)).count > 1)
      let heartbeat = try Heartbeat(launch, hosts: places.map(\.host), onLoss: onLoss)
      var handle = ct_group()
      let interface = ProcessInfo.processInfo.environment["GLOO_SOCKET_IFNAME"]
      do {
        try check(
          ct_group_open(
            &handle, store.handle, Int32(launch.rank), Int32(launch.size), address, interface,
            patienceOfACall))
      } catch {
        heartbeat.end()
        throw MienError(
          "rank \(launch.rank) cannot connect to the others from \(interface ?? address): \(error); "
            + "set GLOO_SOCKET_IFNAME to the network interface that reaches them")
      }
      return ProcessGroup(
        launch, places: places, handle: handle, store: store, heartbeat: heartbeat)
    }

    /// Milliseconds: a sum waits for the slowest rank, which may be saving; the heartbeat tells of the dead.
    static var patienceOfACall: Int64 { 1_800_000 }

    /// What a rank does while others are not there yet.
    private struct Wait {
      let end: ContinuousClock.Instant
      let patience: Double
      let shouldStop: () -> Bool

      init(patience: Double, shouldStop: @escaping () -> Bool) {
        end = .now + .seconds(patience)
        self.patience = patience
        self.shouldStop = shouldStop
      }

      /// Whether there is time left.
      func pause() throws -> Bool {
        guard !shouldStop() else {
          throw MienError("interrupted while waiting for the other ranks")
        }
        usleep(50_000)
        return ContinuousClock.now < end
      }
    }

    private static func meetingPoint(_ launch: Launch, _ wait: Wait) throws -> KeyValueStore {
      let serves = launch.servesStore
      let place = "\(launch.address), port \(launch.port)"
      if !serves {
        while !NetworkAddress.answers(launch.address, port: launch.port) {
          guard try wait.pause() else {
            throw MienError(
              "rank \(launch.rank) waited \(Int(wait.patience)) s for rank 0 at \(place); start all "
                + "ranks and check MASTER_ADDR and MASTER_PORT")
          }
        }
      }
      do {
        return try KeyValueStore(
          host: launch.address, port: launch.port, serves: serves,
          prefix: launch.storePrefix, timeout: 60)
      } catch {
        let verb = serves ? "serve the meeting point at" : "connect to"
        throw MienError("rank \(launch.rank) cannot \(verb) \(place): \(error.firstLine)")
      }
    }

    /// Says that this rank is there and waits for the others; gives their places.
    private static func announce(
      _ launch: Launch, _ store: KeyValueStore, _ wait: Wait
    ) throws -> [Place] {
      func key(_ rank: Int) -> String { "joined/\(rank)" }
      do {
        guard try store.add("start/\(launch.rank)", 1) == 1 else {
          throw MienError.usage(
            "there are two ranks \(launch.rank) at \(launch.address), port \(launch.port); "
              + "every rank needs a number of its own")
        }
        try store.set("size/\(launch.rank)", to: "\(launch.size)")
        try store.set(key(launch.rank), to: Place.own.text)
        for other in 0..<launch.size {
          // One question at a time: many ranks ask the same store.
          while try !store.has(key(other)) {
            if try wait.pause() { continue }
            let missing = try (other..<launch.size).filter { try !store.has(key($0)) }
            let shown = missing.prefix(8).map(String.init).joined(separator: ", ")
            throw MienError(
              "waited \(Int(wait.patience)) s at \(launch.address), port \(launch.port), but "
                + "\(missing.count) of \(launch.size) ranks did not come: \(shown)")
          }
          let size = try store.value("size/\(other)")
          guard size == "\(launch.size)" else {
            throw MienError.usage(
              "rank \(other) was started as one of \(size), rank \(launch.rank) as one of \(launch.size); "
                + "WORLD_SIZE must be the same for all")
          }
        }
        return try (0..<launch.size).map { Place(try store.value(key($0))) }
      } catch let error as TorchError {
        throw MienError(
          "rank \(launch.rank) lost the meeting point \(launch.address), port \(launch.port): "
            + error.firstLine)
      }
    }

    /// The address at which other ranks reach this one.
    private static func ownAddress(_ launch: Launch, isSpread: Bool) throws -> String {
      guard let address = NetworkAddress.facing(launch.address, port: launch.port) else {
        throw MienError("rank \(launch.rank) knows no way to MASTER_ADDR \(launch.address)")
      }
      // Many systems let their own name stand for the loopback, which no other machine reaches.
      guard isSpread, NetworkAddress.isLoopback(address) else { return address }
      guard let foreign = NetworkAddress.foreign() else {
        throw MienError("rank \(launch.rank) has no address that other machines reach")
      }
      return foreign
    }
  }

  /// Where a rank computes.
  struct Place: Equatable {
    let host: String
    /// The cores it may use, such as `0-15`.
    let cores: String

    static var own: Place {
      let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
      let cores = line?.split(separator: "\t").last.map(String.init) ?? ""
      return Place("\(ProcessInfo.processInfo.hostName) \(cores)")
    }

    /// What ``text`` says.
    init(_ text: String) {
      host = text.split(separator: " ").first.map(String.init) ?? "an unknown machine"
      cores = text.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    }

    var text: String { "\(host) \(cores)" }
  }

  extension TorchError {
    /// The message without libtorch's stack.
    var firstLine: String { description.split(separator: "\n").first.map(String.init) ?? "" }
  }
#endif
