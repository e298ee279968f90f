import Foundation

/// A line between two threads that holds so many bytes at most; the faster one waits.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let limit: Int
  private var elements: [(element: Element, cost: Int)] = []
  private var cost = 0
  private var isFinished = false
  private var isCancelled = false

  /// - Parameter limit: The sum of costs that is held; two elements are, whatever they cost.
  init(limit: Int) {
    self.limit = limit
  }

  /// Whether ``cancel()`` was called.
  var wasCancelled: Bool {
    condition.lock()
    defer { condition.unlock() }
    return isCancelled
  }

  /// Appends; waits while the line is full.
  ///
  /// - Returns: False when nobody takes elements any more.
  func put(_ element: Element, cost: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while !isCancelled && elements.count >= 2 && self.cost + cost > limit { condition.wait() }
    guard !isCancelled else { return false }
    elements.append((element, cost))
    self.cost += cost
    condition.broadcast()
    return true
  }

  /// Takes the oldest elements, at most `count`; waits for the first only, so that a camera's
  /// pictures are not held back.
  ///
  /// - Returns: Nothing when all were taken and ``finish()`` was called.
  func take(_ count: Int) -> [Element] {
    condition.lock()
    defer { condition.unlock() }
    while elements.isEmpty && !isFinished && !isCancelled { condition.wait() }
    let taken = Array(elements.prefix(count))
    elements.removeFirst(taken.count)
    cost -= taken.reduce(0) { $0 + $1.cost }
    condition.broadcast()
    return taken.map(\.element)
  }

  /// Nothing more will be put in.
  func finish() {
    condition.lock()
    isFinished = true
    condition.broadcast()
    condition.unlock()
  }

  /// Nothing more will be taken out: throws away what is held.
  func cancel() {
    condition.lock()
    isCancelled = true
    elements = []
    cost = 0
    condition.broadcast()
    condition.unlock()
  }
}
