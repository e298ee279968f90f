import MienCore

/// Where a run was taken up again, and with what.
public struct Resumption: Codable, Equatable, Sendable {
  /// Epochs that were complete.
  public let epoch: Int
  /// Steps of the next one that were done.
  public let step: Int
  /// Epochs the run was to have from here on.
  public let epochs: Int
  public let started: String
  public let mien: String
  public let machine: String
  public let threads: Int
  /// Processes that trained together; nil for one.
  public let ranks: Int?
  /// What it learnt on; nil for the CPU.
  public let device: String?
}

#if Training
  import Foundation
  import Torch

  extension Resumption {
    /// What this process does now.
    init(of state: TrainingState, epochs: Int, ranks: Ranks) {
      epoch = state.history.count
      step = state.step
      self.epochs = epochs
      started = ISO8601DateFormatter().string(from: Date())
      mien = MienVersion.current
      machine = Machine.description
      threads = Runtime.threads
      self.ranks = ranks.isAlone ? nil : ranks.size
      device = Device.current == .cpu ? nil : Device.current.rawValue
    }
  }

  extension Provenance {
    /// Notes that a run goes on.
    ///
    /// - Returns: What a person should know about it.
    mutating func add(
      _ resumption: Resumption, epochsBefore: Int, schedule: ScheduleRecipe
    ) -> [String] {
      var remarks: [String] = []
      let threadsBefore = resumptions?.last?.threads ?? threads
      if resumption.threads != threadsBefore {
        remarks.append(
          "this run computed with --threads \(threadsBefore) until now and goes on with "
            + "\(resumption.threads): its numbers do not repeat bit for bit")
      }
      if resumption.epochs != epochsBefore, schedule.dependsOnEpochs {
        remarks.append(
          "the learning rate followed a schedule for \(epochsBefore) epochs until now and follows the one for "
            + "\(resumption.epochs) from here on: a run of \(resumption.epochs) epochs alone would differ"
        )
      }
      resumptions = (resumptions ?? []) + [resumption]
      return remarks
    }
  }
#endif
