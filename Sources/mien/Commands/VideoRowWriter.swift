#if Vision
  import Foundation
  import MienCore
  import MienVision
  import Synchronization

  /// Writes a video's rows as they come, to a file or to standard output.
  final class RowWriter: Sendable {
    private let file: Int32
    private let name: String
    private let format: VideoRowFormat
    private let labels: [String]
    private let hasNoReader = Atomic<Bool>(false)

    /// - Parameters:
    ///   - path: nil for standard output.
    ///   - name: What messages call it.
    init(path: String?, named name: String, format: VideoRowFormat, labels: [String]) throws {
      file = path.map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) } ?? STDOUT_FILENO
      self.name = name
      self.format = format
      self.labels = labels
      guard file >= 0 else {
        throw MienError("\(name): cannot be written: \(String(cString: strerror(errno)))")
      }
      try write(format.header(labels: labels))
    }

    /// Whether whoever read standard output is gone.
    var isUnwanted: Bool { hasNoReader.load(ordering: .relaxed) }

    /// - Throws: ``MienError`` when the disk is full and the like.
    func write(_ row: VideoRow) throws {
      try write(format.text(row, labels: labels))
    }

    func close() throws {
      guard file != STDOUT_FILENO else { return }
      guard Foundation.close(file) == 0 else {
        throw MienError("\(name): cannot be written: \(String(cString: strerror(errno)))")
      }
    }

    private func write(_ text: String) throws {
      guard !isUnwanted, let error = writeAll(text, to: file) else { return }
      guard error == EPIPE && file == STDOUT_FILENO else {
        throw MienError("\(name): cannot be written: \(String(cString: strerror(error)))")
      }
      hasNoReader.store(true, ordering: .relaxed)
    }
  }
#endif
