import MienCore

#if Training
  import MienModels
#endif

extension Recipe {
  /// Checks the network's name against the zoo and every number against its range.
  ///
  /// - Throws: `MienError.usage` naming the key, its value and what it may be.
  public func validate() throws {
    #if Training
      try demandNetwork()
    #endif
    try demand("data.validation_fraction", data.validationFraction, in: 0.001...0.5)
    try demand("data.test_fraction", data.testFraction, in: 0...0.9)
    try demand("data.images_per_class", Double(data.imagesPerClass), in: 0...1e9)
    try demand("data.limit", Double(data.limit), in: 0...1e9)
    try demand("data.minimum_per_class", Double(data.minimumPerClass), in: 0...1_000_000)
    if data.size != 0 { try demand("data.size", Double(data.size), in: 8...1024) }
    if data.sampling == .balanced && data.minimumPerClass > 0 {
      throw MienError.usage(
        "data.sampling balanced and data.minimum_per_class do the same work; choose one")
    }

    try demand("augmentation.flip", augmentation.flip, in: 0...1)
    try demand("augmentation.rotation", augmentation.rotation, in: 0...180)
    try demand("augmentation.shift", augmentation.shift, in: 0...1)
    try demand("augmentation.zoom", augmentation.zoom, in: 0...0.9)
    try demand("augmentation.shear", augmentation.shear, in: 0...80)
    try demand("augmentation.brightness", augmentation.brightness, in: 0...1)
    try demand("augmentation.contrast", augmentation.contrast, in: 0...1)
    if augmentation.crop != 0 {
      try demand("augmentation.crop", Double(augmentation.crop), in: 8...1024)
    }
    try demand("augmentation.erasing", augmentation.erasing, in: 0...1)
    try demand("augmentation.erasing_area", augmentation.erasingArea, in: 0.02...1)
    try demand("augmentation.mixup", augmentation.mixup, in: 0...10)
    try demand("augmentation.cutmix", augmentation.cutmix, in: 0...10)
    try demand("augmentation.mix_probability", augmentation.mixProbability, in: 0...1)

    try demand("training.epochs", Double(training.epochs), in: 1...1_000_000)
    try demand(
      "training.batch_size", Double(training.batchSize),
      in: 1...Double(TrainingRecipe.largestBatch))
    try demand("training.patience", Double(training.patience), in: 0...1_000_000)
    try demand("training.clip_norm", training.clipNorm, in: 0...1e9)
    try demand("training.label_smoothing", training.labelSmoothing, in: 0...0.99)
    try demand("training.stochastic_depth", training.stochasticDepth, in: 0...0.9)
    try demand("training.averaging", training.averaging, in: 0...0.999999)

    try demand("optimizer.lr", optimizer.lr, in: 1e-12...1e3)
    try demand("optimizer.weight_decay", optimizer.weightDecay, in: 0...1e3)
    try demand("optimizer.momentum", optimizer.momentum, in: 0...0.9999)
    try demand("optimizer.beta1", optimizer.beta1, in: 0...0.999999)
    try demand("optimizer.beta2", optimizer.beta2, in: 0...0.9999999)
    try demand("optimizer.eps", optimizer.eps, in: 0...1)
    try demand("optimizer.rho", optimizer.rho, in: 0...0.999999)
    if optimizer.nesterov && optimizer.momentum == 0 {
      throw MienError.usage("optimizer.nesterov needs optimizer.momentum above 0, such as 0.9")
    }

    try demand("schedule.warmup_epochs", schedule.warmupEpochs, in: 0...1e6)
    try demand("schedule.every", Double(schedule.every), in: 1...1_000_000)
    try demand("schedule.factor", schedule.factor, in: 1e-6...1)
    try demand("schedule.min_lr", schedule.minLR, in: 0...optimizer.lr)
    try demand("schedule.rise", schedule.rise, in: 0.01...0.99)

    try demand("distillation.temperature", distillation.temperature, in: 0.1...100)
    try demand("distillation.weight", distillation.weight, in: 0...1)
    try demand("distillation.unmixed_share", distillation.unmixedShare, in: 0...1)
    if distillation.answers == .kept && augmentation.mixes {
      throw MienError.usage(
        "distillation.answers kept goes without augmentation.mixup and augmentation.cutmix: "
          + "nobody was asked about mixed pictures")
    }

    try demand("transfer.backbone_lr", transfer.backboneLR, in: 0...1000)
    _ = try transfer.parsedStages()
    if !transfer.stages.isEmpty && transfer.backboneLR != 1 {
      throw MienError.usage(
        "transfer.stages and transfer.backbone_lr do the same work; choose one")
    }
  }

  #if Training
    private func demandNetwork() throws {
      do {
        _ = try Zoo.entry(model.name)
      } catch let error as MienError {
        throw MienError.usage("model.name: \(TerminalText.plain(error.description))")
      }
    }
  #endif

  private func demand(_ key: String, _ value: Double, in range: ClosedRange<Double>) throws {
    guard range.contains(value) else {
      let (low, high) = (range.lowerBound.formatted, range.upperBound.formatted)
      throw MienError.usage("\(key) is \(value.formatted); it must lie between \(low) and \(high)")
    }
  }
}

extension Double {
  /// Without a fraction where there is none: `20`, not `20.0`.
  fileprivate var formatted: String {
    self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
  }
}
