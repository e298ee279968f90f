import Dispatch
import Foundation
import MienCore
import Synchronization

/// One csv file being read on all processors, in bounded memory besides the pictures themselves.
///
/// Workers take turns to draw a chunk of whole rows from the stream, parse it on their own and hand
/// it in; the pictures are put together in the order of the file, so that the first bad row is the
/// one that is told.
final class CsvJob: Sendable {
  /// What the workers share once their chunks are parsed.
  private struct Progress {
    var contents: CsvContents
    /// Chunks that came before their turn.
    var waiting: [Int: ParsedChunk] = [:]
    var nextIndex = 0
    var error: (any Error)?
  }

  private let chunker: Mutex<RowChunker>
  private let progress: Mutex<Progress>
  private let parser: RowParser
  private let skipBad: Bool
  private let report: @Sendable (Int) -> Void

  /// - Parameter report: Receives how many bytes of the file were read.
  init(
    chunker: sending RowChunker, parser: RowParser, contents: CsvContents, skipBad: Bool,
    report: @escaping @Sendable (Int) -> Void
  ) {
    self.chunker = Mutex(chunker)
    progress = Mutex(Progress(contents: contents))
    self.parser = parser
    self.skipBad = skipBad
    self.report = report
  }

  /// Reads the file to its end.
  ///
  /// - Parameter first: The first chunk, which the caller has drawn already.
  /// - Throws: `MienError` naming file and row.
  func run(first: RowChunk?) throws -> CsvContents {
    if let first {
      parse(first)
      DispatchQueue.concurrentPerform(
        iterations: ProcessInfo.processInfo.activeProcessorCount
      ) { _ in
        while let chunk = draw() { parse(chunk) }
      }
    }
    let (row, failure) = chunker.withLock { ($0.row, $0.failure) }
    return try progress.withLock { progress in
      if let error = progress.error { throw error }
      switch failure {
      case .broken(let reason): throw MienError("\(progress.contents.path) \(reason)")
      case .truncated:
        try progress.contents.leaveOut(
          row: row, "the file stops in the middle", remedy: "fetch it again")
      case nil: break
      }
      return progress.contents
    }
  }

  /// The next chunk, or nil when there is none or something went wrong.
  private func draw() -> RowChunk? {
    guard progress.withLock({ $0.error == nil }) else { return nil }
    do {
      return try chunker.withLock { chunker in
        let chunk = try chunker.next()
        report(chunker.position)
        return chunk
      }
    } catch {
      progress.withLock { $0.error = $0.error ?? error }
      return nil
    }
  }

  private func parse(_ chunk: RowChunk) {
    let result = Result { try parser.parse(chunk, stopsAtBad: !skipBad) }
    progress.withLock { progress in
      guard progress.error == nil else { return }
      do {
        progress.waiting[chunk.index] = try result.get()
        while let next = progress.waiting.removeValue(forKey: progress.nextIndex) {
          progress.nextIndex += 1
          try progress.contents.append(next)
        }
      } catch {
        progress.error = error
      }
    }
  }
}
