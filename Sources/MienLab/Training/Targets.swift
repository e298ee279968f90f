#if Training
  import MienCore
  import MienData
  import Torch

  /// What a network is to answer for the pictures of a batch while it learns.
  struct Targets {
    let dataset: FaceDataset
    let rule: DataRecipe.VoteRule
    let seed: UInt64

    /// `[N]` classes, or `[N, K]` probabilities where the votes themselves are the target.
    ///
    /// Traps on a picture without a label.
    func batch(_ samples: ArraySlice<Sample>, epoch: Int) -> Tensor {
      if rule == .crossentropy, let votes = dataset.targets { return shares(votes, samples) }
      return Tensor(samples.map { answer($0, epoch) })
    }

    /// ``batch(_:epoch:)`` as `[N, K]` probabilities in any case; a class is certain of itself.
    func probabilities(_ samples: ArraySlice<Sample>, epoch: Int) -> Tensor {
      if rule == .crossentropy, let votes = dataset.targets { return shares(votes, samples) }
      let classes = dataset.labels.count
      var rows = [Float](repeating: 0, count: samples.count * classes)
      for (row, sample) in samples.enumerated() {
        rows[row * classes + Int(answer(sample, epoch))] = 1
      }
      return Tensor(rows, shape: [samples.count, classes])
    }

    private func shares(_ votes: [Float], _ samples: ArraySlice<Sample>) -> Tensor {
      let classes = dataset.labels.count
      let rows = samples.flatMap { votes[$0.position * classes..<($0.position + 1) * classes] }
      return Tensor(rows, shape: [samples.count, classes])
    }

    /// The class that a picture is shown with in an epoch.
    private func answer(_ sample: Sample, _ epoch: Int) -> Int64 {
      guard rule == .probability, let votes = dataset.targets else { return label(sample) }
      return drawn(sample, votes, dataset.labels.count, epoch)
    }

    private func label(_ sample: Sample) -> Int64 {
      let label = dataset.labelIndices[sample.position]
      precondition(label >= 0, "picture \(sample.position) has no label")
      return Int64(label)
    }

    /// A class with the probability of its votes, anew in every epoch.
    private func drawn(
      _ sample: Sample, _ votes: [Float], _ classes: Int, _ epoch: Int
    ) -> Int64 {
      var generator = sample.chance(.vote, seed: seed, epoch: epoch)
      var left = Float(generator.uniform())
      for index in 0..<classes {
        left -= votes[sample.position * classes + index]
        if left < 0 { return Int64(index) }
      }
      return label(sample)
    }
  }
#endif
