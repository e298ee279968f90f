#if Training
  import MienLab

  /// The experiments of the leaky paper: four optimizers, two numbers of epochs, three networks that it gave up.
  struct LeakyTrials {
    /// The numbers of epochs that the paper compares.
    let stages: [Int]
    /// The network the paper reports: Adam.
    let published: Trial
    /// The other optimizers it names.
    let others: [Trial]
    /// The networks that it says were tried before.
    let variants: [Trial]
    /// Epochs of everything but the published network, for which the paper gives none: the fewer of its two.
    let comparisonEpochs: Int

    init(_ extent: Extent, data: PaperData) {
      stages = extent == .full ? [8, 13] : [3, 5]
      comparisonEpochs = extent == .full ? 8 : 1
      let epochs = stages[stages.count - 1]
      let comparisonEpochs = comparisonEpochs
      func trial(_ name: String, _ change: (inout Recipe) -> Void) -> Trial {
        var recipe = Self.recipe
        recipe.training.epochs = comparisonEpochs
        change(&recipe)
        return Trial(name: name, recipe: recipe, data: data)
      }
      published = trial("leaky-adam") { $0.training.epochs = epochs }
      others = [
        trial("leaky-sgd") {
          $0.optimizer.name = .sgd
          $0.optimizer.lr = 0.01
        },
        trial("leaky-momentum") {
          $0.optimizer.name = .sgd
          $0.optimizer.lr = 0.01
          $0.optimizer.momentum = 0.9
        },
        trial("leaky-adadelta") {
          $0.optimizer.name = .adadelta
          $0.optimizer.lr = 1
        },
      ]
      variants = [
        trial("leaky-conv4-relu") { $0.model.name = "leaky_conv4_relu" },
        trial("leaky-conv4") { $0.model.name = "leaky_conv4" },
        trial("leaky-relu") { $0.model.name = "leaky_relu" },
      ]
    }

    /// `Recipes/leaky.yaml`: batches of 32 and 13 epochs are the paper's, as are network and optimizer; the
    /// learning rates, which it does not give, are the usual ones of each optimizer.
    static var recipe: Recipe {
      var recipe = Recipe()
      recipe.model.name = "leaky"
      recipe.training.epochs = 13
      recipe.training.batchSize = 32
      recipe.optimizer.name = .adam
      recipe.optimizer.lr = 0.001
      return recipe
    }
  }
#endif
