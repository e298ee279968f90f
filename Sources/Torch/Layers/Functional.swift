#if Training
  import CTorch

  /// max(x, 0). Nair and Hinton 2010.
  public func relu(_ x: Tensor) -> Tensor {
    let y = Tensor.make("relu") { ct_relu($0, x.handle) }
    Tracer.record(.relu, [x], y)
    return y
  }

  /// min(max(x, 0), 6). Howard et al. 2017.
  public func relu6(_ x: Tensor) -> Tensor {
    let y = Tensor.make("relu6") { ct_relu6($0, x.handle) }
    Tracer.record(.relu6, [x], y)
    return y
  }

  /// x where positive, else `slope` * x. Maas, Hannun and Ng 2013.
  public func leakyReLU(_ x: Tensor, slope: Double = 0.01) -> Tensor {
    let y = Tensor.make("leakyReLU") { ct_leaky_relu($0, x.handle, slope) }
    Tracer.record(.leakyRelu(slope: slope), [x], y)
    return y
  }

  /// x * sigmoid(x). Elfwing, Uchibe and Doya 2017.
  public func silu(_ x: Tensor) -> Tensor {
    let y = Tensor.make("silu") { ct_silu($0, x.handle) }
    Tracer.record(.silu, [x], y)
    return y
  }

  /// 1 / (1 + exp(-x)).
  public func sigmoid(_ x: Tensor) -> Tensor {
    let y = Tensor.make("sigmoid") { ct_sigmoid($0, x.handle) }
    Tracer.record(.sigmoid, [x], y)
    return y
  }

  /// exp(x) divided by its sum along `dimension`.
  public func softmax(_ x: Tensor, dimension: Int = 1) -> Tensor {
    let y = Tensor.make("softmax") { ct_softmax($0, x.handle, Int64(dimension)) }
    Tracer.record(.softmax(dimension: dimension), [x], y)
    return y
  }

  /// The logarithm of ``softmax(_:dimension:)``, without its underflow.
  public func logSoftmax(_ x: Tensor, dimension: Int = 1) -> Tensor {
    Tensor.make("logSoftmax") { ct_log_softmax($0, x.handle, Int64(dimension)) }
  }

  /// Sets each element to zero with `probability` and scales the rest; the identity unless `training`.
  ///
  /// Draws from libtorch's seeded generator; under a ``BatchShare`` for the whole batch, of which `x` then holds
  /// the share's rows. Srivastava et al. 2014.
  public func dropout(_ x: Tensor, probability: Double, training: Bool) -> Tensor {
    guard training, probability > 0 else { return x }
    if let share = BatchShare.current, !share.isWhole {
      return Tensor.make("dropout") {
        ct_dropout_share(
          $0, x.handle, probability, Int64(share.range.lowerBound), Int64(share.total))
      }
    }
    return Tensor.make("dropout") { ct_dropout($0, x.handle, probability, true) }
  }
#endif
