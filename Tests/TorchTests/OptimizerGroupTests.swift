#if Training
  import Safetensors
  import TestSupport
  import Testing
  import Torch

  extension TorchSuite {
    /// Groups of parameters: freezing, thawing, splitting by name and by what is to be decayed.
    @Suite struct OptimizerGroupTests {
      /// Every optimizer that remembers something, over a backbone and a head.
      static let makers: [@Sendable ([ParameterGroup]) -> any Optimizer] = [
        { SGD($0, learningRate: 0.05, momentum: 0.9, weightDecay: 0.1) },
        { Adam($0, learningRate: 0.01, weightDecay: 0.1, amsgrad: true) },
        { Adam($0, learningRate: 0.01, weightDecay: 0.1, decoupledDecay: true) },
        { RAdam($0, learningRate: 0.01, weightDecay: 0.1, decoupledDecay: true) },
        { Adagrad($0, learningRate: 0.01, rateDecay: 0.1, weightDecay: 0.1) },
        { AdaDelta($0, weightDecay: 0.1) },
        { RMSprop($0, weightDecay: 0.1, momentum: 0.5, centered: true) },
      ]

      private func groups(_ regression: Regression) -> [ParameterGroup] {
        [ParameterGroup("backbone", regression.network.namedParameters)]
          .separating(["3"], as: "head")
      }

      @Test(arguments: makers.indices)
      func frozenGroupStaysAndGoesOnAfterwards(_ index: Int) throws {
        let golden = try Golden("optimizers")
        let regression = try Regression(golden)
        let optimizer = Self.makers[index](groups(regression))
        for _ in 0..<3 { regression.step(optimizer) }

        let backbone = { optimizer.parameters.filter { $0.name.hasPrefix("0.") } }
        let memory = { optimizer.namedState.filter { $0.name.contains(".0.") } }
        let head = { optimizer.parameters.filter { $0.name.hasPrefix("3.") } }
        #expect(memory().isEmpty == false)
        let before = (bytes(of: backbone()), bytes(of: memory()), bytes(of: head()))
        optimizer.groups[0].learningRateFactor = 0
        #expect(optimizer.movingParameters.map(\.name) == ["3.weight", "3.bias"])
        for _ in 0..<3 { regression.step(optimizer) }
        #expect(bytes(of: backbone()) == before.0)
        #expect(bytes(of: memory()) == before.1)
        #expect(bytes(of: head()) != before.2)

        optimizer.groups[0].learningRateFactor = 1
        regression.step(optimizer)
        #expect(bytes(of: backbone()) != before.0)
        #expect(bytes(of: memory()) != before.1)
      }

      /// A run that is stopped while its backbone is frozen, resumed and thawed: the same bits.
      @Test(arguments: makers.indices)
      func frozenGroupResumesBitForBit(_ index: Int) throws {
        let golden = try Golden("optimizers")
        let whole = try Regression(golden)
        let first = Self.makers[index](groups(whole))
        first.groups[1].learningRateFactor = 2
        for _ in 0..<3 { whole.step(first) }
        first.groups[0].learningRateFactor = 0
        for _ in 0..<2 { whole.step(first) }
        try withTemporaryFolder { folder in
          let path = "\(folder)/state.safetensors"
          let network = { (regression: Regression) in
            regression.network.namedState.map { (name: "model.\($0.name)", tensor: $0.tensor) }
          }
          try StateFile.save(network(whole) + first.namedState, to: path)

          let resumed = try Regression(golden)
          let second = Self.makers[index](groups(resumed))
          second.groups[0].learningRateFactor = 0
          second.groups[1].learningRateFactor = 2
          try StateFile.load(
            network(resumed) + second.namedState, from: SafetensorsFile(path: path))
          for (regression, optimizer) in [(whole, first), (resumed, second)] {
            regression.step(optimizer)
            optimizer.groups[0].learningRateFactor = 0.5
            for _ in 0..<3 { regression.step(optimizer) }
          }
          #expect(bytes(of: network(resumed)) == bytes(of: network(whole)))
          #expect(bytes(of: second.namedState) == bytes(of: first.namedState))
        }
      }

      /// A frozen group's gradients are dropped with the others, or they would pile up until it thaws.
      @Test func clearingReachesFrozenGroups() {
        let parameter = Tensor.parameter(.constant(1), [2])
        let optimizer = SGD(
          [ParameterGroup("a", [("p", parameter)], learningRateFactor: 0)], learningRate: 1)
        parameter.sum().backward()
        optimizer.clearGradients()
        #expect(parameter.gradient == nil)
      }

      @Test func prefixesEndAtDots() {
        let names = ["fc.weight", "fc.bias", "fc1.weight", "features.0.weight", "fc"]
        let parameters = names.map { (name: $0, tensor: Tensor.zeros([2, 2])) }
        let groups = [ParameterGroup("backbone", parameters, weightDecay: 0.5)]
          .separating(["fc", "classifier."], as: "head", learningRateFactor: 10)
        #expect(groups.map(\.name) == ["backbone", "head"])
        #expect(groups[0].parameters.map(\.name) == ["fc1.weight", "features.0.weight"])
        #expect(groups[0].weightDecay == 0.5)
        #expect(groups[1].parameters.map(\.name) == ["fc.weight", "fc.bias", "fc"])
        #expect(groups[1].learningRateFactor == 10)
        #expect(groups[1].weightDecay == nil)
        #expect([ParameterGroup("all", parameters)].separating(["x"], as: "head").count == 1)
      }

      @Test func biasesAndNormalisationsAreNotDecayed() {
        let network = Sequential(
          Conv2d(1, 2, kernelSize: 3), BatchNorm2d(2), Flatten(), Linear(4, 3))
        let groups = [
          ParameterGroup("net", network.namedParameters, learningRateFactor: 3, weightDecay: 0.1)
        ].exemptingVectorsFromDecay()
        #expect(groups.map(\.name) == ["net", "net.no_decay"])
        #expect(groups.map(\.weightDecay) == [0.1, 0])
        #expect(groups.map(\.learningRateFactor) == [3, 3])
        #expect(groups[0].parameters.map(\.name) == ["0.weight", "3.weight"])
        #expect(
          groups[1].parameters.map(\.name) == ["0.bias", "1.weight", "1.bias", "3.bias"])
      }

      @Test func parametersTwiceTrap() async {
        await #expect(processExitsWith: .failure) {
          let parameter = Tensor.parameter(.constant(1), [2])
          let group = ParameterGroup("a", [("p", parameter)])
          _ = SGD([group, group], learningRate: 1)
        }
      }

      @Test func otherParametersTrap() async {
        await #expect(processExitsWith: .failure) {
          let optimizer = SGD([("p", Tensor.parameter(.constant(1), [2]))], learningRate: 1)
          optimizer.groups = [ParameterGroup("a", [("p", Tensor.parameter(.constant(1), [2]))])]
        }
      }
    }
  }
#endif
