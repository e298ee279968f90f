#if Training
  import Safetensors
  import TestSupport
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct OptimizerTests {
      /// How the network that is trained lies in memory.
      enum Form: CaseIterable {
        case plain, channelsLast, double

        /// Expects each element to be within a millionth in float64, which shows any difference of formula.
        ///
        /// In float32, roundings of the gradient grow with the steps wherever it is divided by its own
        /// size: the limit is then 2e-5 of the tensor's largest element.
        func expectSame(
          _ actual: Tensor, _ expected: Tensor, _ what: String = "",
          sourceLocation: SourceLocation = #_sourceLocation
        ) {
          let largest = expected.to(.float64).elements(as: Double.self).map(abs).max() ?? 0
          expectClose(
            actual, expected, what, rtol: self == .double ? 1e-6 : 0,
            atol: self == .double ? 0 : 2e-5 * largest, sourceLocation: sourceLocation)
        }
      }

      @Test(arguments: OptimizerCase.all + OptimizerCase.grouped, Form.allCases)
      func twentyStepsAgreeWithPyTorch(_ optimizerCase: OptimizerCase, _ form: Form) throws {
        let golden = try Golden("optimizers")
        let name = optimizerCase.name
        let regression = try Regression(
          golden, channelsLast: form == .channelsLast,
          dtype: form == .double ? .float64 : .float32)
        let optimizer = optimizerCase.make(regression.network.namedParameters)
        let expected = try golden["\(name)/steps"]
        let base = optimizer.learningRate
        for (step, factor) in regression.factors.enumerated() {
          optimizer.learningRate = base * factor
          regression.step(optimizer)
          form.expectSame(
            flattened(optimizer.parameters), expected.narrowed(0, step..<step + 1).reshaped([-1]),
            "step \(step)")
        }
        for (key, tensor) in optimizer.namedState {
          form.expectSame(tensor, try golden["\(name)/state.\(key)"], key)
        }
        let kept = golden.file.entries.filter { $0.name.hasPrefix("\(name)/state.") }
        #expect(optimizer.namedState.count == kept.count)
      }

      @Test func everyGoldenCaseIsTested() throws {
        let names = (OptimizerCase.all + OptimizerCase.grouped).map(\.name)
        #expect(try Golden("optimizers").cases == Set(names + ["clip.low", "clip.high"]))
      }

      /// Five steps, a state file, and five more in a new network and optimizer: the same bits.
      @Test(arguments: OptimizerCase.all)
      func goesOnFromAStateFile(_ optimizerCase: OptimizerCase) throws {
        let golden = try Golden("optimizers")
        let whole = try Regression(golden)
        let first = optimizerCase.make(whole.network.namedParameters)
        for _ in 0..<5 { whole.step(first) }
        try withTemporaryFolder { folder in
          try StateFile.save(whole.network.namedState, to: "\(folder)/network.safetensors")
          try StateFile.save(first.namedState, to: "\(folder)/optimizer.safetensors")

          let resumed = try Regression(golden)
          let second = optimizerCase.make(resumed.network.namedParameters)
          try StateFile.load(
            resumed.network.namedState,
            from: SafetensorsFile(path: "\(folder)/network.safetensors"))
          try StateFile.load(
            second.namedState, from: SafetensorsFile(path: "\(folder)/optimizer.safetensors"))
          for _ in 0..<5 {
            whole.step(first)
            resumed.step(second)
          }
          #expect(bytes(of: resumed.network.namedState) == bytes(of: whole.network.namedState))
          #expect(bytes(of: second.namedState) == bytes(of: first.namedState))
        }
      }

      /// The fused kernels walk through memory, whatever the strides: layouts must not get mixed up.
      @Test(arguments: OptimizerCase.all)
      func layoutMayChangeBetweenSteps(_ optimizerCase: OptimizerCase) throws {
        let golden = try Golden("optimizers")
        let regression = try Regression(golden)
        let optimizer = optimizerCase.make(regression.network.namedParameters)
        let base = optimizer.learningRate
        for (step, factor) in regression.factors.enumerated() {
          optimizer.learningRate = base * factor
          regression.backward(optimizer)
          // Between the backward pass and the step, when parameter, gradient and state may differ.
          if step == 2 { regression.network.useChannelsLast() }
          optimizer.step()
        }
        let last = regression.factors.count - 1
        let expected = try golden["\(optimizerCase.name)/steps"].narrowed(0, last..<last + 1)
        Form.plain.expectSame(flattened(optimizer.parameters), expected.reshaped([-1]))
      }

      @Test(arguments: OptimizerCase.all)
      func parametersWithoutGradientStay(_ optimizerCase: OptimizerCase) throws {
        let used = Tensor.parameter(.constant(1), [3])
        let unused = Tensor.parameter(.constant(2), [3])
        let optimizer = optimizerCase.make([("unused", unused), ("used", used)])
        (used * used).sum().backward()
        optimizer.step()
        #expect(unused.elements(as: Float.self) == [2, 2, 2])
        #expect(used.elements(as: Float.self) != [1, 1, 1])
        for (name, tensor) in optimizer.namedState where name.hasSuffix(".unused") {
          // Adagrad may begin with a sum that is not 0.
          let fresh = name.hasPrefix("sum.") ? initialSum(of: optimizerCase) : 0
          #expect(tensor.elements(as: Float.self).allSatisfy { $0 == fresh }, "\(name)")
        }
      }

      private func initialSum(of optimizerCase: OptimizerCase) -> Float {
        optimizerCase.name == "adagrad.configured" ? 0.2 : 0
      }

      @Test func nothingToDoIsNoError() {
        for optimizerCase in OptimizerCase.all {
          optimizerCase.make([]).step()
          optimizerCase.make([("a", Tensor.parameter(.constant(1), [2]))]).step()
        }
      }

      @Test func clearGradientsForgets() {
        let parameter = Tensor.parameter(.constant(1), [2])
        let optimizer = SGD([("p", parameter)], learningRate: 1)
        parameter.sum().backward()
        parameter.sum().backward()
        #expect(parameter.gradient?.elements(as: Float.self) == [2, 2])
        optimizer.clearGradients()
        #expect(parameter.gradient == nil)
      }

      private func flattened(_ parameters: [(name: String, tensor: Tensor)]) -> Tensor {
        .concatenated(
          parameters.map { $0.tensor.detached().contiguous().flattened(from: 0) }, along: 0)
      }
    }
  }
#endif
