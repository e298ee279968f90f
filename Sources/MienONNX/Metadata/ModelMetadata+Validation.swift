import MienCore

extension ModelMetadata {
  static let sizes = 1...4096
  /// The elements of one input picture: colour at the largest size. Bounds what a reader allocates.
  static let largestInput = 3 * 4096 * 4096
  static let mostLabels = 10_000

  /// Checks every rule that the properties' descriptions state.
  ///
  /// - Throws: ``MienError`` that names the key of the `.onnx` file and the value that breaks the rule.
  public func validate() throws {
    try validateLabels()
    try validateInput()
    try Self.validate(mean, .mean, channels: channels)
    try Self.validate(std, .std, channels: channels)
    if let wrong = std.first(where: { $0 <= 0 }) {
      throw MienError("\(Key.std) holds \(wrong), a deviation must be above 0")
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
      guard !label.isEmpty, label.unicodeScalars.allSatisfy(Self.isPrintable) else {
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

  private func validateInput() throws {
    for (name, size) in [("channels", channels), ("height", height), ("width", width)]
    where !Self.sizes.contains(size) {
      throw MienError("\(Key.input) has \(name) \(size), it must be 1 to \(Self.sizes.upperBound)")
    }
    guard !isColoured || channels == 3 else {
      throw MienError("\(Key.input) is coloured, which takes 3 channels and not \(channels)")
    }
    guard channels * height * width <= Self.largestInput else {
      throw MienError(
        "\(Key.input) is \(channels)x\(height)x\(width), more than \(Self.largestInput) elements")
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
