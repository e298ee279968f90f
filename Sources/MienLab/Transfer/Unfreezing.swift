#if Training
  import MienCore
  import MienModels
  import Torch

  /// Which layers learn in which epoch, and how fast against the head.
  struct Unfreezing {
    private let stages: [TransferRecipe.Stage]
    private let backboneFactor: Double
    private let headPrefix: String

    /// - Throws: `MienError.usage` when a stage names layers that the network does not have, or leaves none
    ///   to learn.
    init(_ recipe: TransferRecipe, network: any Network) throws {
      stages = try recipe.parsedStages()
      backboneFactor = recipe.backboneLR
      headPrefix = network.headName + "."
      let names = network.namedParameters.map(\.name)
      for stage in stages where !names.contains(where: { covers(stage, $0) }) {
        let known = Set(names.map { String($0.prefix { $0 != "." }) }).sorted()
        throw MienError.usage(
          "transfer.stages: the network has no layers \"\(stage.layers)\" "
            + "(there are: head, all, \(known.joined(separator: ", ")))")
      }
      for epoch in [1] + stages.map(\.epoch)
      where !names.contains(where: { factor(of: $0, epoch: epoch) > 0 }) {
        throw MienError.usage(
          "transfer.stages: no layer learns in epoch \(epoch); some layer must have a factor above 0 from "
            + "epoch 1 on, such as \"1 head 1\"")
      }
    }

    /// What multiplies the learning rate of a parameter in an epoch; 0 while it is frozen.
    func factor(of parameter: String, epoch: Int) -> Double {
      guard !stages.isEmpty else { return parameter.hasPrefix(headPrefix) ? 1 : backboneFactor }
      return stages.last { $0.epoch <= epoch && covers($0, parameter) }?.factor ?? 0
    }

    /// The parameters by what happens to them: those of a group share their factors in all epochs.
    func groups(_ network: any Network) -> [ParameterGroup] {
      let beginnings = [1] + stages.map(\.epoch)
      let parameters = network.namedParameters
      let alike = Dictionary(grouping: parameters.indices) { index in
        beginnings.map { factor(of: parameters[index].name, epoch: $0) }
      }
      // In the order of their first parameters, so that a checkpoint always finds the same groups.
      return alike.values.sorted { $0[0] < $1[0] }.enumerated().map { number, members in
        ParameterGroup("group\(number)", members.map { parameters[$0] })
      }
    }

    /// Sets the rates of an epoch and frees or freezes the network's layers; a frozen layer's batch
    /// statistics stay as they are.
    func begin(epoch: Int, network: any Network, optimizer: any Optimizer) {
      for index in optimizer.groups.indices {
        guard let first = optimizer.groups[index].parameters.first else { continue }
        optimizer.groups[index].learningRateFactor = factor(of: first.name, epoch: epoch)
      }
      network.train()
      guard freezesAny else { return }
      for (name, tensor) in network.namedParameters {
        tensor.requiresGradient = factor(of: name, epoch: epoch) > 0
      }
      network.predictInFrozenModules { factor(of: $0, epoch: epoch) == 0 }
    }

    private var freezesAny: Bool { !stages.isEmpty || backboneFactor == 0 }

    private func covers(_ stage: TransferRecipe.Stage, _ parameter: String) -> Bool {
      switch stage.layers {
      case "all": true
      case "head": parameter.hasPrefix(headPrefix)
      default: parameter.hasPrefix(stage.layers + ".") || parameter == stage.layers
      }
    }
  }
#endif
