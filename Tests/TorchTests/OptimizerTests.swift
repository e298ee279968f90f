#if Training
  import Safetensors
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct OptimizerTests {
      @Test(arguments: OptimizerCase.all, [false, true])
      func tenStepsAgreeWithPyTorch(_ optimizerCase: OptimizerCase, _ channelsLast: Bool) throws {
        let golden = try Golden("optimizers")
        let name = optimizerCase.name
        let regression = try Regression(golden, channelsLast: channelsLast)
        let optimizer = optimizerCase.make(regression.network.namedParameters)
        let base = optimizer.learningRate
        for (step, factor) in regression.factors.enumerated() {
          optimizer.learningRate = base * factor
          regression.step(optimizer)
          for (key, tensor) in optimizer.parameters {
            expectClose(tensor, try golden["\(name)/\(step).\(key)"], "step \(step) of \(key)")
          }
        }
        for (key, tensor) in optimizer.namedState {
          expectClose(tensor, try golden["\(name)/state.\(key)"], key)
        }
        let kept = golden.file.entries.filter { $0.name.hasPrefix("\(name)/state.") }
        #expect(optimizer.namedState.count == kept.count)
      }

      @Test func everyGoldenCaseIsTested() throws {
        let names = OptimizerCase.all.map(\.name) + ["clip.low", "clip.high"]
        #expect(try Golden("optimizers").cases == Set(names))
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
        for (key, tensor) in optimizer.parameters {
          expectClose(tensor, try golden["\(optimizerCase.name)/9.\(key)"], key)
        }
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
          #expect(tensor.elements(as: Float.self).allSatisfy { $0 == 0 }, "\(name)")
        }
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
    }
  }
#endif
