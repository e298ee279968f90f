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
    let what: String

    var testDescription: String { "\(what) \(shape)" }

    /// What one forward and backward pass leaves behind, by name.
    func results(channelsLast: Bool) -> [(name: String, tensor: Tensor)] {
      Runtime.seed(7)
      let module = make()
      for (index, state) in module.namedParameters.enumerated() where state.tensor.shape.count == 1
      {
        state.tensor.rebind(to: .uniform(state.tensor.shape, low: 0.5, high: 1.5 + Double(index)))
        state.tensor.requiresGradient = true
      }
      let inputs = (0..<(isBinary ? 2 : 1)).map { index in
        let x = Tensor.normal(shape) * 3 + Double(index + 1)
        let leaf = channelsLast ? x.channelsLast() : x
        leaf.requiresGradient = true
        return leaf
      }
      if channelsLast { module.useChannelsLast() }
      let y = forward(module, inputs)
      // Weights that differ from element to element, so that every gradient is seen.
      (y * Tensor.normal(y.shape)).sum().backward()
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
      let expected = results(channelsLast: false)
      let actual = results(channelsLast: true)
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
