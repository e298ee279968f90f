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

    /// - Throws: `MienError.usage` when a copy would take the place of one of the pictures.
    init(folder: String, of files: PredictFiles) throws {
      self.folder = folder
      names = files.names
      if let path = FileIdentity.first(of: names.map(path(of:)), among: files.paths) {
        throw MienError.usage(
          "--annotate \(folder): a copy would replace \(path), which is to be read; choose another folder"
        )
      }
    }

    private func path(of name: String) -> String { "\(folder)/\(name).png" }

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
            try drawn.encoded(as: .png), to: path(of: names[start + index]))
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
      if let error = failure.withLock({ $0 }) { throw error }
    }
  }
#endif
