#if Training
  import Torch

  /// Dense layers as networks end in: the last two are a dropout and the head.
  extension Sequential {
    var headIndex: Int { layers.count - 1 }

    /// All but dropout and head: what is left of `x` for the head to see.
    func penultimate(_ x: Tensor) -> Tensor { Sequential.apply(layers.dropLast(2), to: x) }

    /// Dropout and head.
    func head(_ x: Tensor) -> Tensor { Sequential.apply(layers.suffix(2), to: x) }
  }
#endif
