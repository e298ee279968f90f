import Dispatch
import Synchronization

/// Work on many things in portions, on all processors.
enum Portions {
  /// What `body` gives for `0..<count`, in order, whatever the number of processors.
  ///
  /// - Parameter done: Receives the part that is done, 0 to 1; on any thread, one at a time.
  static func map<Result: Sendable>(
    _ count: Int, done: @Sendable (Double) -> Void, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let size = 128
    let portions = (count + size - 1) / size
    let state = Mutex((results: [[Result]](repeating: [], count: portions), finished: 0))
    DispatchQueue.concurrentPerform(iterations: portions) { portion in
      let results = (portion * size..<min(count, (portion + 1) * size)).map(body)
      state.withLock { state in
        state.results[portion] = results
        state.finished += 1
        done(Double(state.finished) / Double(portions))
      }
    }
    return state.withLock { Array($0.results.joined()) }
  }
}
