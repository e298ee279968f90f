import MienCore

extension FaceDataset {
  /// Writes `emotion,pixels,Usage` as FER2013 has it; only `pixels` when this is a test split
  /// without labels.
  ///
  /// The same data set gives the same file, byte for byte, also compressed.
  func writeCsv(to path: String, progress: @Sendable (Double) -> Void) throws {
    guard channels == 1, height == width else {
      throw MienError.usage(
        "a csv holds grey square pictures, these are \(width)x\(height) with \(channels) channels; "
          + "write a .safetensors pack or a folder")
    }
    let labelFields = try csvLabels(path)
    let splitFields = try splitNames.map { try csvField($0, path) }
    // Each grey value with the blank before it.
    let numbers = (0...255).map { Array(" \($0)".utf8) }
    try AtomicFile.write(to: path) { temporary in
      let sink = try makeByteSink(temporary, compression: Compression(path: path), target: path)
      let header = labelFields == nil ? "pixels\n" : "emotion,pixels,Usage\n"
      var text = Array(header.utf8)
      try withPixels { pixels in
        for index in 0..<count {
          if let labelFields {
            text += labelFields[Int(labelIndices[index])]
            text.append(UInt8(ascii: ","))
          }
          let start = text.count
          for pixel in pixels[(index * imageSize)..<((index + 1) * imageSize)] {
            text += numbers[Int(pixel)]
          }
          text.remove(at: start)
          if labelFields != nil {
            text.append(UInt8(ascii: ","))
            text += splitFields[Int(splitIndices[index])]
          }
          text.append(UInt8(ascii: "\n"))
          if text.count >= 1 << 20 {
            try text.withUnsafeBytes { try sink.write($0) }
            text.removeAll(keepingCapacity: true)
            progress(Double(index) / Double(count))
          }
        }
      }
      try text.withUnsafeBytes { try sink.write($0) }
      try sink.finish()
    }
  }

  /// FER2013's number for every label; nil when the pictures have none and the csv can say so.
  private func csvLabels(_ path: String) throws -> [[UInt8]]? {
    let unlabelled = labelIndices.count { $0 < 0 }
    if unlabelled > 0 {
      let used = Set(splitIndices).map { splitNames[Int($0)].lowercased() }
      guard unlabelled == count, used == ["test"] else {
        throw MienError.usage(
          "cannot write \(path): \(unlabelled) pictures have no label, which a csv can only say of "
            + "a whole Test split; write a .safetensors pack")
      }
      return nil
    }
    return try labels.names.map { name in
      guard let number = LabelSet.fer2013.index(of: name) else {
        throw MienError.usage(
          "cannot write \(path): the label \"\(name)\" is none of FER2013; write a .safetensors "
            + "pack or a folder")
      }
      return Array(String(number).utf8)
    }
  }

  private func csvField(_ name: String, _ path: String) throws -> [UInt8] {
    guard !name.isEmpty, name.utf8.count <= 64, TerminalText.isPlain(name), !name.contains("\""),
      name == String(name.split(separator: " ").joined(separator: " "))
    else {
      throw MienError.usage(
        "cannot write \(path): the split name \(TerminalText.quoted(name)) does not fit a csv; "
          + "write a .safetensors pack")
    }
    return Array((name.contains(",") ? "\"\(name)\"" : name).utf8)
  }
}
