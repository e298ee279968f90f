#if Training
  import CTorch

  /// A request that libtorch refused, with its message: an unknown device, too little memory.
  ///
  /// Shape and type mistakes inside a model are programming errors and trap instead, as an array index does.
  public struct TorchError: Error, CustomStringConvertible, Sendable {
    public let description: String

    /// The message of the last failure on this thread.
    static func last() -> TorchError {
      TorchError(description: String(cString: ct_last_error()))
    }
  }

  /// Traps with libtorch's message when `status` is a failure; see ``Runtime/whenMemoryRunsOut(_:)``.
  @inline(__always)
  func demand(_ status: ct_status, _ operation: StaticString) {
    if status != 0 { end(status, operation) }
  }

  private func end(_ status: ct_status, _ operation: StaticString) -> Never {
    let error = TorchError.last()
    if status == CT_OUT_OF_MEMORY { Runtime.endWithoutMemory?(error) }
    fatalError("\(operation): \(error)")
  }

  /// Throws libtorch's message when `status` is a failure.
  func check(_ status: ct_status) throws(TorchError) {
    if status != 0 { throw TorchError.last() }
  }
#endif
