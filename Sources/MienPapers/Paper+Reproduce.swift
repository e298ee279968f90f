#if Training
  import MienCore
  import MienReport

  extension Paper {
    /// The data sets a reproduction works on.
    public struct Data {
      let fer2013: PaperData
      let affectNet: PaperData?
      let tiny: PaperData?

      /// - Parameters:
      ///   - fer2013: All papers use it.
      ///   - affectNet: For three-nets alone, which needs it; as is `tiny`.
      public init(fer2013: PaperData, affectNet: PaperData? = nil, tiny: PaperData? = nil) {
        self.fer2013 = fer2013
        self.affectNet = affectNet
        self.tiny = tiny
      }
    }

    /// Whether the paper needs more than FER2013.
    public var usesThreeDataSets: Bool { self == .threeNets }

    /// The pixels a side at which three-nets learns.
    public static func threeNetsSize(_ extent: Extent) -> Int { ThreeNetsTrials.size(extent) }

    /// Runs the paper's experiments, or takes them up where they stand, and compares.
    ///
    /// - Parameter pretrained: For three-nets: a `.pth` of torchvision's ResNet-18 to transfer from.
    /// - Throws: ``Laboratory/Stopped`` when the caller asked to stop, and `MienError` when something
    ///   cannot be read, written or trained.
    public func reproduce(
      _ extent: Extent, data: Data, pretrained: String? = nil, in laboratory: Laboratory
    ) throws -> Reproduction {
      switch self {
      case .li:
        return try LiReproduction(trials: LiTrials(extent, data: data.fer2013), extent: extent)
          .run(in: laboratory)
      case .bodapati:
        return try BodapatiReproduction(data: data.fer2013, extent: extent).run(in: laboratory)
      case .leaky:
        return try LeakyReproduction(
          trials: LeakyTrials(extent, data: data.fer2013), extent: extent
        )
        .run(in: laboratory)
      case .threeNets:
        guard let affectNet = data.affectNet, let tiny = data.tiny else {
          throw MienError.usage(
            "three-nets compares three data sets: give AffectNet and FER-Tiny, too")
        }
        return try ThreeNetsReproduction(
          data: ThreeNetsData(fer2013: data.fer2013, affectNet: affectNet, tiny: tiny),
          extent: extent, pretrained: pretrained
        ).run(in: laboratory)
      }
    }
  }
#endif
