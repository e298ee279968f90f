import Foundation
import MienCore
import Safetensors

/// Packs of data sets that had to be parsed, kept for the next time.
///
/// There is one pack for a source and its options; it names the state of the source it was made
/// from, and is replaced when that changed. Packs are renamed into place whole, so that programs
/// may share the folder.
struct DatasetCache {
  /// Raised when the same files are read as other pixels: packs of before are not used then.
  private static let readerVersion = 2

  private let options: OpenOptions
  private let path: String
  private let state: String

  /// - Parameters:
  ///   - source: The file or folder as the user named it.
  ///   - reading: Every option that changes what is read.
  ///   - state: What changes whenever the files do.
  init(source: String, reading: String, state: String, options: OpenOptions) {
    let full = URL(fileURLWithPath: source).standardizedFileURL.resolvingSymlinksInPath().path
    let stem = String(
      URL(fileURLWithPath: full).lastPathComponent.prefix(40).map {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "_"
      })
    let key = Fingerprint.of("\(Self.readerVersion) \(reading)\n\(full)")
    self.options = options
    self.state = Fingerprint.of(state)
    path = "\(options.cachePath)/datasets/\(stem)-\(key.prefix(16)).safetensors"
  }

  /// The pack of the source as it is now, or what `read` gives, kept for the next time.
  ///
  /// A cache that cannot be read or written costs time and is warned of, and never an error.
  func dataset(orRead read: () throws -> FaceDataset) throws -> FaceDataset {
    guard options.usesCache else { return try read() }
    if let kept = kept() { return kept }
    discardLeftovers()
    let dataset = try read()
    do {
      try dataset.writePack(to: path, extraMetadata: [PackFormat.sourceStateKey: state])
      // Reading from the pack from now on frees the memory that holds the pixels.
      return try FaceDataset(pack: path)
    } catch {
      options.warn("the data set is not kept for the next time: \(error)")
      return dataset
    }
  }

  /// The pack of the source as it is now, or the one that `write` makes without ever having the
  /// whole data set in memory; what `read` gives where no pack can be kept.
  ///
  /// - Parameter write: Receives the pack's path and what its metadata must hold; throws
  ///   ``CacheFailure`` when only the writing failed.
  func dataset(
    orWrite write: (_ path: String, _ metadata: [String: String]) throws -> Void,
    orRead read: () throws -> FaceDataset
  ) throws -> FaceDataset {
    guard options.usesCache else { return try read() }
    if let kept = kept() { return kept }
    discardLeftovers()
    do {
      try write(path, [PackFormat.sourceStateKey: state])
      return try FaceDataset(pack: path)
    } catch let failure as CacheFailure {
      options.warn("the data set is not kept for the next time: \(failure)")
      return try read()
    }
  }

  /// Removes what processes left that were ended while they wrote a pack, after a day.
  private func discardLeftovers() {
    let folder = "\(options.cachePath)/datasets"
    for path in AtomicFile.temporaries(in: folder, endings: ["partial", "building"]) {
      let written = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate]
      if let written = written as? Date, written.timeIntervalSinceNow < -86_400 { unlink(path) }
    }
  }

  private func kept() -> FaceDataset? {
    guard access(path, F_OK) == 0 else { return nil }
    do {
      let file = try SafetensorsFile(path: path)
      guard file.metadata[PackFormat.sourceStateKey] == state else { return nil }
      let dataset = try FaceDataset(packFile: file)
      if dataset.skipped > 0 {
        // Without --skip-bad the reader has to say where the first bad row is.
        guard options.skipBad else { return nil }
        options.warn("\(dataset.source): \(dataset.skipped) bad rows or files were left out")
      }
      return dataset
    } catch {
      options.warn("reading the source again: \(error)")
      return nil
    }
  }
}
