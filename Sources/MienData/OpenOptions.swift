import Foundation

/// How to open a data set; see ``FaceDataset/open(_:options:)``.
public struct OpenOptions: Sendable {
  /// Leave bad rows and broken pictures out, and count them, instead of stopping at the first.
  public var skipBad = false
  /// Where data sets that had to be parsed are kept as packs; nil takes `$XDG_CACHE_HOME/mien`, or
  /// `~/.cache/mien` where that is not set.
  public var cacheFolder: String?
  /// Whether to keep packs at all.
  public var usesCache = true
  /// Pixels a side of the pictures read from folders; nil takes 48, the size of FER2013.
  public var size: Int?
  /// Channels of the pictures read from folders: 1 for grey, 3 for red, green and blue.
  public var channels = 1
  /// Receives what a person should know though the work goes on. May be called on any thread, one
  /// at a time.
  public var warn: @Sendable (String) -> Void = { _ in }
  /// Receives the part that is done, 0 to 1. May be called on any thread, one at a time.
  public var progress: @Sendable (Double) -> Void = { _ in }

  /// The options that no flag changes.
  public init() {}

  var cachePath: String {
    if let cacheFolder { return cacheFolder }
    let environment = ProcessInfo.processInfo.environment
    if let xdg = environment["XDG_CACHE_HOME"], xdg.hasPrefix("/") { return xdg + "/mien" }
    return (environment["HOME"] ?? NSTemporaryDirectory()) + "/.cache/mien"
  }
}
