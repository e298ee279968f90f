#if Training
  import Torch

  /// Layers around which their input is added; no part of it may be negative, as behind a ReLU.
  public protocol ResidualBlock: Module {
    /// Its result is what the input is added to.
    var lastNorm: BatchNorm2d { get }
    /// Fits the input to the output where width or resolution differ.
    var shortcut: Sequential? { get }
    /// Applied to the branch before the input is added.
    var depth: StochasticDepth { get }
  }

  extension Network {
    /// Leaves residual blocks out at random while learning: the last one with that probability, the first of `n`
    /// with an `n`-th of it. Huang et al. 2016, equation 4.
    ///
    /// - Parameter probability: In `0 ..< 1`; others trap.
    /// - Returns: How many blocks there are.
    @discardableResult
    public func setStochasticDepth(_ probability: Double) -> Int {
      precondition((0..<1).contains(probability), "a share of pictures below 1")
      let blocks = modules.compactMap { $0 as? any ResidualBlock }
      for (index, block) in blocks.enumerated() {
        block.depth.probability = probability * Double(index + 1) / Double(blocks.count)
      }
      return blocks.count
    }

    /// Makes every residual block all of whose tensors are among `names` answer its input, so that a network
    /// that is deeper by such blocks answers what the one it grew from does. Chen, Goodfellow and Shlens 2016
    /// (Net2DeeperNet).
    ///
    /// - Parameter names: Of tensors that nothing was learned for.
    /// - Returns: Those that belong to such blocks. Blocks that change width or resolution are not among them.
    public func passThroughBlocks(of names: [String]) -> [String] {
      let unlearned = Set(names)
      let nameOf = Dictionary(
        namedState.map { (ObjectIdentifier($0.tensor), $0.name) },
        uniquingKeysWith: { name, _ in name })
      var found: [String] = []
      for case let block as any ResidualBlock in modules where block.shortcut == nil {
        let inside = block.namedState.compactMap { nameOf[ObjectIdentifier($0.tensor)] }
        guard unlearned.isSuperset(of: inside) else { continue }
        withoutGradient {
          block.lastNorm.weight.fill(0)
          block.lastNorm.bias.fill(0)
        }
        found += inside
      }
      return found
    }
  }
#endif
