import MienCore

/// What a sweep tries: a recipe, the keys that change, and the way their values are chosen.
///
/// The same description gives the same trials in every process; ``SweepFile`` reads it from YAML.
public struct SweepDescription: Codable, Equatable, Sendable {
  /// How trials are chosen.
  public enum Method: String, Codable, CaseIterable, Sendable {
    /// Every combination of the values.
    case grid
    /// Independent draws.
    case random
    /// Successive halving (Jamieson and Talwalkar 2016): many settings for few epochs, and the best
    /// of them for more.
    case halving
  }

  /// The figure of the validation split that trials are ranked by, at the best epoch of each.
  public typealias Objective = TrainingRecipe.Monitor

  /// The epochs of successive halving.
  public struct Halving: Codable, Equatable, Sendable {
    /// Epochs of every setting, from 1.
    public var minEpochs = 1
    /// Epochs of those that come to the last rung.
    public var maxEpochs = 9
    /// One in so many settings goes on to the next rung, which is as many times longer, from 2.
    public var factor = 3

    /// The epochs that trials of each rung have behind them at its end, ascending.
    public var rungs: [Int] {
      var rungs: [Int] = []
      var epochs = minEpochs
      while epochs < maxEpochs {
        rungs.append(epochs)
        epochs *= factor
      }
      return rungs + [maxEpochs]
    }
  }

  /// One key of the recipe that changes from trial to trial.
  public struct Parameter: Codable, Equatable, Sendable {
    /// Such as `optimizer.lr`.
    public let key: String
    public let values: SweepValues

    /// Whether trials differ in it; a list of one value changes the recipe for all.
    public var varies: Bool {
      if case .list(let values) = values { values.count > 1 } else { true }
    }
  }

  /// The whole recipe that trials start from, as YAML.
  public private(set) var recipe: String
  public let method: Method
  public let objective: Objective
  public let parameters: [Parameter]
  /// Settings to draw; nil for a grid.
  public let trials: Int?
  /// Every setting is trained once with each.
  public let seeds: [UInt64]
  /// Starts the draws; apart from the seeds of the trials.
  public let seed: UInt64
  public let halving: Halving?
  /// The file it was read from, for messages; no part of the record.
  var source = "the sweep"

  enum CodingKeys: CodingKey {
    case recipe, method, objective, parameters, trials, seeds, seed, halving
  }

  /// The keys and values in which a setting differs from others, by the order of ``parameters``.
  public func varying(_ values: [String]) -> [(key: String, value: String)] {
    zip(parameters, values).filter(\.0.varies).map { ($0.key, $1) }
  }

  /// The same with every key in its recipe that this version knows.
  func completed() -> SweepDescription {
    guard let known = try? RecipeFile.parse(recipe), let text = try? RecipeFile.text(of: known)
    else { return self }
    var completed = self
    completed.recipe = text
    return completed
  }

  /// The recipe of a setting and seed.
  ///
  /// - Parameter setting: Its values, by the order of ``parameters``.
  /// - Throws: `MienError.usage` when the values do not go together.
  public func recipe(of setting: [String], seed: UInt64) throws -> Recipe {
    var overrides = zip(parameters, setting).map { "\($0.key)=\($1)" }
    overrides.append("seed=\(seed)")
    // The schedule of a halved trial is that of its whole length, so that going on is going on.
    if let halving { overrides.append("training.epochs=\(halving.maxEpochs)") }
    do {
      return try RecipeFile.parse(recipe, name: source, overrides: overrides)
    } catch let error as MienError {
      throw MienError.usage(Self.located(error, in: source))
    }
  }

  /// Checks the recipe of every setting, so that none is refused after others were trained.
  ///
  /// - Parameter hasVotes: Whether the data set comes with votes of its own.
  /// - Throws: `MienError.usage` naming the key of a value that cannot be, or a key that no setting reads.
  func demandPossible(hasVotes: Bool) throws {
    let keys = try settings().flatMap { setting in
      try recipe(of: setting, seed: seeds.first ?? 1).conditionalKeys(hasVotes: hasVotes)
    }
    let read = Set(keys.filter { $0.complaint == nil }.map(\.name))
    let unread = keys.first { $0.isGiven && !read.contains($0.name) }
    if let complaint = unread?.complaint { throw MienError.usage("\(source): \(complaint)") }
  }

  /// A recipe's complaint about an override, told of the file that the override stands in.
  static func located(_ error: MienError, in name: String) -> String {
    var text = error.description
    for prefix in ["--set: ", "\(name): ", "--set "] where text.hasPrefix(prefix) {
      text.removeFirst(prefix.count)
      break
    }
    return "\(name): \(text)"
  }
}
