#if Training
  import MienCore
  import MienModels
  import Torch

  /// The processes that train one network together, each on its share of every batch (data parallelism).
  ///
  /// A process that trains alone is rank 0 of 1, and nothing here costs it anything.
  public final class Ranks {
    let group: ProcessGroup?
    private var reducer: GradientReducer?
    /// The parameters that the reducer averages.
    private var reduced: [ObjectIdentifier] = []

    /// - Parameter group: nil for a process that trains alone.
    public init(_ group: ProcessGroup? = nil) {
      self.group = group
    }

    public var rank: Int { group?.rank ?? 0 }
    public var size: Int { group?.size ?? 1 }
    public var isAlone: Bool { group == nil }
    /// Whether this process writes files and shows progress.
    public var isLeader: Bool { rank == 0 }

    /// This process's part of a batch of `count` pictures.
    func share(of count: Int) -> BatchShare {
      BatchShare(of: count, rank: rank, size: size)
    }

    /// Numbers added up over all ranks, in double precision.
    func sum(_ numbers: [Double]) throws -> [Double] {
      guard let group else { return numbers }
      let sum = Tensor(numbers)
      try group.sum(sum)
      return sum.elements()
    }
  }

  // MARK: Steps

  extension Ranks {
    /// Prepares for the backward passes of an epoch, in which the same parameters learn.
    func begin(_ network: any Network) throws {
      guard let group else { return }
      let learning = network.namedParameters.map(\.tensor).filter(\.requiresGradient)
      guard learning.map(ObjectIdentifier.init) != reduced else { return }
      reducer = nil
      reducer = learning.isEmpty ? nil : try GradientReducer(learning, group: group)
      reduced = learning.map(ObjectIdentifier.init)
    }

    /// Runs a forward pass over this process's share of a batch.
    func forward(_ share: BatchShare, _ body: () -> Tensor) throws -> Tensor {
      guard let group else { return body() }
      try reducer?.begin()
      let output = BatchShare.$current.withValue(share, operation: body)
      try group.checkLayers()
      return output
    }

    /// The backward pass; afterwards gradients are those of the mean over the whole batch, on every rank.
    ///
    /// - Parameters:
    ///   - loss: The mean over this process's pictures.
    ///   - correct: How many of them were right, one element.
    ///   - stops: Whether this process was asked to stop.
    func backward(
      _ loss: Tensor, correct: Tensor, stops: Bool, of share: BatchShare
    ) throws -> StepFigures {
      guard let group else {
        loss.backward()
        return .own(loss: loss, correct: correct)
      }
      // Put together where they lie; a GPU would stand still until it had sent them here.
      let copies = share.isReplicated ? Double(size) : 1
      let figures = withoutGradient {
        Tensor.concatenated(
          [
            loss.to(.float64).reshaped([1]) * share.weight,
            correct.to(.float64).reshaped([1]) * (1 / copies), Tensor([stops ? 1.0 : 0]),
          ], along: 0)
      }
      // Travels while the backward pass computes.
      let pending = try group.beginSum(figures)
      // The reducer divides by the number of ranks.
      let scale = share.weight * Double(size)
      try reducer?.backward(scale == 1 ? loss : loss * scale)
      return .joint(pending)
    }
  }

  extension ArraySlice<Sample> {
    /// The samples of a batch that are a share's.
    subscript(share: BatchShare) -> ArraySlice<Sample> {
      self[startIndex + share.range.lowerBound..<startIndex + share.range.upperBound]
    }

    /// The share's samples and the one after them, which the last is mixed with; the first follows the last.
    func neighbouring(_ share: BatchShare) -> ArraySlice<Sample> {
      guard !share.isWhole else { return self }
      return self[share] + [self[startIndex + share.range.upperBound % count]]
    }
  }

  /// What a step gives beside gradients, once it is asked for.
  enum StepFigures {
    case own(loss: Tensor, correct: Tensor)
    case joint(PendingSum)

    struct Values {
      let loss: Double
      let correct: Int
      /// Whether any rank was asked to stop.
      let stops: Bool
    }

    /// Waits for the device or the other ranks; call it once.
    func values() throws -> Values {
      switch self {
      case .own(let loss, let correct):
        return Values(loss: loss.item(), correct: Int(correct.item()), stops: false)
      case .joint(let pending):
        let sums: [Double] = try pending.wait().elements()
        return Values(loss: sums[0], correct: Int(sums[1].rounded()), stops: sums[2] > 0)
      }
    }
  }
#endif
