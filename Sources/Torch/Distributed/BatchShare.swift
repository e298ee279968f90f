#if Training
  /// The part of a batch that this process computes while others compute the rest.
  public struct BatchShare: Equatable, Sendable {
    /// Pictures in the whole batch.
    public let total: Int
    /// Which of them are this process's.
    public let range: Range<Int>
    /// Whether every process computes the whole batch, because it is too small to be split.
    public let isReplicated: Bool

    /// Splits a batch over processes into parts of nearly the same size.
    ///
    /// A batch with fewer than two pictures for each process is computed whole by all of them: batch statistics
    /// need two. Traps when `rank` is not below `size`.
    public init(of total: Int, rank: Int, size: Int) {
      precondition((0..<size).contains(rank), "rank \(rank) of \(size)")
      self.total = total
      isReplicated = size > 1 && total < 2 * size
      range = isReplicated ? 0..<total : total * rank / size..<total * (rank + 1) / size
      weight =
        isReplicated ? 1 / Double(size) : total == 0 ? 1 : Double(range.count) / Double(total)
    }

    /// What this process's mean over its pictures counts in the mean over the whole batch; the weights of all
    /// processes add up to 1.
    public let weight: Double

    /// Whether this process sees all pictures.
    public var isWhole: Bool { range.count == total }

    /// The share under which layers compute; nil when a process works alone.
    ///
    /// Dropout then draws for the whole batch and takes this process's rows, so that the number of processes
    /// does not change the numbers.
    @TaskLocal public static var current: BatchShare?
  }
#endif
