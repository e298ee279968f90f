import Foundation
import MienCore

/// Where a video comes from.
public enum VideoSource: Sendable, Equatable {
  /// The path of a video file.
  case file(String)
  /// A video file that is piped into this process.
  case standardInput
  /// A camera that Linux offers as `/dev/videoN` (V4L2).
  case device(String)

  /// Reads a source as the command line writes it: `-` is standard input, `/dev/video0` a camera,
  /// all else a file.
  public init(_ text: String) {
    self =
      switch text {
      case "-": .standardInput
      case _ where text.hasPrefix("/dev/video"): .device(text)
      default: .file(text)
      }
  }

  /// How messages call it.
  public var name: String {
    switch self {
    case .file(let path), .device(let path): path
    case .standardInput: "standard input"
    }
  }

  /// Whether it can be read more than once, as a pipe cannot.
  var isRegularFile: Bool {
    guard case .file(let path) = self else { return false }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// - Throws: ``MienError`` when there is nothing to open.
  func check() throws {
    var status = stat()
    switch self {
    case .device:
      // ffmpeg says what is wrong with a camera.
      break
    case .standardInput:
      guard isatty(STDIN_FILENO) == 0 else {
        throw MienError.usage("standard input is the keyboard; pipe a video into it")
      }
    case .file(let path):
      guard stat(path, &status) == 0, access(path, R_OK) == 0 else {
        throw MienError("\(path): \(String(cString: strerror(errno)))")
      }
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw MienError("\(path): a folder, not a video file")
      }
    }
  }

  /// ffmpeg's arguments that open the source as what it is and nothing else.
  ///
  /// A path never counts as an option or as the address of a protocol (`http:`, `concat:`), and of
  /// the formats only those that hold pictures themselves are opened, not lists of other files.
  var inputArguments: [String] {
    switch self {
    case .file(let path): Self.confinement(protocols: "file") + ["-i", "file:" + path]
    case .standardInput: Self.confinement(protocols: "pipe") + ["-i", "pipe:0"]
    case .device(let path): ["-f", "v4l2", "-i", path]
    }
  }

  private static func confinement(protocols: String) -> [String] {
    ["-protocol_whitelist", protocols, "-format_whitelist", containers]
  }

  private static let containers = [
    "mov", "matroska", "avi", "mpegts", "mpeg", "mpegvideo", "flv", "ogg", "asf", "gif", "apng",
    "yuv4mpegpipe", "nut", "h264", "hevc", "mjpeg", "mjpeg_2000", "m4v", "ivf", "av1", "obu", "mxf",
    "dv", "rm", "wtv", "gxf", "3gp", "vc1", "h263", "cavsvideo", "dirac", "webm",
  ].joined(separator: ",")
}
