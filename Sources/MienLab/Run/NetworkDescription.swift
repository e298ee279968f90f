import MienCore
import MienData

/// Which network a checkpoint holds and what it expects: stored with its weights.
public struct NetworkDescription: Codable, Equatable, Sendable {
  /// A name of the zoo.
  public let model: String
  public let labels: [String]
  public let channels: Int
  public let height: Int
  public let width: Int
  public let normalization: Normalization

  public init(model: String, dataset: FaceDataset, normalization: Normalization) {
    self.model = model
    labels = dataset.labels.names
    channels = dataset.channels
    height = dataset.height
    width = dataset.width
    self.normalization = normalization
  }

  /// Checks that the network can be shown the pictures of `dataset`.
  ///
  /// - Throws: `MienError.usage` that says what differs.
  public func requireFit(_ dataset: FaceDataset) throws {
    let size = [channels, height, width]
    let given = [dataset.channels, dataset.height, dataset.width]
    guard size == given else {
      throw MienError.usage(
        "the network takes pictures of \(size) (channels, rows, columns); those of \(dataset.source) are \(given)"
      )
    }
    guard labels == dataset.labels.names else {
      throw MienError.usage(
        "the network knows \(labels.joined(separator: ", ")); \(dataset.source) has "
          + dataset.labels.names.joined(separator: ", "))
    }
  }
}

#if Training
  import MienModels
  import Torch

  extension NetworkDescription {
    /// A new network of this kind, laid out for the CPU.
    ///
    /// - Throws: `MienError` when the zoo does not have it or it cannot take such pictures.
    func makeNetwork() throws -> any UnaryLayer {
      guard height == width else {
        throw MienError.usage("networks take square pictures, these are \(height) x \(width)")
      }
      let shape = NetworkShape(classes: labels.count, channels: channels, size: height)
      let network = try Zoo.make(model, shape)
      network.useChannelsLast()
      return network
    }
  }
#endif
