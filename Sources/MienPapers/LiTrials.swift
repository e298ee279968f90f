#if Training
  import MienLab

  /// The experiment of Li 2023: one network, five numbers of epochs.
  struct LiTrials {
    /// The numbers of epochs that are compared.
    let stages: [Int]
    let trial: Trial

    init(_ extent: Extent, data: PaperData) {
      stages = extent == .full ? [20, 40, 60, 80, 100] : [3, 6, 9, 12, 15]
      var recipe = Self.recipe
      recipe.training.epochs = stages[stages.count - 1]
      trial = Trial(name: "li", recipe: recipe, data: data)
    }

    /// `Recipes/li-2023.yaml`: Adam at 0.001 and augmentation before the network are the paper's; batch size and
    /// ranges of augmentation, which it does not give, are ours.
    static var recipe: Recipe {
      var recipe = Recipe()
      recipe.model.name = "li"
      recipe.augmentation.flip = 0.5
      recipe.augmentation.rotation = 10
      recipe.augmentation.shift = 0.05
      recipe.augmentation.zoom = 0.05
      recipe.training.epochs = 20
      recipe.training.batchSize = 64
      recipe.optimizer.name = .adam
      recipe.optimizer.lr = 0.001
      return recipe
    }
  }
#endif
