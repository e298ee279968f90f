#if Vision
  import Foundation
  import Logging
  import MienCore

  /// Writes one JSON object a line to standard error.
  public struct JSONLogHandler: LogHandler {
    /// The least level that is written.
    public var logLevel = Logger.Level.info
    /// What every line has besides its own.
    public var metadata: Logger.Metadata = [:]

    /// A handler of the level `info` without metadata.
    public init() {}

    /// One of the ``metadata``; nil where there is none of that key.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    /// Writes one line; one that cannot be written is lost.
    public func log(event: LogEvent) {
      _ = writeAll(line(event.level, event.message, event.metadata) + "\n", to: STDERR_FILENO)
    }

    func line(
      _ level: Logger.Level, _ message: Logger.Message, _ own: Logger.Metadata?
    ) -> String {
      let time = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
      var entries: [(key: String, value: JSON)] = [
        ("time", .string(time)), ("level", .string(level.rawValue)),
        ("message", .string(message.description)),
      ]
      let merged = metadata.merging(own ?? [:]) { _, own in own }
      for (key, value) in merged.sorted(by: { $0.key < $1.key }) {
        entries.append((key, Self.json(value)))
      }
      return JSON.object(entries).text
    }

    private static func json(_ value: Logger.Metadata.Value) -> JSON {
      switch value {
      case .stringConvertible(let number as Int): .integer(number)
      case .stringConvertible(let number as Double): .rounded(number, digits: 3)
      default: .string("\(value)")
      }
    }
  }
#endif
