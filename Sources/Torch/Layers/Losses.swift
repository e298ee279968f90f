#if Training
  import CTorch

  /// Mean cross-entropy between softmax(`logits`) and the true classes.
  ///
  /// - Parameters:
  ///   - logits: `[N, K]`.
  ///   - target: `[N]` class indices (`int64`), or `[N, K]` probabilities (soft targets).
  ///   - classWeights: `[K]`; class indices are then averaged by the weights of their classes, while the parts of
  ///     soft targets are weighted before a plain mean over N.
  ///   - labelSmoothing: The share of probability given to all classes alike (Szegedy et al. 2015).
  ///   - sampleWeights: `[N]`; each sample's loss is multiplied by its own before a plain mean over N.
  public func crossEntropy(
    _ logits: Tensor, _ target: Tensor, classWeights: Tensor? = nil, labelSmoothing: Double = 0,
    sampleWeights: Tensor? = nil
  ) -> Tensor {
    let loss = Tensor.make("crossEntropy") {
      ct_cross_entropy(
        $0, logits.handle, target.handle, classWeights?.handle ?? ct_tensor(), labelSmoothing,
        sampleWeights == nil)
    }
    return sampleWeights.map { (loss * $0).mean(over: [0]) } ?? loss
  }
#endif
