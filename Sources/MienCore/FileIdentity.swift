import Foundation

/// Which file a path leads to, however it is spelled and through whatever links.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// nil where there is no file.
  public init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of an open file, wherever it lies by now; nil for a descriptor that is closed.
  public init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }

  /// The first of `outputs` that leads to a file to which one of `inputs` leads, too.
  public static func first(
    of outputs: some Sequence<String>, among inputs: some Sequence<String>
  ) -> String? {
    let read = Set(inputs.compactMap(FileIdentity.init(at:)))
    return outputs.first { FileIdentity(at: $0).map(read.contains) ?? false }
  }
}
