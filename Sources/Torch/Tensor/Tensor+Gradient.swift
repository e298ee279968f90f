#if Training
  import CTorch

  extension Tensor {
    /// Whether operations on this tensor are recorded for ``backward()``.
    public var requiresGradient: Bool {
      get { ct_requires_grad(handle) }
      set { demand(ct_set_requires_grad(handle, newValue), "requiresGradient") }
    }

    /// The gradient that ``backward()`` accumulated; nil before the first one.
    public var gradient: Tensor? {
      var out = ct_tensor()
      demand(ct_grad(&out, handle), "gradient")
      return out.ctx == nil ? nil : Tensor(owning: out)
    }

    /// Accumulates the derivative of this one-element tensor into the gradient of every leaf under it.
    public func backward() {
      demand(ct_backward(handle), "backward")
    }

    /// Drops the gradient; the next ``backward()`` starts anew.
    public func clearGradient() {
      demand(ct_clear_grad(handle), "clearGradient")
    }
  }

  /// Runs `body` without recording gradients on this thread; nests, and restores on throw.
  ///
  /// `body` cannot be asynchronous: the switch belongs to the thread.
  public func withoutGradient<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = ct_grad_enabled()
    ct_set_grad_enabled(false)
    defer { ct_set_grad_enabled(before) }
    return try body()
  }

  /// Scales the gradients of `parameters` so that their joint L2 norm is at most `limit`.
  ///
  /// - Returns: The norm before scaling. Pascanu, Mikolov and Bengio 2013.
  @discardableResult
  public func clipGradientNorm(_ parameters: [Tensor], to limit: Double) -> Double {
    var norm = 0.0
    let handles = parameters.map(\.handle)
    demand(ct_clip_grad_norm(&norm, handles, handles.count, limit), "clipGradientNorm")
    return norm
  }
#endif
