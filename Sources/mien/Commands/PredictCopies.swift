#if Vision
  import Dispatch
  import MienCore
  import MienVision
  import Synchronization

  /// Writes annotated copies of pictures into a folder.
  struct PredictCopies: Sendable {
    let folder: String
    /// What each picture's copy is called below the folder, without its ending.
    let names: [String]

    /// Draws and writes the pictures that could be read, side by side.
    ///
    /// - Parameter start: The place of the first of them among all pictures.
    /// - Throws: The first `MienError` met when a picture cannot be drawn or written.
    func write(_ files: [AnalyzedFile], from start: Int) throws {
      let failure = Mutex<(any Error)?>(nil)
      DispatchQueue.concurrentPerform(iterations: files.count) { index in
        guard let picture = files[index].picture else { return }
        do {
          let drawn = try Annotation.draw(files[index].analysis.faces, on: picture)
          try AtomicFile.write(
            try drawn.encoded(as: .png), to: "\(folder)/\(names[start + index]).png")
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
      if let error = failure.withLock({ $0 }) { throw error }
    }
  }
#endif
