#if Training
  import CTorch

  /// Computes convolutions and matrix products of `body` in `type`, what needs it in float32 still, on the current
  /// device; float32 changes nothing. Parameters stay float32, and so do their gradients.
  ///
  /// The backward pass follows the types of the forward one and belongs outside. Does not nest, and `body` cannot
  /// be asynchronous: the switch belongs to the thread. Micikevicius et al. 2017.
  public func withAutocast<Result>(
    to type: DType, _ body: () throws -> Result
  ) rethrows -> Result {
    guard type != .float32 else { return try body() }
    demand(ct_begin_autocast(type.code), "withAutocast")
    defer { ct_end_autocast() }
    return try body()
  }
#endif
