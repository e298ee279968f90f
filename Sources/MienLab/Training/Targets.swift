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
      guard let votes = dataset.targets else { return Tensor(samples.map { label($0) }) }
      let classes = dataset.labels.count
      switch rule {
      case .majority: return Tensor(samples.map { label($0) })
      case .probability: return Tensor(samples.map { drawn($0, votes, classes, epoch) })
      case .crossentropy:
        let rows = samples.flatMap {
          votes[$0.position * classes..<($0.position + 1) * classes]
        }
        return Tensor(rows, shape: [samples.count, classes])
      }
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
      var generator = SeededGenerator(
        seed: seed &+ UInt64(sample.copy) &* 0x9E37_79B9_7F4A_7C15,
        stream: UInt64(epoch) << 40 ^ UInt64(sample.position) << 2 ^ 0x707E)
      var left = Float(generator.uniform())
      for index in 0..<classes {
        left -= votes[sample.position * classes + index]
        if left < 0 { return Int64(index) }
      }
      return label(sample)
    }
  }
#endif
