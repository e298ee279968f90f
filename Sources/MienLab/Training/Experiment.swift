#if Training
  import MienCore
  import MienData
  import MienModels
  import Torch

  /// What a recipe and a data set make together: everything a run needs before its first step.
  struct Experiment {
    let recipe: Recipe
    let splits: TrainingSplits
    let samples: EpochSamples
    let source: PictureSource
    let targets: Targets
    let description: NetworkDescription
    let network: any Network
    /// nil where the recipe wants none.
    let average: WeightAverage?
    let teachers: Teachers?
    let unfreezing: Unfreezing
    let optimizer: any Optimizer
    let augmentation: Augmentation
    let mixing: Mixing?
    let schedule: Schedule
    let classWeights: Tensor?
    /// What the user should know about the data, if there is anything.
    let remarks: [String]

    /// Seeds libtorch and makes the network's first values.
    ///
    /// - Parameter data: The data set as it was opened; the recipe says what becomes of it.
    /// - Throws: `MienError` when recipe and data do not go together.
    init(_ recipe: Recipe, data: FaceDataset) throws {
      self.recipe = recipe
      var remarks: [String] = []
      let dataset = try recipe.data.prepare(data) { remarks.append($0) }
      splits = try TrainingSplits(dataset, recipe: recipe.data)
      self.remarks = remarks + [splits.remark].compactMap { $0 }
      samples = EpochSamples(
        splits.train, labels: dataset.labelIndices, recipe: recipe.data, seed: recipe.seed)
      let form = PictureForm(of: dataset, recipe: recipe.data)
      let normalization = try Normalization(
        recipe.data.scaling, form: form, of: dataset, at: splits.train)
      source = PictureSource(dataset, form: form, normalization: normalization)
      targets = Targets(dataset: dataset, rule: recipe.data.voteRule, seed: recipe.seed)
      description = NetworkDescription(
        recipe.model, labels: dataset.labels, form: form,
        isColoured: dataset.channels == 3 && form.channels == 3, normalization: normalization)
      Runtime.seed(recipe.seed)
      network = try description.makeNetwork()
      try Self.setStochasticDepth(recipe, of: network)
      try Self.requireLearnable(network, batchSize: min(recipe.training.batchSize, samples.count))
      let crop = recipe.augmentation.crop
      try description.requireFit(of: crop, network)
      average = try Self.average(of: network, recipe.training, description)
      teachers = try Teachers(
        recipe.distillation, for: description, precision: recipe.training.precision, crop: crop)
      unfreezing = try Unfreezing(recipe.transfer, network: network)
      optimizer = recipe.optimizer.make(unfreezing.groups(network))
      augmentation = Augmentation(recipe: recipe.augmentation, seed: recipe.seed)
      mixing = Mixing(recipe.augmentation, seed: recipe.seed)
      schedule = Schedule(
        recipe: recipe.schedule, rate: recipe.optimizer.lr,
        stepsPerEpoch: BatchOrder.batches(of: samples.count, size: recipe.training.batchSize),
        epochs: recipe.training.epochs)
      classWeights = Self.classWeights(recipe.training.classWeights, dataset, splits.train)
    }

    /// - Throws: `MienError.usage` for a network without residual blocks that could be left out.
    private static func setStochasticDepth(_ recipe: Recipe, of network: any Network) throws {
      let probability = recipe.training.stochasticDepth
      guard probability > 0, network.setStochasticDepth(probability) == 0 else { return }
      throw MienError.usage(
        "training.stochastic_depth leaves out residual blocks of mien_ and resnet networks, and "
          + "\(recipe.model.name) has none; leave it at its default, 0")
    }

    /// - Throws: `MienError.usage` when single pictures are to teach a network that compares those of a batch.
    private static func requireLearnable(_ network: any Network, batchSize: Int) throws {
      guard batchSize == 1, network.modules.contains(where: { $0 is BatchNorm }) else { return }
      throw MienError.usage(
        "batch normalization cannot learn from one picture at a time; "
          + "training.batch_size and the training split must have at least 2")
    }

    private static func average(
      of network: any Network, _ recipe: TrainingRecipe, _ description: NetworkDescription
    ) throws -> WeightAverage? {
      guard recipe.averaging > 0 else { return nil }
      let copy = try Runtime.keepingRandomState { try description.makeNetwork() }
      return WeightAverage(of: network, into: copy, decay: recipe.averaging)
    }

    /// The network that validation, choice and export see.
    var judged: any Network { average?.network ?? network }

    private static func classWeights(
      _ kind: TrainingRecipe.ClassWeights, _ data: FaceDataset, _ positions: [Int]
    ) -> Tensor? {
      guard kind == .balanced else { return nil }
      var counts = [Int](repeating: 0, count: data.labels.count)
      for position in positions { counts[Int(data.labelIndices[position])] += 1 }
      let weights = counts.map { count in
        count == 0 ? 0 : Float(positions.count) / Float(data.labels.count * count)
      }
      return Tensor(weights)
    }
  }
#endif
