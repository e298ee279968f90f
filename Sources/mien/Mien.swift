import ArgumentParser
import Foundation
import MienCore

#if Training
  import Torch
#endif

/// The root of the command line; each subcommand has a file of its own.
struct Mien: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mien",
    abstract:
      "Read faces, train networks on their expressions, judge them honestly, put them to work.",
    discussion: """
      Results go to standard output, progress and warnings to standard error. Exit codes: 0 done, 1 failed, 2 \
      wrong use.
      """,
    version: MienVersion.current,
    subcommands: subcommands)

  private static var subcommands: [any ParsableCommand.Type] {
    var commands: [any ParsableCommand.Type] = [DataCommand.self]
    #if Training
      commands += [ModelsCommand.self, TrainCommand.self, SweepCommand.self, RunsCommand.self]
      commands += [ReproduceCommand.self]
    #endif
    commands += [EvaluateCommand.self]
    #if Training
      commands += [ExportCommand.self]
    #endif
    #if Vision
      commands += [PredictCommand.self, VideoCommand.self, ServeCommand.self]
    #endif
    #if Training || Vision
      commands += [BenchCommand.self]
    #endif
    return commands
  }
}

@main
enum Program {
  static func main() {
    // A reader that goes away (`mien … | head`) ends the program quietly.
    signal(SIGPIPE, SIG_DFL)
    StandardStreams.open()
    #if Training
      ShortWaits.begin()
      Runtime.whenMemoryRunsOut { error in
        let line = error.description.split(separator: "\n").first.map(String.init) ?? ""
        let reason = line.components(separatedBy: "Allocator: ").last ?? line
        Console.fail(
          "there is not enough memory; lower training.batch_size or data.size (\(reason.prefix(120)))"
        )
        // Other threads may be computing; nothing of theirs is worth saving.
        _exit(1)
      }
    #endif
    do {
      try Arguments.check()
      var command = try Mien.parseAsRoot()
      try command.run()
    } catch let error as MienError {
      Console.fail(error.description)
      exit(error.kind == .usage ? 2 : 1)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch  where Mien.exitCode(for: error) == .success {
      tell(Mien.fullMessage(for: error))
    } catch  where Mien.exitCode(for: error) == .validationFailure {
      Console.fail(Arguments.complaint(about: error))
      exit(2)
    } catch {
      Console.fail(Mien.message(for: error))
      exit(1)
    }
  }

  private static func tell(_ text: String) {
    do {
      try Output.text(text + "\n")
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      Console.fail("\(error)")
      exit(1)
    }
  }
}
