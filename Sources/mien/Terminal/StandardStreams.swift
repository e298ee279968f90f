import Foundation

/// Standard input, output and error, which whoever starts the program may have closed.
enum StandardStreams {
  /// Puts something in the place of those that are closed: the next file opened would take their number and
  /// receive what is printed. Writing to standard output fails still, so that no answer is lost in silence.
  static func open() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = Foundation.open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
