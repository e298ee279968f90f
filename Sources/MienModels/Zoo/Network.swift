#if Training
  import Torch

  /// A classifier of the zoo: pictures `[N, C, S, S]` to logits `[N, classes]`.
  ///
  /// Calling it is the same as putting its last dense layer, the head, on its ``features(_:)``.
  public protocol Network: UnaryLayer {
    /// The penultimate features `[N, D]`: what the head sees, after its activation and before the
    /// dropout in front of the head.
    func features(_ x: Tensor) -> Tensor

    /// The state name of the head without `.weight`: `fc`, `classifier.1`. What a change of the number of
    /// classes replaces.
    var headName: String { get }
  }
#endif
