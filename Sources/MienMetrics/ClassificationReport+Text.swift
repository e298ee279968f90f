import Foundation
import MienCore

extension ClassificationReport {
  /// The table the field knows from scikit-learn's `classification_report`, line for line.
  ///
  /// - Parameter digits: Decimals of the scores.
  public func text(digits: Int = 4) -> String {
    let names = perClass.map { TerminalText.plain($0.label) }
    let width = max(names.map(\.count).max() ?? 0, "weighted avg".count)
    func line(_ name: String, _ cells: [String]) -> String {
      TerminalText.right(name, width) + " "
        + cells.map { " " + TerminalText.right($0, 9) }.joined() + "\n"
    }
    func score(_ value: Double) -> String { String(format: "%.\(digits)f", value) }
    func scores(_ average: Average) -> [String] {
      [score(average.precision), score(average.recall), score(average.f1), String(count)]
    }

    var table = line("", ["precision", "recall", "f1-score", "support"]) + "\n"
    for (name, row) in zip(names, perClass) {
      table += line(
        name, [score(row.precision), score(row.recall), score(row.f1), String(row.support)])
    }
    table += "\n" + line("accuracy", ["", "", score(accuracy), String(count)])
    table += line("macro avg", scores(macro))
    table += line("weighted avg", scores(weighted))
    return table
  }
}
