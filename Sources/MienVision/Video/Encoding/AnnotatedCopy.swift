#if Vision
  import Foundation
  import MienCore

  /// A copy of a video with what was found in it: its pictures, and the sound of the video beside them.
  enum AnnotatedCopy {
    /// Writes the copy, whole or not at all.
    ///
    /// - Parameter encode: Writes the pictures alone to the path that it is given.
    /// - Returns: What `encode` returned, with what the copy lacks.
    /// - Throws: ``MienError`` when the copy would replace its source or cannot be written; what `encode` throws.
    static func write(
      to name: String, of source: VideoSource, _ encode: (_ path: String) throws -> VideoSummary
    ) throws -> VideoSummary {
      if case .file(let path) = source, FileIdentity.first(of: [name], among: [path]) != nil {
        throw MienError.usage("\(name) is the video that is read; give its copy another name")
      }
      let sound = try Soundtrack(of: source)
      let pictures = AtomicFile.temporaryPath(beside: name, ending: "pictures.partial")
      defer { unlink(pictures) }
      var written: VideoSummary?
      try AtomicFile.write(to: name) { path in
        var summary = try encode(sound.isEmpty ? path : pictures)
        summary.warnings += sound.warnings
        if !sound.isEmpty {
          let length = summary.ending == .complete ? nil : summary.lastTime
          do {
            try sound.join(pictures: pictures, length: length, to: path)
          } catch let error as MienError {
            // The pictures may have taken hours. A pipe or device, which is written straight, takes no file's place.
            guard path != name, rename(pictures, path) == 0 else { throw error }
            summary.warnings.append("\(error.description); \(name) is silent")
          }
        }
        written = summary
      }
      guard let written else { throw MienError("\(name) was not written") }
      return written
    }
  }
#endif
