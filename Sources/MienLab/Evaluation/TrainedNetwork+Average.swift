#if Training
  import MienCore
  import MienModels
  import Torch

  extension TrainedNetwork {
    /// The network whose weights are the mean of this one's and another's. Where one learned on from the other, or both
    /// from a third, it is often better than either. Izmailov et al. 2018; Wortsman et al. 2022.
    ///
    /// - Parameters:
    ///   - name: A run, an `.onnx` file of `mien export` or a ``ShippedClassifier``.
    ///   - share: The other's part of the mean, 0 to 1.
    /// - Throws: `MienError` when there is no such network, its file is damaged, or it differs in more than its weights:
    ///   architecture, classes, form of pictures or normalization.
    public func averaged(with name: String, share: Double) throws -> TrainedNetwork {
      let (other, theirs) = try TrainedSource.network(name, of: "average")
      guard theirs == description else {
        throw MienError.usage(
          "average: \(name) is \(theirs.summary), \(run.path) \(description.summary); only weights of networks "
            + "that are alike in all of this can be averaged")
      }
      let mean = try description.makeNetwork()
      mean.assign(network)
      mean.average(with: other, keeping: 1 - share)
      mean.train(false)
      return TrainedNetwork(
        self, network: mean, averagedWith: "\(share) of \(name) (\(other.fingerprint))")
    }
  }

  extension NetworkDescription {
    fileprivate var summary: String {
      "\(model), stem \(stem.rawValue), for \(labels.joined(separator: ", ")) in \(isColoured ? "coloured" : "grey") pictures, "
        + "\(channels) x \(height) x \(width), mean \(normalization.mean), deviation \(normalization.std)"
    }
  }
#endif
