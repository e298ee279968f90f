#if Training
  import MienData
  import MienLab

  /// One training of a paper.
  struct Trial {
    /// The name of its run directory.
    let name: String
    let recipe: Recipe
    let data: PaperData
  }

  /// A data set as a paper used it, or what stands in for it.
  public struct PaperData {
    /// The name in tables: `FER2013`.
    public let name: String
    public let dataset: FaceDataset
    /// How a person gives it to `mien train`: `--data fer2013.csv.xz`.
    public let options: String
    /// The command that makes it before, where it is no file; nil for files.
    public let preparation: String?

    /// - Parameters:
    ///   - options: As a shell reads them.
    ///   - preparation: Makes what `options` names.
    public init(name: String, dataset: FaceDataset, options: String, preparation: String? = nil) {
      self.name = name
      self.dataset = dataset
      self.options = options
      self.preparation = preparation
    }

    /// FER2013, or what was given in its place: other faces are not called so in tables.
    ///
    /// - Parameter options: How a person gives it to `mien train`, as a shell reads it.
    public static func fer2013(_ dataset: FaceDataset, options: String) -> PaperData {
      PaperData(
        name: dataset.isSynthetic || dataset.hasTrainingOfFER2013 ? "FER2013" : dataset.source,
        dataset: dataset, options: options)
    }

    /// Whether the pictures are synthetic, in the place of the real set; every table then says so.
    public var isSynthetic: Bool { dataset.isSynthetic }

    /// The name, with a warning where one is due.
    var label: String { isSynthetic ? "synthetic faces in the layout of \(name)" : name }
  }
#endif
