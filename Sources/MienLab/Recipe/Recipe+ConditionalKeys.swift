import MienCore

/// A key of recipes that only some optimizers, schedules or sources read.
struct ConditionalKey {
  /// Such as `optimizer.momentum`.
  let name: String
  /// Whether it has another value than the default.
  let isGiven: Bool
  /// Why the recipe does not read it, and what to do, as one sentence; nil where it does.
  let complaint: String?
}

extension Recipe {
  /// Checks that a new run reads every key that was given another value than its default.
  ///
  /// No part of ``validate()``: recipes that earlier versions recorded may have such keys, and must stay readable.
  ///
  /// - Parameter hasVotes: Whether the data set comes with votes of its own.
  /// - Throws: `MienError.usage` naming the key and why nothing reads it.
  func demandKeysAreRead(hasVotes: Bool) throws {
    let unread = conditionalKeys(hasVotes: hasVotes).first { $0.isGiven && $0.complaint != nil }
    if let complaint = unread?.complaint { throw MienError.usage(complaint) }
  }

  func conditionalKeys(hasVotes: Bool) -> [ConditionalKey] {
    let sgd = unless(optimizer: .sgd)
    let adams = unless(optimizer: .adam, .adamw, .radam)
    let cuts = unless(schedule: .step, .plateau)
    let start = transfer.from.isEmpty ? "needs transfer.from; give that, too, or" : nil
    let teachers = distillation.from.isEmpty ? "needs distillation.from; give that, too, or" : nil
    let mixing =
      augmentation.mixes
      ? nil : "needs augmentation.mixup or augmentation.cutmix; give one of them, too, or"
    let unmixed =
      augmentation.mixes && augmentation.mixProbability < 1
      ? nil : "needs augmentation.mix_probability below 1; give that, too, or"
    let fresh =
      distillation.answers == .fresh
      ? nil : "is for distillation.answers fresh; with kept augmentation.flip decides;"
    let votes = data.votes.isEmpty && !hasVotes ? "needs data.votes; give that, too, or" : nil
    return [
      key("augmentation.mix_probability", \.augmentation.mixProbability, mixing),
      key("augmentation.plain_unmixed", \.augmentation.plainUnmixed, unmixed),
      key("optimizer.momentum", \.optimizer.momentum, unless(optimizer: .sgd, .rmsprop)),
      key("optimizer.nesterov", \.optimizer.nesterov, sgd),
      key("optimizer.beta1", \.optimizer.beta1, adams),
      key("optimizer.beta2", \.optimizer.beta2, adams),
      key(
        "optimizer.eps", \.optimizer.eps,
        unless(optimizer: .adam, .adamw, .adagrad, .adadelta, .rmsprop, .radam)),
      key("optimizer.amsgrad", \.optimizer.amsgrad, unless(optimizer: .adam, .adamw)),
      key("optimizer.rho", \.optimizer.rho, unless(optimizer: .adadelta, .rmsprop)),
      key(
        "schedule.warmup_epochs", \.schedule.warmupEpochs,
        unless(schedule: .constant, .step, .cosine, .plateau)),
      key("schedule.every", \.schedule.every, cuts),
      key("schedule.factor", \.schedule.factor, cuts),
      key("schedule.min_lr", \.schedule.minLR, unless(schedule: .cosine, .oneCycle, .plateau)),
      key("schedule.rise", \.schedule.rise, unless(schedule: .oneCycle)),
      key("transfer.head", \.transfer.head, start),
      key("transfer.deepen", \.transfer.deepen, start),
      key("transfer.stages", \.transfer.stages, start),
      key("distillation.temperature", \.distillation.temperature, teachers),
      key("distillation.weight", \.distillation.weight, teachers),
      key("distillation.unmixed_share", \.distillation.unmixedShare, teachers ?? unmixed),
      key("distillation.answers", \.distillation.answers, teachers),
      key("distillation.mirror", \.distillation.mirror, teachers ?? fresh),
      key("data.vote_rule", \.data.voteRule, votes),
    ]
  }

  private func key<Value: Equatable>(
    _ name: String, _ path: KeyPath<Recipe, Value>, _ reason: String?
  ) -> ConditionalKey {
    let usual = Recipe()[keyPath: path]
    let text = "\(usual)".replacing(/\.0$/, with: "")
    let advice = text.isEmpty ? "leave it out" : "leave it at its default, \(text)"
    return ConditionalKey(
      name: name, isGiven: self[keyPath: path] != usual,
      complaint: reason.map { "\(name) \($0) \(advice)" })
  }

  private func unless(optimizer readers: OptimizerRecipe.Name...) -> String? {
    readers.contains(optimizer.name)
      ? nil : misplaced("optimizer.name", optimizer.name.rawValue, readers.map(\.rawValue))
  }

  private func unless(schedule readers: ScheduleRecipe.Name...) -> String? {
    readers.contains(schedule.name)
      ? nil : misplaced("schedule.name", schedule.name.rawValue, readers.map(\.rawValue))
  }

  private func misplaced(_ key: String, _ chosen: String, _ readers: [String]) -> String {
    "belongs to \(key) \(readers.joined(separator: ", ")), not to \(chosen);"
  }
}
