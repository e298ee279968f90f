#if Training
  import Torch

  extension TracedOperation {
    /// Multiplications with their additions, for a batch of one.
    var multiplyAdds: Int {
      switch kind {
      case .convolution, .linear:
        guard let weight = inputs[1] else { return 0 }
        // One output element takes as many as the weights of its channel, or row.
        return output.count * (weight.count / max(1, weight.shape[0]))
      default: return 0
      }
    }
  }

  extension TracedKind {
    /// The operation with its numbers, as people read it in a table.
    func summary(_ inputs: [Tensor?]) -> String {
      switch self {
      case .convolution(let stride, _, let dilation, let groups):
        let kernel = inputs[1].map { Array($0.shape.suffix(2)) } ?? []
        return "conv " + extent(kernel) + (stride == [1, 1] ? "" : ", stride \(stride[0])")
          + (dilation == [1, 1] ? "" : ", dilation \(dilation[0])")
          + (groups == 1 ? "" : ", \(groups) groups")
      case .linear: return "dense"
      case .batchNorm: return "batch norm"
      case .maxPool(let kernel, let stride, _, _): return pool("max-pool", kernel, stride)
      case .averagePool(let kernel, let stride, _): return pool("average pool", kernel, stride)
      case .globalAveragePool: return "global average pool"
      case .adaptiveAveragePool(let size): return "average pool to \(extent(size))"
      case .relu: return "ReLU"
      case .relu6: return "ReLU6"
      case .silu: return "SiLU"
      case .sigmoid: return "sigmoid"
      case .leakyRelu(let slope): return "LeakyReLU(\(slope))"
      case .softmax: return "softmax"
      case .add: return "add"
      case .multiply: return "multiply"
      case .clamp(let range): return "clamp to \(range.lowerBound)…\(range.upperBound)"
      case .mean: return "mean"
      case .flatten: return "flatten"
      case .reshape: return "reshape"
      case .transpose: return "transpose"
      case .slice(_, let range): return "slice \(range.lowerBound)..<\(range.upperBound)"
      case .concatenate: return "concatenate"
      case .channelShuffle(let groups): return "channel shuffle, \(groups) groups"
      }
    }

    private func extent(_ lengths: [Int]) -> String {
      lengths.map(String.init).joined(separator: "x")
    }

    private func pool(_ name: String, _ kernel: [Int], _ stride: [Int]) -> String {
      "\(name) \(extent(kernel))" + (stride == kernel ? "" : ", stride \(stride[0])")
    }
  }
#endif
