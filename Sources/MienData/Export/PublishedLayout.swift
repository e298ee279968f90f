import MienCore

/// The folders of a published data set, as a form to write another one in.
public enum PublishedLayout: String, CaseIterable, Sendable {
  /// Class folders with `labels.csv`; see ``AffectNetHQ``. Splits are lost.
  case affectNetHQ = "affectnet-hq"
  /// The split folders train, validation and test with class folders in them.
  case ferTiny = "fer-tiny"
}

extension FaceDataset {
  /// Writes the pictures as the files of a published data set lie.
  ///
  /// In the layout of AffectNet-HQ every fiftieth picture lies in the folder of the next class, as
  /// some do there: only `labels.csv` has the right label. In that of FER-Tiny the splits that are
  /// learnt from, chosen by and reported on get its names.
  ///
  /// - Throws: `MienError.usage` when `path` exists or the layout cannot hold the data set, as when
  ///   pictures have no label; `MienError` when the disk refuses.
  public func writeFolder(
    to path: String, as layout: PublishedLayout, progress: @Sendable (Double) -> Void = { _ in }
  ) throws {
    guard try DatasetFormat(writingTo: path) == .folder else {
      throw MienError.usage("the layout \(layout.rawValue) is a folder's, and \(path) is a file")
    }
    guard labelIndices.allSatisfy({ $0 >= 0 }) else {
      throw MienError.usage(
        "the layout \(layout.rawValue) has no place for pictures without a label")
    }
    switch layout {
    case .affectNetHQ: try writeAffectNetHQ(to: path, progress)
    case .ferTiny:
      try relabelled(splitNames: ferTinySplits()).writeFolder(to: path, progress: progress)
    }
    progress(1)
  }

  private func writeAffectNetHQ(
    to path: String, _ progress: @Sendable (Double) -> Void
  ) throws {
    let classes = Int16(labels.count)
    let filed = labelIndices.enumerated().map { index, label in
      index % 50 == 49 ? (label + 1) % classes : label
    }
    let names = LabelSet(labels.names.map { $0 == "angry" ? "anger" : $0 })
    let flat = relabelled(
      labels: names, labelIndices: filed, splitNames: [FolderTree.onlySplit],
      splitIndices: [UInt8](repeating: 0, count: count))
    try flat.writeFolder(to: path, progress: progress) { folder in
      let rows = (0..<count).map { index in
        let file = "\(names.names[Int(filed[index])])/\(fileName(at: index))"
        let label = names.names[Int(labelIndices[index])]
        return "\(index),\(CSVText.cell(file)),\(CSVText.cell(label))"
      }
      try AtomicFile.write(
        ([",pth,label"] + rows).joined(separator: "\n") + "\n",
        to: "\(folder)/\(AffectNetHQ.listName)")
    }
  }

  /// ``splitNames`` with FER-Tiny's names in the place of FER2013's.
  private func ferTinySplits() -> [String] {
    splitNames.map { name in
      switch name.lowercased() {
      case "training": "train"
      case "publictest": "validation"
      case "privatetest": "test"
      default: name
      }
    }
  }

  private func relabelled(
    labels: LabelSet? = nil, labelIndices: [Int16]? = nil, splitNames: [String],
    splitIndices: [UInt8]? = nil
  ) -> FaceDataset {
    FaceDataset(
      labels: labels ?? self.labels, channels: channels, height: height, width: width,
      labelIndices: labelIndices ?? self.labelIndices, splitNames: splitNames,
      splitIndices: splitIndices ?? self.splitIndices, source: source, skipped: skipped,
      fingerprint: fingerprint, pixels: pixels)
  }
}
