#if Training
  import Torch

  /// What the network is shown in a step, and what it should say.
  struct ShownBatch {
    /// float32 `[N, C, H, W]` from 0 to 1.
    let pixels: Tensor
    /// Classes `[N]`, or probabilities `[N, K]`.
    let targets: Tensor
    /// Which of the N pictures were mixed with others; empty where the recipe mixes none.
    var isMixed: [Bool] = []
  }
#endif
