#if Training
  import MienLab

  /// The experiments of Bodapati et al.: cleaning, optimizers times learning rates, and the best of them longer.
  struct BodapatiTrials {
    /// AMSGrad at 0.01, the paper's choice.
    let published: Trial
    /// One short training a cell: the optimizer's name, the learning rate, the trial.
    let grid: [(optimizer: String, rate: Double, trial: Trial)]

    /// - Parameter clean: The list that cleaning wrote, which all trials leave out.
    init(_ extent: Extent, data: PaperData, clean: String) {
      var recipe = Self.recipe
      recipe.data.clean = clean
      if extent == .quick { recipe.training.epochs = 6 }
      published = Trial(name: "bodapati", recipe: recipe, data: data)

      let rates = extent == .full ? [0.1, 0.01, 0.001, 0.0001] : [0.01, 0.001]
      grid = Self.optimizers.flatMap { optimizer in
        rates.map { rate in
          var cell = recipe
          cell.schedule = Recipe().schedule
          cell.training.averaging = 0
          cell.training.epochs = extent == .full ? 10 : 2
          cell.data.limit = extent == .full ? 0 : 3000
          cell.optimizer.lr = rate
          cell.optimizer.amsgrad = false
          optimizer.change(&cell.optimizer)
          return (
            optimizer.name, rate,
            Trial(name: "grid-\(optimizer.name)-\(rate)", recipe: cell, data: data)
          )
        }
      }
    }

    /// The paper says "different optimizers" and names AMSGrad alone; these are those of its time.
    private static let optimizers:
      [(name: String, change: @Sendable (inout OptimizerRecipe) -> Void)] = [
        ("sgd", { $0.name = .sgd }),
        (
          "momentum",
          {
            $0.name = .sgd
            $0.momentum = 0.9
          }
        ),
        ("adam", { $0.name = .adam }),
        (
          "amsgrad",
          {
            $0.name = .adam
            $0.amsgrad = true
          }
        ),
        ("rmsprop", { $0.name = .rmsprop }),
        ("adagrad", { $0.name = .adagrad }),
      ]

    /// `Recipes/bodapati.yaml`: network, AMSGrad and its rate of 0.01 are the paper's; epochs, batch size,
    /// augmentation, label smoothing, the average of the weights and the schedule of the rate, which it does not
    /// give, are ours.
    static var recipe: Recipe {
      var recipe = Recipe()
      recipe.model.name = "bodapati"
      recipe.augmentation.flip = 0.5
      recipe.augmentation.rotation = 10
      recipe.augmentation.shift = 0.1
      recipe.augmentation.zoom = 0.1
      recipe.augmentation.shear = 5
      recipe.augmentation.brightness = 0.1
      recipe.augmentation.contrast = 0.2
      recipe.training.epochs = 40
      recipe.training.batchSize = 128
      recipe.training.labelSmoothing = 0.1
      recipe.training.averaging = 0.999
      recipe.optimizer.name = .adam
      recipe.optimizer.amsgrad = true
      recipe.optimizer.lr = 0.01
      recipe.schedule.name = .oneCycle
      return recipe
    }
  }
#endif
