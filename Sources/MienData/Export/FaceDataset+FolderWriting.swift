import Dispatch
import Foundation
import MienCore
import Synchronization

#if Vision
  import MienImage
#endif

extension FaceDataset {
  /// Writes `split/class/number.png`; `class/number.png` when the only split is called `all`.
  ///
  /// Every class gets a folder in every split, so that the set of labels survives. Pictures without
  /// a label lie straight in their split.
  ///
  /// - Parameter finishing: Adds what else belongs into the folder, whose temporary path it
  ///   receives.
  func writeFolder(
    to path: String, progress: @Sendable (Double) -> Void,
    finishing: (_ folder: String) throws -> Void = { _ in }
  ) throws {
    #if Vision
      // The temporary folder must lie beside the path, not in it.
      var path = path
      while path.count > 1, path.hasSuffix("/") { path.removeLast() }
      let folders = try folderPlan(path)
      guard access(path, F_OK) != 0 || (try? FolderTree.names(in: path).isEmpty) == true else {
        throw MienError.usage("\(path) exists already; remove it or choose another name")
      }
      let temporary = AtomicFile.temporaryPath(beside: path)
      do {
        for folder in folders.all { try Folders.make("\(temporary)/\(folder)", for: path) }
        try writePictures(progress, target: path) { "\(temporary)/\(folders.folder($0))" }
        try finishing(temporary)
        guard rename(temporary, path) == 0 else {
          throw MienError("cannot write \(path): \(String(cString: strerror(errno)))")
        }
      } catch {
        try? FileManager.default.removeItem(atPath: temporary)
        throw error
      }
    #else
      throw MienError(
        "cannot write pictures to \(path): this program was built without Vision; use one that was "
          + "built with it, or write a .csv or .safetensors file")
    #endif
  }

  /// The folders of a tree, and which of them a picture belongs to.
  private struct FolderPlan {
    let all: [String]
    let folder: @Sendable (Int) -> String
  }

  private func folderPlan(_ path: String) throws -> FolderPlan {
    for name in splitNames + labels.names where !FolderTree.isUsable(name) {
      throw MienError.usage(
        "cannot write \(path): \(TerminalText.quoted(name)) cannot be the name of a folder; "
          + "write a .safetensors pack")
    }
    let unlabelled = zip(labelIndices, splitIndices).first { $0.0 < 0 }
    if let unlabelled, !FolderTree.isSplitName(splitNames[Int(unlabelled.1)]) {
      throw MienError.usage(
        "cannot write \(path): pictures without a label can only be in a split such as test; write "
          + "a .safetensors pack")
    }
    let isFlat = splitNames == [FolderTree.onlySplit] && unlabelled == nil
    let splits = isFlat ? [""] : splitNames.map { $0 + "/" }
    let all = splits.flatMap { split in [split] + labels.names.map { split + $0 } }
    return FolderPlan(all: all.map { $0.isEmpty ? "." : $0 }) { index in
      let label = Int(labelIndices[index])
      return splits[Int(splitIndices[index])] + (label < 0 ? "" : labels.names[label])
    }
  }

  /// What a picture's file is called.
  func fileName(at index: Int) -> String {
    let number = String(index)
    let digits = max(5, String(count).count)
    return String(repeating: "0", count: digits - number.count) + number + ".png"
  }

  #if Vision
    /// - Parameter target: The path the user asked for, for messages.
    private func writePictures(
      _ progress: @Sendable (Double) -> Void, target: String, folder: @Sendable (Int) -> String
    ) throws {
      let portion = 64
      let state = Mutex((done: 0, error: (any Error)?.none))
      DispatchQueue.concurrentPerform(iterations: (count + portion - 1) / portion) { part in
        guard state.withLock({ $0.error == nil }) else { return }
        do {
          for index in (part * portion)..<min((part + 1) * portion, count) {
            let file = "\(folder(index))/\(fileName(at: index))"
            let sink = try FileSink(path: file, target: target)
            try picture(at: index).encoded(as: .png).withUnsafeBytes { try sink.write($0) }
          }
          state.withLock { state in
            state.done += portion
            progress(min(1, Double(state.done) / Double(count)))
          }
        } catch {
          state.withLock { $0.error = $0.error ?? error }
        }
      }
      if let error = state.withLock(\.error) { throw error }
    }

    /// One picture with its channels interleaved, as image files have them.
    private func picture(at index: Int) -> Image {
      withPixels { pixels in
        let planes = pixels[(index * imageSize)..<((index + 1) * imageSize)]
        let size = height * width
        let interleaved =
          channels == 1
          ? Array(planes)
          : (0..<imageSize).map {
            planes[planes.startIndex + $0 % channels * size + $0 / channels]
          }
        return Image(width: width, height: height, channels: channels, pixels: interleaved)
      }
    }
  #endif
}
