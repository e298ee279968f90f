#if Training
  import MienModels
  import Torch

  /// A second network whose values follow the learning one's as an exponential moving average; it is often the
  /// better of the two. Polyak and Juditsky 1992; Tarvainen and Valpola 2017.
  struct WeightAverage {
    /// The network with the averaged values.
    let network: any Network
    private let source: any Network
    private let decay: Double

    /// - Parameters:
    ///   - source: The network that learns.
    ///   - copy: Another of the same kind, whose values do not matter.
    ///   - decay: The share of the old average that each step keeps, below 1.
    init(of source: any Network, into copy: any Network, decay: Double) {
      self.source = source
      network = copy
      self.decay = decay
      begin()
    }

    /// Starts anew from what the learning network is now.
    func begin() {
      network.assign(source)
    }

    /// Takes in what the learning network is after `steps` steps.
    ///
    /// The average reaches back less far at first, so that the values from chance are soon forgotten.
    func update(steps: Int) {
      let kept = min(decay, Double(1 + steps) / Double(10 + steps))
      network.average(with: source, keeping: kept)
    }
  }

  extension Network {
    /// Overwrites the values by those of `other`, a network of the same kind.
    func assign(_ other: any Network) {
      for (own, value) in pairs(with: other) { own.assign(value) }
    }

    /// Makes the weights `kept` of what they are and the rest of what those of `other` are, a network of the same
    /// kind. What is no weight, such as how many batches a batch norm has seen, is as there.
    func average(with other: any Network, keeping kept: Double) {
      for (own, value) in pairs(with: other) {
        guard own.dtype == .float32 else {
          own.assign(value)
          continue
        }
        own.scale(by: kept)
        own.add(value, times: 1 - kept)
      }
    }

    private func pairs(with other: any Network) -> Zip2Sequence<[Tensor], [Tensor]> {
      zip(namedState.map(\.tensor), other.namedState.map(\.tensor))
    }
  }
#endif
