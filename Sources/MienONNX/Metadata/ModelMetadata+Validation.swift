import MienCore

extension ModelMetadata {
  /// Bounds what a reader allocates for a picture.
  static let sizes = 1...4096
  static let mostLabels = 10_000

  /// Checks every rule that the properties' descriptions state.
  ///
  /// - Throws: ``MienError`` that names the key of the `.onnx` file and the value that breaks the rule.
  public func validate() throws {
    try validateLabels()
    try validateInput()
    try Self.validate(mean, .mean, channels: channels)
    try Self.validate(std, .std, channels: channels)
    // Pixels are float32; a deviation that is nothing there leaves nothing of them.
    if let wrong = std.first(where: { $0 <= 0 || !Float($0).isNormal }) {
      throw MienError("\(Key.std) holds \(wrong), a deviation must be above 0 and fit float32")
    }
    if let wrong = mean.first(where: { !Float($0).isFinite }) {
      throw MienError("\(Key.mean) holds \(wrong), which does not fit float32")
    }
    guard temperature.isFinite, temperature > 0 else {
      throw MienError("\(Key.temperature) is \(temperature), it must be a finite number above 0")
    }
    for (name, score) in scores.sorted(by: { $0.key < $1.key }) where !score.isFinite {
      throw MienError("\(Key.scores) holds \(score) for \(name.debugDescription)")
    }
  }

  private func validateLabels() throws {
    guard (1...Self.mostLabels).contains(labels.count) else {
      throw MienError(
        "\(Key.labels) holds \(labels.count) labels, there must be 1 to \(Self.mostLabels)")
    }
    var seen: Set<String> = []
    for label in labels {
      // Labels are printed on terminals and drawn on pictures.
      guard label.unicodeScalars.contains(where: Self.leavesInk),
        label.unicodeScalars.allSatisfy(Self.isPrintable)
      else {
        throw MienError("\(Key.labels) holds \(label.debugDescription), which cannot be printed")
      }
      guard seen.insert(label).inserted else {
        throw MienError("\(Key.labels) holds \(label.debugDescription) twice")
      }
    }
  }

  /// No control characters, line breaks or marks that turn the writing direction; joiners are spelling.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
    default: true
    }
  }

  private static func leavesInk(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
  }

  private func validateInput() throws {
    guard channels == 1 || channels == 3 else {
      throw MienError("\(Key.input) has channels \(channels), it must be 1 (grey) or 3 (colour)")
    }
    for (name, size) in [("height", height), ("width", width)]
    where !Self.sizes.contains(size) {
      throw MienError("\(Key.input) has \(name) \(size), it must be 1 to \(Self.sizes.upperBound)")
    }
    guard !isColoured || channels == 3 else {
      throw MienError("\(Key.input) is coloured, which takes 3 channels and not \(channels)")
    }
  }

  private static func validate(_ numbers: [Double], _ key: Key, channels: Int) throws {
    guard numbers.count == channels else {
      throw MienError("\(key) holds \(numbers.count) numbers for \(channels) channels")
    }
    if let wrong = numbers.first(where: { !$0.isFinite }) {
      throw MienError("\(key) holds \(wrong), which is not a finite number")
    }
  }
}
