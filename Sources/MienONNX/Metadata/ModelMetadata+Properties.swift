import Foundation
import MienCore

extension ModelMetadata {
  /// The keys of an `.onnx` file's `metadata_props`; all values but the format's are JSON.
  enum Key: String, CaseIterable, CustomStringConvertible {
    case format, labels, input, mean, std, output, temperature, provenance, scores

    var name: String { "mien.\(rawValue)" }
    var description: String { name }
  }

  static let format = "1"
  /// More than any real value needs, so that decoding stays cheap for hostile files.
  private static let largestValue = 1 << 20

  private struct InputSize: Codable {
    var channels: Int
    var height: Int
    var width: Int
    /// Not there in files of networks that see grey.
    var coloured: Bool?
  }

  /// The metadata as entries of a model, in a fixed order.
  ///
  /// - Throws: ``MienError`` when they are invalid.
  func properties() throws -> [Onnx_StringStringEntryProto] {
    try validate()
    let input = InputSize(
      channels: channels, height: height, width: width, coloured: isColoured ? true : nil)
    let values: [(Key, String)] = [
      (.format, Self.format), (.labels, try Self.json(labels)), (.input, try Self.json(input)),
      (.mean, try Self.json(mean)), (.std, try Self.json(std)), (.output, output.rawValue),
      (.temperature, try Self.json(temperature)), (.provenance, try Self.json(provenance)),
      (.scores, try Self.json(scores)),
    ]
    return try values.map { key, value in
      guard value.utf8.count <= Self.largestValue else {
        throw MienError("\(key) is longer than \(Self.largestValue) bytes")
      }
      return .with {
        $0.key = key.name
        $0.value = value
      }
    }
  }

  /// Reads the metadata out of a model's entries; entries of other programs are passed over.
  ///
  /// Every key must be there, since a file cut short between two entries looks whole otherwise.
  ///
  /// - Throws: ``MienError`` without the file's name, which the caller adds.
  init(properties: [Onnx_StringStringEntryProto]) throws {
    var values: [String: String] = [:]
    for entry in properties where entry.key.hasPrefix("mien.") {
      guard values.updateValue(entry.value, forKey: entry.key) == nil else {
        throw MienError("the key \(entry.key.debugDescription) appears twice")
      }
    }
    guard let format = values[Key.format.name] else {
      throw MienError(
        "no Mien metadata, so this model was not exported by mien; "
          + "`mien export RUN --to MODEL.onnx` makes one that is")
    }
    guard format == Self.format else {
      throw MienError(
        "\(Key.format) is \(String(format.prefix(20)).debugDescription), this mien reads "
          + "\(Self.format); update mien or export the model again")
    }
    let input = try Self.value(InputSize.self, .input, in: values)
    self.init(
      labels: try Self.value([String].self, .labels, in: values),
      channels: input.channels, height: input.height, width: input.width,
      isColoured: input.coloured ?? false,
      mean: try Self.value([Double].self, .mean, in: values),
      std: try Self.value([Double].self, .std, in: values),
      output: try Self.outputKind(in: values),
      temperature: try Self.value(Double.self, .temperature, in: values),
      provenance: try Self.value([String: String].self, .provenance, in: values),
      scores: try Self.value([String: Double].self, .scores, in: values))
    try validate()
  }

  private static func outputKind(in values: [String: String]) throws -> OutputKind {
    let text = try text(.output, in: values)
    guard let kind = OutputKind(rawValue: text) else {
      let known = OutputKind.allCases.map(\.rawValue).joined(separator: " or ")
      throw MienError("\(Key.output) is \(String(text.prefix(40)).debugDescription), not \(known)")
    }
    return kind
  }

  private static func value<Value: Decodable>(
    _ type: Value.Type, _ key: Key, in values: [String: String]
  ) throws -> Value {
    let text = try text(key, in: values)
    if let complaint = UntrustedJSON.complaint(about: text.utf8) {
      throw MienError("\(key) \(complaint)")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      let start = String(text.prefix(40)).debugDescription
      throw MienError("\(key) does not hold what it should, it starts with \(start)")
    }
  }

  private static func text(_ key: Key, in values: [String: String]) throws -> String {
    guard let text = values[key.name] else {
      throw MienError("\(key) is missing, the file may be cut short; export the model again")
    }
    guard text.utf8.count <= largestValue else {
      throw MienError("\(key) is longer than \(largestValue) bytes")
    }
    return text
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
