import Foundation
import MienCore
import Synchronization

/// A program that runs beside this one, with pipes to it; ended and reaped at the latest when this
/// object goes away.
///
/// `posix_spawn` instead of Foundation's `Process`, for three reasons: the child stands in a
/// process group of its own, so that Ctrl-C at the terminal reaches only Mien, which then ends it in
/// order; no other child inherits its pipes; and writing to a child that is gone gives an error
/// instead of a signal.
final class ChildProcess: @unchecked Sendable {
  /// What the child reads.
  enum Input {
    case nothing
    /// This process's own standard input.
    case inherited
    /// What is handed to ``write(_:)``.
    case written
  }

  /// Where the child's standard output can be read; -1 when it was not asked for.
  let output: Int32

  private let identifier: pid_t
  private var input: Int32
  private let status = Mutex<Int32?>(nil)
  private let errorsEnded = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - program: Looked for in `PATH`.
  ///   - onErrorLine: Is given every line of the child's standard error, cut to 4,096 bytes, on a
  ///     thread of its own; nil at the end.
  /// - Throws: ``MienError`` when the program is missing or cannot be started.
  init(
    _ program: String, _ arguments: [String], input: Input, readsOutput: Bool,
    onErrorLine: @escaping @Sendable (String?) -> Void
  ) throws {
    let errors = try Channel()
    let outputs = readsOutput ? try Channel() : nil
    let inputs = input == .written ? try Channel() : nil
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let inputs {
      posix_spawn_file_actions_adddup2(&actions, inputs.theirs, STDIN_FILENO)
    } else if input == .nothing {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    if let outputs {
      posix_spawn_file_actions_adddup2(&actions, outputs.theirs, STDOUT_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, errors.theirs, STDERR_FILENO)

    identifier = try Self.spawn(program, arguments, &actions)
    self.input = inputs?.keep() ?? -1
    output = outputs?.keep() ?? -1
    let reader = errors.keep()
    let ended = errorsEnded
    Thread.detachNewThread {
      Self.readLines(reader, onErrorLine)
      close(reader)
      onErrorLine(nil)
      ended.signal()
    }
  }

  deinit {
    closeInput()
    if output >= 0 { close(output) }
    end()
  }

  /// Hands bytes to the child; blocks while it does not take them.
  ///
  /// - Returns: False when the child reads no more.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = send(input, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Tells the child that nothing more comes.
  func closeInput() {
    guard input >= 0 else { return }
    close(input)
    input = -1
  }

  /// Waits until the child has ended and all it said was heard.
  ///
  /// - Returns: Its exit code; 128 and more for a signal.
  @discardableResult
  func wait() -> Int32 {
    status.withLock { status in
      if let status { return status }
      var code: Int32 = 0
      while waitpid(identifier, &code, 0) < 0 && errno == EINTR {}
      let signal = code & 0x7F
      let result = signal == 0 ? (code >> 8) & 0xFF : 128 + signal
      status = result
      errorsEnded.wait()
      return result
    }
  }

  /// Ends the child at once, if it has not ended by itself.
  func end() {
    if status.withLock({ $0 == nil }) { kill(identifier, SIGKILL) }
    wait()
  }
}

extension ChildProcess {
  private static func spawn(
    _ program: String, _ arguments: [String], _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var usual = sigset_t()
    sigemptyset(&usual)
    for number in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&usual, number) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var environment = ProcessInfo.processInfo.environment
    environment["AV_LOG_FORCE_NOCOLOR"] = "1"
    environment["AV_LOG_FORCE_COLOR"] = nil
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var identifier: pid_t = 0
    let failure = posix_spawnp(&identifier, program, &actions, &attributes, words, variables)
    switch failure {
    case 0: return identifier
    case ENOENT:
      throw MienError(
        "the program \(program) was not found in PATH; install ffmpeg 5.1 or newer "
          + "(Debian and Ubuntu: apt-get install ffmpeg)")
    default:
      throw MienError("\(program) cannot be started: \(String(cString: strerror(failure)))")
    }
  }

  private static func readLines(_ file: Int32, _ hear: (String) -> Void) {
    let longest = 4096
    var line: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      for byte in buffer[..<count] {
        if byte == UInt8(ascii: "\n") {
          hear(String(decoding: line, as: UTF8.self))
          line.removeAll(keepingCapacity: true)
        } else if line.count < longest {
          line.append(byte)
        }
      }
    }
    if !line.isEmpty { hear(String(decoding: line, as: UTF8.self)) }
  }
}

/// Two connected sockets that no other child inherits; the end that is not kept is closed.
///
/// Sockets rather than pipes: Linux makes them in one step unseen by other children, they hold
/// more, and writing to one whose other end is gone need not raise a signal.
private final class Channel {
  private var ends: [Int32] = [-1, -1]

  init() throws {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw MienError("no pipe could be made: \(String(cString: strerror(errno)))")
    }
    // A frame is a megabyte; the system gives as much of it as it allows.
    var size: Int32 = 1 << 20
    for end in ends {
      setsockopt(end, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
  }

  deinit {
    for end in ends where end >= 0 { close(end) }
  }

  /// The child's end.
  var theirs: Int32 { ends[1] }

  /// This process's end, which the caller closes.
  func keep() -> Int32 {
    defer { ends[0] = -1 }
    return ends[0]
  }
}
