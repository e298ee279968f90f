import MienCore

extension SafetensorsWriter {
  /// The bytes in front of the data section, length included, and how long that section will be.
  static func header(
    path: String, _ tensors: [SafetensorsDeclaration], _ metadata: [String: String]
  ) throws -> (bytes: [UInt8], dataCount: Int) {
    var fields: [String] = []
    if !metadata.isEmpty {
      // Sorted, because a dictionary's order differs from run to run.
      let pairs = metadata.sorted { $0.key < $1.key }.map {
        "\($0.key.jsonQuoted):\($0.value.jsonQuoted)"
      }
      fields.append("\(SafetensorsHeader.metadataKey.jsonQuoted):{\(pairs.joined(separator: ","))}")
    }
    var names: Set<String> = [SafetensorsHeader.metadataKey]
    var end = 0
    for tensor in tensors {
      var shown: String { TerminalText.quoted(tensor.name) }
      guard names.insert(tensor.name).inserted else {
        throw MienError("cannot write \(path): the tensor name \(shown) is taken")
      }
      let count = byteCount(of: tensor.shape, tensor.dtype)
      guard let count, case let (sum, overflow) = end.addingReportingOverflow(count), !overflow
      else {
        throw MienError("cannot write \(path): tensor \(shown) cannot be \(tensor.shape)")
      }
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      fields.append(
        "\(tensor.name.jsonQuoted):{\"dtype\":\"\(tensor.dtype.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(end),\(sum)]}")
      end = sum
    }
    var json = Array("{\(fields.joined(separator: ","))}".utf8)
    json.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - json.count % 8) % 8))
    guard json.count <= SafetensorsHeader.largestSize else {
      throw MienError("cannot write \(path): its header would be \(json.count) bytes long")
    }
    let length = withUnsafeBytes(of: UInt64(json.count).littleEndian) { Array($0) }
    return (length + json, end)
  }
}
