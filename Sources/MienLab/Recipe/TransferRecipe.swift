import MienCore

/// What a network starts from, other than chance, and which of its layers learn when.
public struct TransferRecipe: Codable, Equatable, Sendable {
  public enum Head: String, Codable, CaseIterable, Sendable {
    /// The last dense layer starts anew, whatever the source has in its place.
    case replace
    /// The last dense layer starts from the source's, which must have the same classes.
    case keep
  }

  /// A run's folder, an `.onnx` file that was exported from one, the name of a ``ShippedClassifier``, a
  /// `.safetensors` file, or a PyTorch state dictionary (`.pth`, `.pt`). Empty starts from chance.
  public var from = ""
  public var head = Head.replace
  /// Whether the network may have residual blocks that the source lacks: they begin as the identity, so that it
  /// starts with the source's answers. Chen, Goodfellow and Shlens 2016.
  public var deepen = false
  /// What multiplies the learning rate of all layers but the head; 0 freezes them.
  public var backboneLR = 1.0
  /// When layers begin to learn: `EPOCH LAYERS FACTOR` between commas, as in `1 head 1, 4 layer4 0.1, 8 all
  /// 0.01`. LAYERS is the beginning of state names, `head`, or `all`; FACTOR multiplies the learning rate from
  /// that epoch on; the last entry that fits a layer counts, and a layer without one is frozen. Empty lets all
  /// layers learn from the first epoch, the backbone at ``backboneLR``.
  public var stages = ""

  /// One entry of ``stages``.
  public struct Stage: Equatable, Sendable {
    public let epoch: Int
    public let layers: String
    public let factor: Double
  }

  /// ``stages``, read.
  ///
  /// - Throws: `MienError.usage` naming the entry that cannot be read.
  public func parsedStages() throws -> [Stage] {
    try words(stages).map { entry in
      let parts = entry.split(separator: " ")
      guard parts.count == 3, let epoch = Int(parts[0]), epoch >= 1,
        let factor = Double(parts[2]), (0...1000).contains(factor)
      else {
        throw MienError.usage(
          "transfer.stages: \"\(entry.prefix(40))\" is not EPOCH LAYERS FACTOR, such as \"4 layer4 0.1\""
        )
      }
      return Stage(epoch: epoch, layers: String(parts[1]), factor: factor)
    }
  }

  enum CodingKeys: String, CodingKey {
    case from, head, deepen, stages
    case backboneLR = "backbone_lr"
  }
}
