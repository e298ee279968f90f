#if Training
  import ArgumentParser
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import Torch

  struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sweep",
      abstract: "Train a recipe with many values of its keys and rank them.",
      discussion: """
        Trials and results lie in a database in --out, so that any number of processes can work \
        on one sweep: run the same command again, here or on a machine that shares the folder, to \
        join it or to go on with it. What a killed worker had in hand is taken up again where its \
        last checkpoint stands. Ctrl-C saves.
        """)

    @Argument(help: "The sweep in YAML: a recipe, the keys that change and their values.")
    var sweep: String

    @OptionGroup var source: DataOptions

    @Option(help: "The sweep's folder: sweep.sqlite, trials/0001 and so on, report.html.")
    var out: String

    @Option(help: "Processes that train at a time.")
    var workers = 1

    @OptionGroup var engine: EngineOptions

    @Flag(help: "Try failed trials again.")
    var retryFailed = false

    @Flag(help: "Print the results as one JSON document.")
    var json = false

    @Option(help: .hidden)
    var workerOf: Int32?

    func validate() throws {
      try (1...256).require(workers, for: "--workers")
    }

    func run() throws {
      Interrupt.watch()
      try OutputPaths(reports: [("--out", out)]).check(against: [])
      // The parent tells its workers when Ctrl-C was pressed.
      if workerOf != nil { signal(SIGINT, SIG_IGN) }
      let description = try SweepFile.read(sweep)
      let dataset = try source.open()
      do {
        try run(description, dataset)
      } catch is CancellationError {
        throw interrupted(nil)
      }
    }

    private func run(_ description: SweepDescription, _ dataset: FaceDataset) throws {
      let cores = ProcessInfo.processInfo.activeProcessorCount
      let sweep = try Sweep(
        description, folder: out, data: dataset, threads: engine.threads,
        defaultThreads: max(1, cores / workers), command: commandLine,
        shouldStop: { shouldStop }, warn: { Console.warn($0) })
      if retryFailed, workerOf == nil {
        Console.line("\(try sweep.retryFailed()) failed trials are tried again")
      }
      let isComplete: Bool
      if workers > 1, workerOf == nil {
        isComplete = try SweepWorkers(count: workers).run(sweep)
      } else {
        try engine.start(threads: sweep.threads)
        let progress = SweepConsole(sweep: sweep, isAlone: workerOf == nil)
        isComplete = try sweep.work(shouldStop: { shouldStop }, observe: progress.observe)
      }
      guard workerOf == nil else {
        if !isComplete { throw ExitCode(1) }
        return
      }
      guard isComplete else { throw interrupted(try sweep.progress()) }
      try SweepAnswer(sweep, dataset).tell(json: json)
    }

    /// A worker also stops when the process that started it is gone.
    private var shouldStop: Bool {
      Interrupt.isRequested || workerOf.map { getppid() != $0 } ?? false
    }

    private func interrupted(_ progress: SweepProgress?) -> ExitCode {
      let done = progress.map { ", \($0.done + $0.failed) of \($0.total) trials are done" } ?? ""
      if workerOf == nil { Console.line("saved \(out)\(done); go on with: \(commandLine)") }
      return ExitCode(1)
    }
  }
#endif
