import MienCore
import Yams

/// What people are told about keys and values that recipes do not have.
extension RecipeFile {
  static func unknown(_ path: [String], among known: [String], in place: String) -> MienError {
    let section = path.dropLast().joined(separator: ".")
    let whose = section.isEmpty ? "a recipe" : section
    let hint = nearest(to: path.last ?? "", in: known)
    return .usage(
      "\(place): unknown key \(path.joined(separator: "."))\(hint) (\(whose) has \(known.joined(separator: ", ")))"
    )
  }

  static func sentence(for error: DecodingError, in node: Node) -> String {
    guard let (type, path) = error.expectation else { return "it cannot be understood" }
    let text = path.reduce(Optional(node)) { $0?[$1] }?.string ?? ""
    let value = TerminalText.quoted(text, upTo: 40)
    let takes = (kind(of: type) ?? choices(at: path)).map { "; it takes \($0)" } ?? ""
    return "\(path.joined(separator: ".")) cannot be \(value)\(takes)"
  }

  private static func kind(of type: Any.Type) -> String? {
    if type == UInt64.self { return "a whole number from 0 to \(UInt64.max)" }
    if type == Int.self { return "a whole number" }
    if type == Double.self { return "a number" }
    return type == Bool.self ? "true or false" : nil
  }

  /// The values of a key that has only a few.
  private static func choices(at path: [String]) -> String? {
    let names: [String]
    switch path {
    case ["model", "stem"]: names = ModelRecipe.Stem.allCases.map(\.rawValue)
    case ["data", "color"]: names = DataRecipe.Color.allCases.map(\.rawValue)
    case ["data", "scaling"]: names = DataRecipe.Scaling.allCases.map(\.rawValue)
    case ["data", "sampling"]: names = DataRecipe.Sampling.allCases.map(\.rawValue)
    case ["data", "vote_rule"]: names = DataRecipe.VoteRule.allCases.map(\.rawValue)
    case ["training", "class_weights"]: names = TrainingRecipe.ClassWeights.allCases.map(\.rawValue)
    case ["training", "monitor"]: names = TrainingRecipe.Monitor.allCases.map(\.rawValue)
    case ["training", "precision"]: names = TrainingRecipe.Precision.allCases.map(\.rawValue)
    case ["optimizer", "name"]: names = OptimizerRecipe.Name.allCases.map(\.rawValue)
    case ["optimizer", "decay"]: names = OptimizerRecipe.Decay.allCases.map(\.rawValue)
    case ["schedule", "name"]: names = ScheduleRecipe.Name.allCases.map(\.rawValue)
    case ["distillation", "answers"]:
      names = DistillationRecipe.Answers.allCases.map(\.rawValue)
    case ["transfer", "head"]: names = TransferRecipe.Head.allCases.map(\.rawValue)
    default: return nil
    }
    return names.joined(separator: ", ")
  }
}

extension DecodingError {
  /// The type that was wanted, `Any` where it is not known, and the keys that lead there.
  fileprivate var expectation: (type: Any.Type, path: [String])? {
    switch self {
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return (type, context.codingPath.map(\.stringValue))
    case .keyNotFound(_, let context), .dataCorrupted(let context):
      return (Any.self, context.codingPath.map(\.stringValue))
    @unknown default: return nil
    }
  }
}
