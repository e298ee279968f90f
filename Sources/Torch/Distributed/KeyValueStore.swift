#if Training
  import CTorch
  import MienCore

  /// c10d's TCP store: small values under names that all ranks see.
  ///
  /// Threads may share one; a call waits until the one before it on the same connection is answered.
  final class KeyValueStore: @unchecked Sendable {
    let handle: ct_store

    /// - Parameters:
    ///   - serves: Whether this process holds the values for all others, at `port` of all its addresses.
    ///   - prefix: What keeps the names of one start apart from those of another.
    ///   - timeout: Seconds that a connection or a ``value(_:)`` may take.
    init(
      host: String, port: UInt16, serves: Bool, prefix: String, timeout: Double
    ) throws(TorchError) {
      var out = ct_store()
      try check(ct_store_open(&out, host, port, serves, prefix, Int64(timeout * 1000)))
      handle = out
    }

    deinit {
      ct_store_close(handle)
    }

    func set(_ key: String, to value: String) throws(TorchError) {
      try check(ct_store_set(handle, key, value))
    }

    /// Waits for the value until the timeout.
    func value(_ key: String) throws(TorchError) -> String {
      var text: UnsafePointer<CChar>?
      try check(ct_store_get(&text, handle, key))
      return text.map { String(cString: $0) } ?? ""
    }

    func has(_ key: String) throws(TorchError) -> Bool {
      var found = false
      try check(ct_store_check(&found, handle, key))
      return found
    }

    /// Adds to the number of that name, which begins at 0, and returns the sum.
    @discardableResult
    func add(_ key: String, _ amount: Int) throws(TorchError) -> Int {
      var sum: Int64 = 0
      try check(ct_store_add(&sum, handle, key, Int64(amount)))
      return Int(sum)
    }
  }
#endif
