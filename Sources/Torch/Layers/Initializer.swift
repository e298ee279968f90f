#if Training
  /// How a parameter's first values are drawn, from libtorch's seeded generator.
  ///
  /// `fanIn` and `fanOut` are the inputs and outputs one weight touches: for a convolution
  /// `[C_out, C_in, kH, kW]`, `C_in * kH * kW` and `C_out * kH * kW`; for a linear layer `[out, in]`,
  /// `in` and `out`.
  public enum Initializer: Equatable, Sendable {
    case constant(Double)
    case uniform(bound: Double)
    case normal(deviation: Double)
    /// Normal with variance `2 / fan` for layers followed by ReLU. He et al. 2015.
    case kaimingNormal(fan: Fan)
    /// Uniform with variance `2 / fan`. He et al. 2015.
    case kaimingUniform(fan: Fan)
    /// Normal with variance `2 / (fanIn + fanOut)`. Glorot and Bengio 2010.
    case xavierNormal
    /// Uniform with variance `2 / (fanIn + fanOut)`. Glorot and Bengio 2010.
    case xavierUniform
    /// What PyTorch's `Conv2d` and `Linear` start from: uniform within `1 / sqrt(fanIn)`.
    case pytorchDefault

    /// Which side's variance a Kaiming initializer keeps.
    public enum Fan: Sendable { case input, output }
  }

  extension Initializer {
    /// Whether this task makes parameters without drawing their first values.
    @TaskLocal fileprivate static var isSkipped = false
  }

  /// Makes modules in `body` whose parameters stay zero, for networks that are only counted or will be loaded.
  ///
  /// Draws nothing from libtorch's generator, which is most of the time that making a large network takes.
  public func withoutFirstValues<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Initializer.$isSkipped.withValue(true, operation: body)
  }

  extension Tensor {
    /// A new float32 tensor that is trained.
    public static func parameter(_ initializer: Initializer, _ shape: [Int]) -> Tensor {
      let tensor = Tensor.zeros(shape)
      tensor.initialize(initializer)
      tensor.requiresGradient = true
      return tensor
    }

    /// Overwrites the elements with first values, unless within ``withoutFirstValues(_:)``; traps when a fan is needed and the rank is below 2.
    public func initialize(_ initializer: Initializer) {
      guard !Initializer.isSkipped else { return }
      switch initializer {
      case .constant(let value): fill(value)
      case .uniform(let bound): assign(.uniform(shape, low: -bound, high: bound))
      case .normal(let deviation): assign(.normal(shape, deviation: deviation))
      case .kaimingNormal(let side): assign(.normal(shape, deviation: (2 / fan(side)).squareRoot()))
      case .kaimingUniform(let side): initialize(.uniform(bound: (6 / fan(side)).squareRoot()))
      case .xavierNormal:
        assign(.normal(shape, deviation: (2 / (fan(.input) + fan(.output))).squareRoot()))
      case .xavierUniform:
        initialize(.uniform(bound: (6 / (fan(.input) + fan(.output))).squareRoot()))
      case .pytorchDefault: initialize(.uniform(bound: (1 / fan(.input)).squareRoot()))
      }
    }

    private func fan(_ side: Initializer.Fan) -> Double {
      let shape = shape
      precondition(shape.count >= 2, "a tensor of shape \(shape) has no fan")
      let receptiveField = shape.dropFirst(2).reduce(1, *)
      return Double((side == .input ? shape[1] : shape[0]) * receptiveField)
    }
  }
#endif
