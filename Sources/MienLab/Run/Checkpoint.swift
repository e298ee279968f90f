#if Training
  import Foundation
  import MienCore
  import MienModels
  import Safetensors
  import Torch

  /// All it takes to go on with a run, in one safetensors file: network, optimizer, random state, progress.
  struct Checkpoint {
    static let description = "mien.network"
    static let progress = "mien.progress"
    private static let chosen = "mien.chosen"
    private static let model = "model."
    private static let average = "average."
    private static let optimizer = "optimizer."
    private static let random = "random_state"

    static func save(
      _ state: TrainingState, network: any Network, average: WeightAverage?,
      optimizer: any Optimizer, description: NetworkDescription, to path: String
    ) throws {
      var tensors = network.namedState.map { (model + $0.name, $0.tensor) }
      tensors += optimizer.namedState.map { (Self.optimizer + $0.name, $0.tensor) }
      tensors += (average?.network.namedState ?? []).map { (Self.average + $0.name, $0.tensor) }
      tensors.append((random, Runtime.randomState))
      try StateFile.save(
        tensors, metadata: [Self.description: try json(description), progress: try json(state)],
        to: path)
    }

    /// Restores network, optimizer and libtorch's generator, and returns the progress.
    ///
    /// - Throws: `MienError` when the file is damaged or does not fit.
    static func load(
      _ path: String, network: any Network, average: WeightAverage?, optimizer: any Optimizer,
      description: NetworkDescription
    ) throws -> TrainingState {
      let file = try SafetensorsFile(path: path)
      let saved: NetworkDescription = try value(Self.description, in: file)
      guard saved == description else {
        throw MienError.usage(
          "\(path) was trained on other data or another network; resume with the data it began with"
        )
      }
      let state: TrainingState = try value(progress, in: file)
      try StateFile.load(network.namedState, from: file, prefix: model)
      if let average {
        try StateFile.load(average.network.namedState, from: file, prefix: Self.average)
      }
      try StateFile.load(optimizer.namedState, from: file, prefix: Self.optimizer)
      do {
        try Runtime.restoreRandomState(StateFile.read(random, from: file))
      } catch let error as TorchError {
        throw MienError("\(path) is damaged: its random state is refused (\(error))")
      }
      return state
    }

    /// Saves the network alone, for evaluation and export.
    static func saveNetwork(
      _ network: any Network, description: NetworkDescription, chosen: EpochMetrics,
      to path: String
    ) throws {
      try StateFile.save(
        network.namedState.map { (model + $0.name, $0.tensor) },
        metadata: [Self.description: try json(description), Self.chosen: try json(chosen)],
        to: path)
    }

    /// The epoch whose network ``saveNetwork(_:description:chosen:to:)`` wrote.
    static func chosen(_ path: String) throws -> EpochMetrics {
      try value(chosen, in: SafetensorsFile(path: path))
    }

    /// The network that ``saveNetwork(_:description:chosen:to:)`` or a checkpoint holds; of a checkpoint with
    /// averaged weights the averaged one, which is what its figures are of.
    static func loadNetwork(_ path: String) throws -> (any Network, NetworkDescription) {
      let file = try SafetensorsFile(path: path)
      let description: NetworkDescription = try value(Self.description, in: file)
      guard description.isPossible else {
        throw MienError("\(path) is damaged: there can be no network as it describes")
      }
      let network = try description.makeNetwork()
      let isAveraged = file.entries.contains { $0.name.hasPrefix(average) }
      try StateFile.load(network.namedState, from: file, prefix: isAveraged ? average : model)
      network.train(false)
      return (network, description)
    }

    private static func json(_ value: some Encodable) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func value<Value: Decodable>(
      _ key: String, in file: SafetensorsFile
    ) throws -> Value {
      guard let text = file.metadata[key] else {
        throw MienError("\(file.path) is not a checkpoint of Mien: it has no \(key)")
      }
      guard UntrustedJSON.complaint(about: text.utf8) == nil,
        let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
      else { throw MienError("\(file.path): its \(key) cannot be read") }
      return value
    }
  }
#endif
