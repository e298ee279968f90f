#if Training
  import ArgumentParser
  import Foundation
  import MienCore
  import Torch

  /// What libtorch computes with, for commands that train.
  struct EngineOptions: ParsableArguments {
    enum Place: String, ExpressibleByArgument, CaseIterable {
      case auto, cpu, cuda
    }

    @Option(
      help: """
        Threads of one operation; results repeat for the same number (default: all cores, shared \
        among the processes that train).
        """)
    var threads: Int?

    @Option(
      help: ArgumentHelp(
        """
        Where networks learn: cpu, cuda (one GPU a process), or auto, a GPU where there is one and \
        one process.
        """,
        valueName: "device"))
    var device = Place.auto

    func validate() throws {
      try (1...1024).require(threads, for: "--threads")
    }

    /// Makes libtorch ready for long work; call it before the first tensor.
    ///
    /// - Parameter threads: Of one operation.
    /// - Throws: `MienError` when a GPU was asked for and cannot be used.
    func start(threads: Int) throws {
      prepare(threads: threads)
      do {
        if device == .cuda || device == .auto && Self.hasDriver { try Device.cuda.use() }
      } catch {
        guard device == .auto else {
          throw MienError("--device cuda: there is no GPU to compute with: \(error)")
        }
        Console.warn("the GPU cannot be used, the CPU computes: \(error)")
      }
    }

    /// The same for a command that may be one of several ranks.
    func start(with together: TrainRanks) throws {
      let threads = threads ?? together.threads
      guard !together.ranks.isAlone else { return try start(threads: threads) }
      prepare(threads: threads)
      try together.ranks.agree(on: device == .cuda ? "cuda" : "cpu", as: "--device")
      if device == .cuda {
        try together.useGPU()
      } else if device == .auto, together.ranks.isLeader, Self.hasDriver {
        Console.warn(
          "several processes train on CPUs here; with --device cuda each takes a GPU of its own")
      }
    }

    private func prepare(threads: Int) {
      Runtime.threads = threads
      Runtime.flushDenormals(true)
      Runtime.keepFreedMemory()
    }

    /// The kernel module's file; looking for it costs nothing, libtorch's library for GPUs a second.
    private static var hasDriver: Bool {
      FileManager.default.fileExists(atPath: "/dev/nvidiactl")
    }
  }
#endif
