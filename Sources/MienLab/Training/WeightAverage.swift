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
      for (average, value) in pairs { average.assign(value) }
    }

    /// Takes in what the learning network is after `steps` steps.
    ///
    /// The average reaches back less far at first, so that the values from chance are soon forgotten.
    func update(steps: Int) {
      let kept = min(decay, Double(1 + steps) / Double(10 + steps))
      for (average, value) in pairs {
        guard average.dtype == .float32 else {
          average.assign(value)
          continue
        }
        average.scale(by: kept)
        average.add(value, times: 1 - kept)
      }
    }

    private var pairs: Zip2Sequence<[Tensor], [Tensor]> {
      zip(network.namedState.map(\.tensor), source.namedState.map(\.tensor))
    }
  }
#endif
