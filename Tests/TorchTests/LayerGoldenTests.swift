#if Training
  import Testing
  import Torch

  extension TorchSuite {
    /// Every layer's output, gradients and buffers against PyTorch's, in both memory layouts.
    @Suite struct LayerGoldenTests {
      @Test(arguments: LayerCase.all, Layout.allCases)
      func agreesWithPyTorch(_ layerCase: LayerCase, _ layout: Layout) throws {
        try layerCase.check(against: Golden("layers"), layout: layout)
      }

      @Test(arguments: Layout.allCases)
      func stageOfBlocksAgreesWithTorchvision(_ layout: Layout) throws {
        let stage = LayerCase("stage") { BasicBlock.stage() }
        try stage.check(against: Golden("blocks"), layout: layout)
      }

      /// oneDNN's own kernel writes past its workspace here and is wrong in most runs; see `ct_conv2d`.
      @Test func strided1x1ConvolutionsOfFewChannelsAreRightEveryTime() throws {
        let layerCase = LayerCase("conv.pointwise.strided") {
          Conv2d(3, 4, kernelSize: 1, stride: 2)
        }
        for _ in 0..<50 { try layerCase.check(against: Golden("layers"), layout: .channelsLast) }
      }

      @Test func everyGoldenCaseIsTested() throws {
        #expect(try Golden("layers").cases == Set(LayerCase.all.map(\.name)))
      }

      @Test func channelsLastStaysChannelsLast() {
        let network = Sequential(
          Conv2d(3, 4, kernelSize: 3), BatchNorm2d(4), ReLU(), MaxPool2d(2),
          Conv2d(4, 4, kernelSize: 3, groups: 4), ReLU6(), AvgPool2d(2), Dropout())
        network.useChannelsLast()
        var x = Tensor.normal([2, 3, 20, 20]).channelsLast()
        for (index, layer) in network.layers.enumerated() {
          x = layer(x)
          #expect(x.isChannelsLast, "after layer \(index)")
        }
        #expect(x.channelsShuffled(groups: 2).isChannelsLast)
      }
    }
  }

  /// How the elements of pictures and kernels lie in memory.
  enum Layout: CaseIterable {
    case contiguous, channelsLast
    /// As when someone forgets `useChannelsLast()`.
    case onlyInputChannelsLast
  }

  /// One layer of `Golden/make_golden.py`.
  struct LayerCase: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable () -> any UnaryLayer

    init(_ name: String, _ make: @escaping @Sendable () -> any UnaryLayer) {
      self.name = name
      self.make = make
    }

    /// A function without parameters.
    init(_ name: String, function: @escaping @Sendable (Tensor) -> Tensor) {
      self.init(name) { FunctionLayer(function) }
    }

    var testDescription: String { name }

    /// Runs the layer forward and backward as the script did and compares everything it saved.
    func check(against golden: Golden, layout: Layout) throws {
      let layer = make()
      if name.hasSuffix(".eval") { layer.train(false) }
      try StateFile.load(layer.namedState, from: golden.file, prefix: "\(name)/state.")
      var x = try golden["\(name)/input"]
      if layout != .contiguous { x = x.channelsLast() }
      if layout == .channelsLast { layer.useChannelsLast() }
      x.requiresGradient = true

      let y = layer(x)
      let expected = try golden["\(name)/output"]
      expectClose(y, expected, "output")
      // A product with the upstream gradient would trap and end the whole run.
      guard y.shape == expected.shape else { return }
      (y * (try golden["\(name)/upstream"])).sum().backward()

      let tolerance = 1e-5
      expectClose(x.gradient, try golden["\(name)/input.gradient"], "input", atol: tolerance)
      let parameters = layer.namedParameters
      for (key, tensor) in parameters {
        expectClose(
          tensor.gradient, try golden["\(name)/gradient.\(key)"], key, rtol: 1e-4, atol: tolerance)
      }
      let trained = Set(parameters.map(\.name))
      for (key, tensor) in layer.namedState where !trained.contains(key) {
        expectClose(tensor, try golden["\(name)/after.\(key)"], key)
      }
      let kept = golden.file.entries.filter { $0.name.hasPrefix("\(name)/state.") }.count
      #expect(layer.namedState.count == kept)
    }
  }

  private final class FunctionLayer: Module, UnaryLayer {
    let function: (Tensor) -> Tensor

    init(_ function: @escaping (Tensor) -> Tensor) {
      self.function = function
    }

    func callAsFunction(_ x: Tensor) -> Tensor { function(x) }
  }
#endif
