#if Training
  import MienLab

  extension SweepAnswer {
    var document: Document {
      let description = sweep.description
      func named(_ values: [String]) -> [String: String] {
        Dictionary(zip(description.parameters.map(\.key), values)) { $1 }
      }
      return Document(
        sweep: sweep.folder, method: description.method, objective: description.objective,
        data: dataset.source, dataFingerprint: dataset.fingerprint, threads: sweep.threads,
        settings: ranking.entries.map { entry in
          Setting(
            setting: entry.setting, values: named(entry.values), score: entry.score,
            std: entry.deviation, trials: entry.trials.map(\.trial.number))
        },
        trials: results.map { result in
          Trial(
            trial: result.trial.number, setting: result.trial.setting,
            values: named(result.trial.values), seed: result.trial.seed, state: result.state,
            rung: result.rung, run: "\(sweep.folder)/\(result.trial.run)", epochs: result.epochs,
            best: result.best, seconds: result.seconds, message: result.message,
            claims: result.claims)
        })
    }

    /// What `mien sweep --json` prints.
    struct Document: Encodable {
      let sweep: String
      let method: SweepDescription.Method
      let objective: TrainingRecipe.Monitor
      let data: String
      let dataFingerprint: String
      let threads: Int
      /// The best first.
      let settings: [Setting]
      /// By their numbers.
      let trials: [Trial]

      enum CodingKeys: String, CodingKey {
        case sweep, method, objective, data, threads, settings, trials
        case dataFingerprint = "data_fingerprint"
      }
    }

    struct Setting: Encodable {
      let setting: Int
      let values: [String: String]
      let score: Double?
      let std: Double?
      let trials: [Int]
    }

    struct Trial: Encodable {
      let trial: Int
      let setting: Int
      let values: [String: String]
      let seed: UInt64
      let state: SweepTrialResult.State
      let rung: Int
      let run: String
      let epochs: Int?
      let best: EpochMetrics?
      let seconds: Double?
      let message: String?
      let claims: Int
    }
  }
#endif
