import Foundation
import MienCore

/// Writes training curves as an event file that TensorBoard reads, also while it grows.
///
/// Each call hands its whole record to the kernel at once, so that a killed process loses at most
/// the record it was writing. A power failure can lose more: nothing is forced to disk.
public final class TensorBoardWriter {
  /// The event file being written.
  public let path: String

  private let file: Int32

  /// Starts a new event file in `folder`, which is made if missing.
  ///
  /// The name sorts behind those of the event files already there, even when the clock went back,
  /// because TensorBoard reads a run's files in the order of their names.
  ///
  /// - Parameter step: When a run is resumed, the first step it will write again. TensorBoard then
  ///   forgets what earlier files say about that step and later ones.
  /// - Throws: ``MienError`` when folder or file cannot be made.
  public init(folder: String, resumingAt step: Int? = nil) throws {
    try Folders.make(folder, for: "TensorBoard's events")
    let now = Date().timeIntervalSince1970
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let latest = names.compactMap(Self.second).max() ?? 0
    let second = max(Int(now), latest + 1)
    path = "\(folder)/\(Self.prefix)\(second).\(Self.host).\(getpid())"
    file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw MienError("cannot create \(path): \(String(cString: strerror(errno)))")
    }
    try append(EventRecord(wallTime: now, step: 0, content: .fileVersion))
    if let step {
      try append(EventRecord(wallTime: now, step: step, content: .sessionStart))
    }
  }

  deinit {
    close(file)
  }

  /// Appends one point per curve.
  ///
  /// - Parameters:
  ///   - scalars: Tags such as `loss/train` or `learning_rate`, and values, stored as 32-bit
  ///     floats.
  ///   - step: The position on the horizontal axis; increases from call to call.
  /// - Throws: ``MienError`` when the disk is full; the records before stay readable.
  public func write(_ scalars: KeyValuePairs<String, Double>, step: Int) throws {
    try write(scalars.map { ($0.key, $0.value) }, step: step)
  }

  /// Appends one point per curve; for tags known only when the program runs.
  public func write(_ scalars: [(tag: String, value: Double)], step: Int) throws {
    try append(
      EventRecord(
        wallTime: Date().timeIntervalSince1970, step: step,
        content: .scalars(scalars.map { ($0.tag, Float($0.value)) })))
  }

  private func append(_ event: EventRecord) throws {
    let error = event.framed.withUnsafeBytes { writeAll($0, to: file) }
    if let error { throw MienError("cannot write \(path): \(String(cString: strerror(error)))") }
  }

  private static let prefix = "events.out.tfevents."

  /// The time in an event file's name; `nil` for other names and for times no clock will show.
  private static func second(ofFileNamed name: String) -> Int? {
    guard name.hasPrefix(prefix) else { return nil }
    let digits = name.dropFirst(prefix.count).prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 10 else { return nil }
    return Int(digits)
  }

  /// Not `ProcessInfo.hostName`, which may wait for a name server.
  private static var host: String {
    var buffer = [CChar](repeating: 0, count: 256)
    gethostname(&buffer, buffer.count - 1)
    let name = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self
    )
    .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return name.isEmpty ? "localhost" : String(name.prefix(64))
  }
}
