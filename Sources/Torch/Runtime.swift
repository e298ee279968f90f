#if Training
  import CTorch
  import Synchronization

  /// libtorch's process-wide settings.
  public enum Runtime {
    /// libtorch's version, such as "2.11.0".
    public static var version: String { String(cString: ct_version()) }

    /// Threads that one operation uses. The same number gives the same bits on the same machine.
    ///
    /// Set it before the first operation: it holds for the calling thread and for those that have not yet
    /// computed; a thread that has keeps its number.
    public static var threads: Int {
      get { Int(ct_threads()) }
      set { demand(ct_set_threads(Int32(clamping: newValue)), "threads") }
    }

    /// Seeds the generator that initializers and dropout draw from.
    public static func seed(_ seed: UInt64) {
      demand(ct_manual_seed(seed), "seed")
    }

    /// The state of the generators of the CPU and of the current device, so that a checkpoint can go on where
    /// it stopped (a `uint8` vector).
    public static var randomState: Tensor {
      Tensor.make("randomState") { ct_random_state($0) }
    }

    /// - Throws: ``TorchError`` when `state` was not made by ``randomState``.
    public static func restoreRandomState(_ state: Tensor) throws(TorchError) {
      try check(ct_set_random_state(state.handle))
    }

    /// Runs `body`, after which the generators stand where they stood before: what it draws does not matter.
    ///
    /// - Throws: What `body` throws.
    public static func keepingRandomState<Result>(_ body: () throws -> Result) throws -> Result {
      let state = randomState
      let result = try body()
      try restoreRandomState(state)
      return result
    }

    /// Lets a program say in its own words that there is not enough memory for an operation, which cannot throw, and
    /// end; without it, the process traps.
    public static func whenMemoryRunsOut(_ end: @escaping @Sendable (TorchError) -> Never) {
      memoryHandler.withLock { $0 = end }
    }

    static var endWithoutMemory: (@Sendable (TorchError) -> Never)? {
      memoryHandler.withLock { $0 }
    }

    private static let memoryHandler = Mutex<(@Sendable (TorchError) -> Never)?>(nil)

    /// Computes with denormal floats as zero on this thread: they cost a hundred times more and mean nothing.
    public static func flushDenormals(_ enabled: Bool) {
      ct_set_flush_denormal(enabled)
    }

    /// Keeps the memory of freed tensors in the process, for a program that trains for long.
    ///
    /// A training step frees and asks for the same large blocks over and over; handing them back to the
    /// system each time costs page faults. The process then stays at its peak size.
    public static func keepFreedMemory() {
      ct_keep_freed_memory()
    }
  }
#endif
