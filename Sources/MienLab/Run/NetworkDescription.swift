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
  /// Whether the pictures it learnt from were coloured; grey ones may have been repeated for three channels.
  public let isColoured: Bool
  public let normalization: Normalization

  enum CodingKeys: String, CodingKey {
    case model, stem, labels, channels, height, width, normalization
    case isColoured = "coloured"
  }

  init(
    _ model: ModelRecipe, labels: LabelSet, form: PictureForm, isColoured: Bool = false,
    normalization: Normalization
  ) {
    self.model = model.name
    stem = model.stem
    self.labels = labels.names
    channels = form.channels
    height = form.height
    width = form.width
    self.isColoured = isColoured
    self.normalization = normalization
  }

  /// Older checkpoints have no stem and say nothing of colour.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    model = try values.decode(String.self, forKey: .model)
    stem = try values.decodeIfPresent(ModelRecipe.Stem.self, forKey: .stem) ?? .auto
    labels = try values.decode([String].self, forKey: .labels)
    channels = try values.decode(Int.self, forKey: .channels)
    height = try values.decode(Int.self, forKey: .height)
    width = try values.decode(Int.self, forKey: .width)
    isColoured = try values.decodeIfPresent(Bool.self, forKey: .isColoured) ?? false
    normalization = try values.decode(Normalization.self, forKey: .normalization)
  }

  /// Whether there can be such a network; false for what a damaged checkpoint says.
  var isPossible: Bool {
    let (mean, std) = (normalization.mean, normalization.std)
    return [1, 3].contains(channels) && (!isColoured || channels == 3) && !labels.isEmpty
      && mean.count == channels && std.count == channels
      && mean.allSatisfy(\.isFinite) && std.allSatisfy { $0.isFinite && $0 > 0 }
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
