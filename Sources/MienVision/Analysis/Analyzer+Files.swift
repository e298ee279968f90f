#if Vision
  import Foundation
  import MienCore
  import MienImage

  /// A picture file and the answer about it.
  public struct AnalyzedFile: Sendable {
    /// Its faces, or why there is no answer.
    public let analysis: Analysis
    /// The picture itself where it was asked for and could be read.
    public let picture: Image?
  }

  extension Analyzer {
    /// Analyzes picture files, any number of them, in memory that does not grow with their number.
    ///
    /// `workers` threads read pictures and find faces ahead of the calling thread, which classifies
    /// what they found in batches and hands the answers on. A picture that cannot be read has an
    /// ``Analysis/error`` and stops nothing. Holds at most `workers` pictures, or 3 times as many
    /// where they are kept, and the small cuts of faces of 192 more.
    ///
    /// - Parameters:
    ///   - workers: Threads, at least 1.
    ///   - keepsPictures: Whether answers come with their pictures, to draw on.
    ///   - body: Receives the answers in the order of `paths`, some at a time, on the calling
    ///     thread. Throwing ends the work.
    /// - Throws: What `body` throws; ``MienError`` when the classifier fails.
    /// - Precondition: `workers` is at least 1.
    public func analyze(
      files paths: [String], workers: Int = ProcessInfo.processInfo.activeProcessorCount,
      limits: DecodeLimits = .default, keepsPictures: Bool = false,
      _ body: ([AnalyzedFile]) throws -> Void
    ) throws {
      precondition(workers >= 1, "\(workers) workers do no work")
      let batch = keepsPictures ? workers : 64
      let line = FileLine<PreparedFile>(
        count: paths.count, batch: batch,
        window: batch + (keepsPictures ? workers : max(workers, 64)))
      line.start(workers: min(workers, paths.count)) { index in
        PreparedFile(paths[index], limits: limits, keepsPicture: keepsPictures, self)
      }
      defer { line.stop() }
      while let files = line.next() {
        let faces = try classify(files.map(\.faces))
        try body(
          zip(files, faces).map { file, faces in
            let analysis =
              file.error.map { Analysis(image: file.path, error: $0) }
              ?? Analysis(image: file.path, faces: faces)
            return AnalyzedFile(analysis: analysis, picture: file.picture)
          })
      }
    }
  }

  /// A picture file that waits for the classifier.
  private struct PreparedFile: Sendable {
    let path: String
    var faces = UnclassifiedFaces(detections: [], cuts: [])
    var picture: Image?
    var error: String?

    init(_ path: String, limits: DecodeLimits, keepsPicture: Bool, _ analyzer: Analyzer) {
      self.path = path
      do {
        let image = try Image.decode(path: path, limits: limits)
        faces = try analyzer.faces(in: image)
        picture = keepsPicture ? image : nil
      } catch {
        self.error = String(describing: error)
      }
    }
  }
#endif
