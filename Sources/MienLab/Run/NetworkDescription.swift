import MienCore
import MienData

/// Which network a checkpoint holds and what it expects: stored with its weights.
public struct NetworkDescription: Codable, Equatable, Sendable {
  /// A name of the zoo.
  public let model: String
  public let stem: ModelRecipe.Stem
  public let labels: [String]
  public let channels: Int
  public let height: Int
  public let width: Int
  public let normalization: Normalization

  init(
    _ model: ModelRecipe, labels: LabelSet, form: PictureForm, normalization: Normalization
  ) {
    self.model = model.name
    stem = model.stem
    self.labels = labels.names
    channels = form.channels
    height = form.height
    width = form.width
    self.normalization = normalization
  }

  /// Checkpoints of Mien before stems have none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    model = try values.decode(String.self, forKey: .model)
    stem = try values.decodeIfPresent(ModelRecipe.Stem.self, forKey: .stem) ?? .auto
    labels = try values.decode([String].self, forKey: .labels)
    channels = try values.decode(Int.self, forKey: .channels)
    height = try values.decode(Int.self, forKey: .height)
    width = try values.decode(Int.self, forKey: .width)
    normalization = try values.decode(Normalization.self, forKey: .normalization)
  }

  /// What pictures are brought into before the network sees them.
  public var form: PictureForm { PictureForm(channels: channels, height: height, width: width) }

  /// Checks that the network's answers mean what the labels of `dataset` say.
  ///
  /// - Throws: `MienError.usage` that says what differs.
  public func requireFit(_ dataset: FaceDataset) throws {
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
    func makeNetwork() throws -> any Network {
      let network = try Zoo.make(model, try shape())
      network.useChannelsLast()
      return network
    }

    /// - Throws: `MienError.usage` when the pictures are not square.
    func shape() throws -> NetworkShape {
      guard height == width else {
        throw MienError.usage("networks take square pictures, these are \(height) x \(width)")
      }
      return NetworkShape(
        classes: labels.count, channels: channels, size: height, stem: stem.zooStem)
    }
  }

  extension ModelRecipe.Stem {
    fileprivate var zooStem: Stem {
      switch self {
      case .auto: .auto
      case .standard: .standard
      case .small: .small
      }
    }
  }
#endif
