#if Training
  import Testing
  import Torch

  /// A layer on a random input of a shape, once in the memory layout that fused kernels take and once in
  /// the other, where libtorch's own operations compute it.
  struct FusedCase: CustomTestStringConvertible {
    let shape: [Int]
    /// Whether a second input of the same shape is needed.
    var isBinary = false
    let make: @Sendable () -> Module
    let forward: @Sendable (Module, [Tensor]) -> Tensor
    /// What an activation bends, where that is computed: at a kink, rounding decides the gradient.
    var beforeActivation: (@Sendable (Module, [Tensor]) -> Tensor)?
    let what: String

    var testDescription: String { "\(what) \(shape)" }

    /// What a pass works on, drawn once: other tests of this process draw from the same generator.
    struct Draw {
      let parameters, inputs: [Tensor]
      /// The gradient of the output; it differs from element to element, so that every one is seen.
      let upstream: Tensor
    }

    func draw() -> Draw {
      let module = make()
      for (index, state) in module.namedParameters.enumerated() where state.tensor.shape.count == 1
      {
        state.tensor.rebind(to: .uniform(state.tensor.shape, low: 0.5, high: 1.5 + Double(index)))
      }
      let inputs = (0..<(isBinary ? 2 : 1)).map { Tensor.normal(shape) * 3 + Double($0 + 1) }
      return withoutGradient {
        var upstream = Tensor.normal(forward(module, inputs).shape)
        if let bent = beforeActivation?(module, inputs) { upstream = upstream * farFromKinks(bent) }
        let parameters = module.namedParameters.map { $0.tensor.detached() }
        return Draw(parameters: parameters, inputs: inputs, upstream: upstream)
      }
    }

    /// 1 where no rounding takes `x` to the other side of 0 or 6, else 0.
    private func farFromKinks(_ x: Tensor) -> Tensor {
      let far = x.elements(as: Float.self).map { min(abs($0), abs($0 - 6)) > 1e-4 ? 1 : 0 as Float }
      return Tensor(far, shape: x.shape)
    }

    /// What one forward and backward pass leaves behind, by name.
    func results(_ draw: Draw, channelsLast: Bool) -> [(name: String, tensor: Tensor)] {
      let module = make()
      for (state, value) in zip(module.namedParameters, draw.parameters) {
        state.tensor.rebind(to: value)
      }
      let inputs = draw.inputs.map { x in
        let leaf = (channelsLast ? x.channelsLast() : x).detached()
        leaf.requiresGradient = true
        return leaf
      }
      if channelsLast { module.useChannelsLast() }
      let y = forward(module, inputs)
      (y * draw.upstream).sum().backward()
      var found = [("output", y.detached())]
      for (index, x) in inputs.enumerated() { found.append(("input \(index)", x.gradient!)) }
      for (name, tensor) in module.namedParameters { found.append((name, tensor.gradient!)) }
      for (name, tensor) in module.namedState where !tensor.requiresGradient {
        found.append((name, tensor))
      }
      return found
    }

    /// Expects both layouts to give the same, within `tolerance` of each result's largest element.
    func check(tolerance: Double) {
      let draw = self.draw()
      let expected = results(draw, channelsLast: false)
      let actual = results(draw, channelsLast: true)
      #expect(actual.map(\.name) == expected.map(\.name))
      for (ours, theirs) in zip(actual, expected) {
        let largest = theirs.tensor.to(.float64).elements(as: Double.self).map(abs).max() ?? 0
        expectClose(
          ours.tensor, theirs.tensor, "\(what) \(shape) \(ours.name)", rtol: 0,
          atol: tolerance * max(largest, 1e-3))
      }
    }
  }
#endif
