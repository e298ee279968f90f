import MienCore

extension FaceDataset {
  /// The split of the pictures that a selection leaves out; they have no label.
  public static let leftOutSplit = "left out"

  /// The same pictures with the labels and splits that a selection gives them.
  ///
  /// No pixel is copied and every picture keeps its position. Pictures that do not count get the
  /// label -1 and the split ``leftOutSplit``, which a data set without such pictures does not have.
  /// Every class has the same share in all new splits, rounded to whole pictures; where the data
  /// set has ``groups``, each goes into one split whole, and shares are as near as that allows.
  /// ``fingerprint`` is derived from this data set's and the selection.
  ///
  /// - Parameter warn: Receives one sentence for every class that has fewer pictures than
  ///   ``DatasetSelection/imagesPerClass``; all it has are taken.
  /// - Throws: `MienError.usage` naming a class, split or position that is not there, a number that
  ///   is out of range, or a new split that would be empty.
  /// - Complexity: O(`count`).
  public func selecting(
    _ selection: DatasetSelection, warn: (String) -> Void = { _ in }
  ) throws -> FaceDataset {
    var selection = selection
    // All classes as they are: the data set is not another one because somebody names them.
    if selection.classes.map(labels.index(of:)) == labels.names.indices.map({ $0 }) {
      selection.classes = []
    }
    if selection.isEmpty { return self }
    try selection.check()
    var draft = SelectionDraft(self, seed: selection.seed)
    try draft.exclude(selection.excluded)
    try draft.keep(classes: selection.classes)
    // Limits come before new splits: the papers cut their data down, then divide it.
    if selection.testFraction != nil { draft.pool() }
    try draft.limit(perClass: selection.imagesPerClass, all: selection.limit, warn: warn)
    try draft.divide(test: selection.testFraction, validation: selection.validationFraction)
    return try draft.dataset(
      fingerprint: Fingerprint.of("mien.selection 1\n\(fingerprint)\n\(selection.digest)"))
  }
}

extension DatasetSelection {
  /// Checks what can be checked without a data set.
  fileprivate func check() throws {
    for (name, value) in [("images per class", imagesPerClass), ("limit", limit)] {
      if let value, value < 1 {
        throw MienError.usage("the \(name) of a selection is \(value); it must be at least 1")
      }
    }
    for (name, value) in [("test", testFraction), ("validation", validationFraction)] {
      // Written so that NaN fails.
      if let value, !(value > 0 && value < 1) {
        throw MienError.usage(
          "the \(name) fraction of a selection is \(value); it must lie between 0 and 1")
      }
    }
  }

  /// Text that differs whenever the pictures, labels or splits may.
  fileprivate var digest: String {
    let names = classes.map { "\($0.utf8.count):\($0)" }.joined()
    let places = excluded.sorted().map { Int64($0).littleEndian }
    return [
      names, "\(imagesPerClass ?? 0) \(limit ?? 0) \(testFraction ?? 0) \(validationFraction ?? 0)",
      "\(seed)", places.withUnsafeBytes { Fingerprint.of($0) },
    ].joined(separator: "\n")
  }
}
