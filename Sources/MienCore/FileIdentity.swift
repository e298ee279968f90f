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

  /// Whether `path`, where nothing needs to lie yet, is below `folder`, at any depth and through whatever links.
  public static func lies(_ path: String, below folder: String) -> Bool {
    guard let wanted = FileIdentity(at: folder) else { return false }
    let file = (try? AtomicFile.destination(of: path)) ?? path
    var place = Folders.above(file)
    while place != ".", FileIdentity(at: place) == nil { place = Folders.above(place) }
    var seen: FileIdentity?
    // Above the root is the root.
    while let here = FileIdentity(at: place), here != seen {
      if here == wanted { return true }
      seen = here
      place += "/.."
    }
    return false
  }

  /// The first of `outputs` that leads to a file to which one of `inputs` leads, too.
  public static func first(
    of outputs: some Sequence<String>, among inputs: some Sequence<String>
  ) -> String? {
    let read = Set(inputs.compactMap(FileIdentity.init(at:)))
    return outputs.first { FileIdentity(at: $0).map(read.contains) ?? false }
  }
}
