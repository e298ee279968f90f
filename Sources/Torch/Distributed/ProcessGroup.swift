#if Training
  import CTorch
  import MienCore

  /// The processes of a job that compute together, each of which has a rank.
  ///
  /// What is called a sum, a broadcast or a meeting is a matter of all ranks: each calls it, in the same order. One
  /// thread at a time may.
  public final class ProcessGroup: @unchecked Sendable {
    public let launch: Launch
    /// The names of the machines, by rank.
    public let hosts: [String]
    /// How many ranks compute on the same cores as this one.
    public let ranksHere: Int
    /// Whether another rank is gone.
    public internal(set) var isBroken = false
    let handle: ct_group
    let store: KeyValueStore
    let heartbeat: Heartbeat

    public var rank: Int { launch.rank }
    public var size: Int { launch.size }
    public var isLeader: Bool { rank == 0 }

    /// Takes ownership of the handle.
    init(
      _ launch: Launch, places: [Place], handle: ct_group, store: KeyValueStore,
      heartbeat: Heartbeat
    ) {
      self.launch = launch
      hosts = places.map(\.host)
      ranksHere = places.count { $0 == places[launch.rank] }
      self.handle = handle
      self.store = store
      self.heartbeat = heartbeat
    }

    deinit {
      heartbeat.stop()
      ct_group_close(handle)
    }

    /// Lets the others know that this rank goes of its own will, after all have met; nobody calls it lost from here on.
    public func leave() {
      heartbeat.stop()
      if !isBroken { ct_group_leave(handle) }
    }

    /// Whether this build of libtorch lets processes compute together.
    public static var isSupported: Bool { ct_group_is_supported() }

    /// Replaces `tensor` by its sum over all ranks, the same bits on each.
    ///
    /// - Throws: `MienError` when another rank is gone.
    public func sum(_ tensor: Tensor) throws {
      try reaching { () throws(TorchError) in try check(ct_group_sum(handle, tensor.handle)) }
    }

    /// Begins ``sum(_:)`` and lets the caller go on; the tensor is the sum after ``PendingSum/wait()``.
    public func beginSum(_ tensor: Tensor) throws -> PendingSum {
      var work = ct_work()
      try reaching { () throws(TorchError) in
        try check(ct_group_begin_sum(&work, handle, tensor.handle))
      }
      return PendingSum(work: work, tensor: tensor, group: self)
    }

    /// Overwrites the elements of `tensors` by those of rank 0.
    ///
    /// - Throws: `MienError` when another rank is gone.
    public func broadcast(_ tensors: [Tensor]) throws {
      let handles = tensors.map(\.handle)
      try reaching { () throws(TorchError) in
        try check(ct_group_broadcast(handle, handles, handles.count))
      }
    }

    /// Waits until all ranks have come here.
    public func meet() throws {
      let counted = Tensor.zeros([1])
      try sum(counted)
      // On a GPU the sum is under way until somebody looks at it.
      _ = counted.item()
    }

    /// Rank 0's text.
    ///
    /// - Throws: `MienError` when another rank is gone.
    public func shared(_ text: String) throws -> String {
      var bytes = [UInt8](text.utf8)
      let count = Tensor([Int64(bytes.count)])
      try broadcast([count])
      bytes = isLeader ? bytes : [UInt8](repeating: 0, count: Int(count.item()))
      guard !bytes.isEmpty else { return "" }
      let sent = bytes.withUnsafeBytes { Tensor.fromBytes($0, shape: [$0.count], dtype: .uint8) }
      try broadcast([sent])
      return String(decoding: sent.bytes(), as: UTF8.self)
    }

    /// - Throws: `MienError` when a layer could not reach another rank.
    public func checkLayers() throws {
      guard let failure = ct_group_failure(handle) else { return }
      throw lost(TorchError(description: String(cString: failure)))
    }

    /// Turns c10d's failures into one sentence for people.
    func reaching(_ body: () throws(TorchError) -> Void) throws {
      do {
        try body()
      } catch {
        throw lost(error)
      }
    }
  }

  /// A sum over all ranks that is under way.
  public final class PendingSum {
    private let work: ct_work
    private let tensor: Tensor
    private let group: ProcessGroup

    init(work: ct_work, tensor: Tensor, group: ProcessGroup) {
      self.work = work
      self.tensor = tensor
      self.group = group
    }

    /// The sum; call it exactly once.
    ///
    /// - Throws: `MienError` when another rank is gone.
    public func wait() throws -> Tensor {
      try group.reaching { () throws(TorchError) in try check(ct_work_wait(work)) }
      return tensor
    }
  }
#endif
