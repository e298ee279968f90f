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
        "Where networks learn: cpu, cuda (one GPU), or auto, a GPU where there is one.",
        valueName: "device"))
    var device = Place.auto

    func validate() throws {
      if let threads, !(1...1024).contains(threads) {
        throw ValidationError("--threads is \(threads); it must lie between 1 and 1024.")
      }
    }

    /// Makes libtorch ready for long work; call it before the first tensor.
    ///
    /// - Parameters:
    ///   - threads: Of one operation.
    ///   - isAlone: Whether no other processes train the same network.
    /// - Throws: `MienError` when a GPU was asked for and cannot be used.
    func start(threads: Int, isAlone: Bool = true) throws {
      Runtime.threads = threads
      Runtime.flushDenormals(true)
      Runtime.keepFreedMemory()
      guard isAlone else {
        if device == .cuda {
          throw MienError.usage(
            "--device cuda: this build of Mien trains with several processes on CPUs alone")
        }
        return
      }
      do {
        if device == .cuda || device == .auto && Self.hasDriver { try Device.cuda.use() }
      } catch {
        guard device == .auto else {
          throw MienError("--device cuda: there is no GPU to compute with: \(error)")
        }
        Console.warn("the GPU cannot be used, the CPU computes: \(error)")
      }
    }

    /// The kernel module's file; looking for it costs nothing, libtorch's library for GPUs a second.
    private static var hasDriver: Bool {
      FileManager.default.fileExists(atPath: "/dev/nvidiactl")
    }
  }
#endif
