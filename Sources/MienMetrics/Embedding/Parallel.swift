import Dispatch

/// Loops over all cores.
enum Parallel {
  /// Cuts `0 ..< count` into blocks of `size` and hands them to `body` on several threads at once.
  ///
  /// The blocks do not depend on the number of threads, so that a result put together block by
  /// block is the same on every machine. Returns when all are done.
  ///
  /// - Parameter body: Writes to nothing but what belongs to its block.
  static func blocks(of size: Int, in count: Int, _ body: (Range<Int>) -> Void) {
    guard count > 0 else { return }
    withoutActuallyEscaping(body) { body in
      // The compiler cannot see that blocks do not meet, nor that all end before this returns.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: (count + size - 1) / size) { block in
        body(block * size..<min(count, (block + 1) * size))
      }
    }
  }
}
