import MienMetrics

extension EvaluationReport {
  /// The figures above all sections.
  var headline: HTML {
    let summary = summary
    let interval = summary.accuracyInterval
    let commonest = summary.perClass.max { $0.support < $1.support }?.label ?? "–"
    return PageParts.figures([
      .init(
        name: "Accuracy", value: Format.percent(summary.accuracy),
        note: "95 % interval \(Format.percent(interval.lower)) to \(Format.percent(interval.upper))"
          + (summary.crops == "single"
            ? ""
            : "; \(summary.crops) crops, one alone \(Format.percent(summary.singleCropAccuracy))")
      ),
      .init(
        name: "Among the top two", value: Format.percent(summary.top2Accuracy),
        note: "true label first or second"),
      .init(
        name: "Macro F1", value: Format.number(summary.macroF1),
        note: "every class counts the same"),
      .init(
        name: "Macro AUC", value: Format.number(summary.areaUnderROC.macro),
        note: "each class against the rest"),
      .init(
        name: "Calibration error", value: Format.percent(summary.expectedCalibrationError),
        note: "mean distance of confidence and accuracy"),
      .init(
        name: "To beat", value: Format.percent(summary.baselineAccuracy),
        note: "by always answering \(commonest)"),
    ])
  }

  /// What the figures mean and what they do not.
  static let readingSection: HTML = """
    <p>Precision asks how far an answer can be trusted, recall how many faces of a class were
    found; F1 is their harmonic mean. Accuracy rewards the frequent classes; macro F1 treats all
    alike, so that the gap between the two shows what rare classes suffer. The interval says how
    far chance alone may move the accuracy on as many other faces from the same source.</p>
    <div class="limits">
    <h3>Expression is not emotion</h3>
    <p>The model names the look of a face in a picture, as people who labelled such pictures would.
    It does not know what a person feels, means or will do: faces move for many reasons, and the
    same feeling shows differently between people, cultures and moments. The labels themselves are
    disputed; on FER2013 people agree with them on about two faces of three.</p>
    <p>Figures hold for faces like those measured here. Other light, cameras, ages and skin tones
    must be measured again. Do not use such a model to judge, hire, grade or police people.</p>
    </div>
    """
}
