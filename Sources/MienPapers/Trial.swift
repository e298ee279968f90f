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

    public init(name: String, dataset: FaceDataset) {
      self.name = name
      self.dataset = dataset
    }

    /// Whether the pictures are synthetic, in the place of the real set; every table then says so.
    public var isSynthetic: Bool { dataset.isSynthetic }

    /// The name, with a warning where one is due.
    var label: String { isSynthetic ? "synthetic faces in the layout of \(name)" : name }
  }
#endif
