#if Training
  import MienCore
  import MienData
  import MienLab

  /// The experiments of the three-nets paper: three networks on three data sets, transfer, learning rates, and an
  /// ablation.
  struct ThreeNetsTrials {
    /// A network on a data set, from chance.
    struct Cell {
      let network: String
      let data: PaperData
      let trial: Trial
    }

    /// A ResNet-18 that starts from another, beside the one from chance.
    struct TransferCell {
      /// `whole` or `head`.
      let tuning: String
      let data: PaperData
      let trial: Trial
    }

    /// One point of a line: the learning rate, the number of classes, the pictures per class.
    struct Point {
      let x: Double
      let trial: Trial
    }

    static let networks = ["resnet18", "shufflenet_v2_x1_0", "mobilenet_v2"]

    let cells: [Cell]
    /// What transfer starts from: ResNet-18 on the classes of FER2013 that its subset leaves out, so that no test
    /// picture was seen. The paper starts from ImageNet's weights, which Mien may not bring along.
    let pretraining: Trial
    let transfers: [TransferCell]
    let rates: [Point]
    let classCounts: [Point]
    let picturesPerClass: [Point]

    /// - Parameters:
    ///   - pretrained: A `.pth` of torchvision's ResNet-18 to transfer from; nil takes `pretraining`'s.
    ///   - runs: The folder of the run directories.
    ///   - quickEpochs: The epochs of each quick training.
    init(
      _ extent: Extent, data: ThreeNetsData, pretrained: String?, runs: String,
      quickEpochs: Int = 5
    ) {
      let sets = [data.fer2013, data.affectNet, data.tiny]
      func base(_ set: PaperData) -> Recipe {
        Self.recipe(extent, set: set, of: data, quickEpochs)
      }
      cells = sets.flatMap { set in
        Self.networks.map { network in
          var recipe = base(set)
          recipe.model.name = network
          return Cell(
            network: network, data: set,
            trial: Trial(name: "\(data.key(set))-\(network)", recipe: recipe, data: set))
        }
      }

      var source = base(data.fer2013)
      source.data.classes = "angry, disgust, fear, surprise"
      source.data.imagesPerClass = 0
      source.data.limit = extent == .full ? 0 : 2000
      pretraining = Trial(name: "pretraining-resnet18", recipe: source, data: data.fer2013)
      let start = pretrained ?? "\(runs)/\(pretraining.name)"
      transfers = [data.fer2013, data.tiny].flatMap { set in
        [("whole", 1.0), ("head", 0.0)].map { tuning, factor in
          var recipe = base(set)
          recipe.transfer.from = start
          recipe.transfer.backboneLR = factor
          let name = "\(data.key(set))-resnet18-transfer-\(tuning)"
          return TransferCell(
            tuning: tuning, data: set, trial: Trial(name: name, recipe: recipe, data: set))
        }
      }

      rates = (1...9).map { exponent in
        var recipe = base(data.tiny)
        let rate = Double("1e-\(exponent)") ?? 0
        recipe.optimizer.lr = rate
        recipe.training.epochs = extent == .full ? 10 : min(2, quickEpochs)
        return Point(
          x: rate, trial: Trial(name: "rate-1e-\(exponent)", recipe: recipe, data: data.tiny))
      }
      let subsets = [
        "happy, neutral, sad", "happy, neutral, sad, fear, surprise",
        "angry, disgust, fear, happy, neutral, sad, surprise",
      ]
      let rarest = data.fer2013.dataset.rarestClassCount
      classCounts = subsets.map { classes in
        var recipe = base(data.fer2013)
        recipe.data.classes = classes
        // All counts of classes have as many pictures of each: as the rarest of the seven has.
        recipe.data.limit = 0
        recipe.data.imagesPerClass = min(recipe.data.imagesPerClass, rarest)
        let count = classes.split(separator: ",").count
        return Point(
          x: Double(count),
          trial: Trial(name: "classes-\(count)", recipe: recipe, data: data.fer2013))
      }
      let counts = extent == .full ? [200, 400, 800, 1667] : [100, 200, 400]
      picturesPerClass = counts.map { count in
        var recipe = base(data.fer2013)
        recipe.data.imagesPerClass = count
        recipe.data.limit = 0
        return Point(
          x: Double(count),
          trial: Trial(name: "pictures-\(count)", recipe: recipe, data: data.fer2013))
      }
    }

    /// `Recipes/three-nets.yaml`: Adam at 0.001, batches of 128, 25 epochs, early stopping, two splits of 80 to 20,
    /// 224 x 224 grey pixels normalised by the data set are the paper's; the kinds of augmentation and the
    /// patience, which it does not give, are ours.
    static var recipe: Recipe {
      var recipe = Recipe()
      recipe.model.name = "resnet18"
      recipe.model.stem = .standard
      recipe.data.testFraction = 0.2
      recipe.data.validationFraction = 0.2
      recipe.data.classes = "happy, neutral, sad"
      recipe.data.imagesPerClass = 1667
      recipe.data.limit = 5000
      recipe.data.size = 224
      recipe.data.color = .grey
      recipe.augmentation.flip = 0.5
      recipe.augmentation.rotation = 10
      recipe.training.epochs = 25
      recipe.training.batchSize = 128
      recipe.training.monitor = .loss
      recipe.training.patience = 5
      recipe.optimizer.name = .adam
      recipe.optimizer.lr = 0.001
      return recipe
    }

    /// The pixels a side of every training.
    static func size(_ extent: Extent) -> Int { extent == .full ? Self.recipe.data.size : 48 }

    private static func recipe(
      _ extent: Extent, set: PaperData, of data: ThreeNetsData, _ quickEpochs: Int
    ) -> Recipe {
      var recipe = Self.recipe
      let classes: Int
      switch data.key(set) {
      case "fer2013": classes = 3
      default:
        classes = set.dataset.labels.count
        recipe.data.classes = ""
        recipe.data.limit = data.key(set) == "affectnet" ? 10_000 : 15_000
        recipe.data.imagesPerClass = (recipe.data.limit + classes - 1) / classes
      }
      if extent == .quick {
        // A fifth of the side, a tenth of the pictures, and smaller batches so that there are steps enough.
        recipe.data.size = size(extent)
        recipe.data.imagesPerClass = 160
        recipe.data.limit = 0
        recipe.training.epochs = quickEpochs
        recipe.training.batchSize = 32
      }
      return recipe
    }
  }

  /// The three data sets of the three-nets paper.
  public struct ThreeNetsData {
    let fer2013: PaperData
    let affectNet: PaperData
    let tiny: PaperData

    /// - Parameters:
    ///   - fer2013: The whole set; the paper's three classes are taken from it.
    ///   - affectNet: AffectNet-HQ, or a stand-in.
    ///   - tiny: FER-Tiny, or a stand-in.
    public init(fer2013: PaperData, affectNet: PaperData, tiny: PaperData) {
      self.fer2013 = fer2013
      self.affectNet = affectNet
      self.tiny = tiny
    }

    /// A word for run directories.
    func key(_ set: PaperData) -> String {
      switch set.name {
      case fer2013.name: "fer2013"
      case affectNet.name: "affectnet"
      default: "tiny"
      }
    }
  }
#endif
