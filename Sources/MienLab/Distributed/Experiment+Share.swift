#if Training
  import MienCore
  import Torch

  extension Experiment {
    /// What to multiply a share's class-weighted loss by, so that the shares' means, weighted by their numbers of
    /// pictures, add up to the whole batch's class-weighted mean.
    ///
    /// That mean divides by the sum of the pictures' weights, which differs from share to share; all ranks know
    /// the classes of the whole batch.
    func weightCorrection(
      _ share: BatchShare, of batch: ArraySlice<Sample>, epoch: Int
    ) -> Double {
      guard let classWeights, !share.isWhole, mixing == nil else { return 1 }
      let classes = targets.batch(batch, epoch: epoch)
      // Probabilities as targets are averaged over pictures.
      guard classes.shape.count == 1 else { return 1 }
      let weights = classWeights.rows(classes)
      let own = weights.narrowed(0, share.range).sum().item()
      let all = weights.sum().item()
      return all > 0 ? own / all / share.weight : 1
    }
  }
#endif
