#if Training
  import ArgumentParser
  import Foundation
  import MienCore
  import MienLab
  import Synchronization
  import Torch

  /// How `mien train` deals with the other ranks when torchrun or srun started several.
  struct TrainRanks {
    let ranks: Ranks
    private let group: ProcessGroup?
    private let advice: String
    private let end = OneEnd()

    /// Meets the other ranks, if there are any; from here on this process ends when another rank is gone.
    ///
    /// - Parameter advice: How to go on, for those who are left behind.
    /// - Throws: `MienError` when the environment is not what its starter should set, or ranks do not come.
    init(advice: String) throws {
      self.advice = advice
      guard let launch = try Launch(environment: ProcessInfo.processInfo.environment),
        launch.size > 1
      else {
        (group, ranks) = (nil, Ranks())
        return
      }
      let group = try ProcessGroup.join(launch, shouldStop: { Interrupt.isRequested }) { [end] in
        end.fail("\($0); \(advice)", code: 1)
      }
      self.group = group
      ranks = Ranks(group)
    }

    /// Threads of one operation where the user does not say: this rank's part of the cores.
    var threads: Int {
      max(1, ProcessInfo.processInfo.activeProcessorCount / (group?.ranksHere ?? 1))
    }

    /// See ``ProcessGroup/useGPU()``.
    func useGPU() throws {
      try group?.useGPU()
    }

    /// Runs `body`; with several ranks, ends this process with a word to the others when it fails.
    func run(_ body: () throws -> Void) throws {
      guard let group else { return try body() }
      do {
        try body()
        try group.meet()
      } catch let code as ExitCode {
        // All ranks were interrupted at the same step; rank 0 may still be saving.
        try? group.meet()
        group.leave()
        throw code
      } catch {
        let sentence = (error as? MienError)?.description ?? String(describing: error)
        group.tell(failure: sentence)
        end.fail(
          group.isBroken ? "\(sentence); \(advice)" : sentence,
          code: (error as? MienError)?.kind == .usage ? 2 : 1)
      }
      group.leave()
    }
  }

  /// Ends the process with one sentence, whichever thread comes first.
  private final class OneEnd: Sendable {
    private let hasBegun = Atomic<Bool>(false)

    func fail(_ sentence: String, code: Int32) -> Never {
      if !hasBegun.exchange(true, ordering: .relaxed) {
        Console.fail(sentence)
        // c10d's threads may wait for a rank that is gone; nothing of theirs is worth saving.
        _exit(code)
      }
      while true { pause() }
    }
  }
#endif
