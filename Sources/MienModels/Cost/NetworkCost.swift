#if Training
  import Torch

  /// What one picture costs a network, counted from the operations of one forward pass.
  ///
  /// A multiply-add is one multiplication with its addition in a convolution or dense layer; normalisation,
  /// activations, pooling and sums are not counted, as is usual (torchvision's GFLOPS are the same figures).
  /// Learning costs about three times as many.
  public struct NetworkCost: Codable, Equatable, Sendable {
    /// One operation of the forward pass.
    public struct Layer: Codable, Equatable, Sendable {
      /// What it does, with its numbers: `conv 3x3, stride 2`.
      public let operation: String
      /// The state name of its weights without `.weight`; nil when it has none.
      public let name: String?
      /// Without the batch: `[C, H, W]` or `[D]`.
      public let outputShape: [Int]
      /// Trained numbers, counted where they are first used.
      public let parameters: Int
      public let multiplyAdds: Int

      enum CodingKeys: String, CodingKey {
        case operation, name, parameters
        case outputShape = "output_shape"
        case multiplyAdds = "multiply_adds"
      }
    }

    /// Trained numbers.
    public let parameters: Int
    /// For one picture, forward.
    public let multiplyAdds: Int
    /// The bytes of all parameters and buffers, as a safetensors file holds them.
    public let stateBytes: Int
    /// In the order they run.
    public let layers: [Layer]

    /// Shows `network` one blank picture; every part of it then learns or predicts as before.
    ///
    /// Costs one forward pass and changes neither the state nor libtorch's generator.
    public init(of network: any UnaryLayer, shape: NetworkShape) {
      let modes = network.modules.map { ($0, $0.isTraining) }
      network.train(false)
      // Parents come first, so that parts that are frozen get back what their parent overwrites.
      defer { for (module, isTraining) in modes { module.train(isTraining) } }

      let parameters = network.namedParameters
      var picture = Tensor.zeros([1, shape.channels, shape.size, shape.size])
      if let device = parameters.first?.tensor.device, device != picture.device,
        let moved = try? picture.to(device)
      {
        picture = moved
      }
      let operations = Tracer.trace { _ = network(picture) }
      var names = Dictionary(
        uniqueKeysWithValues: parameters.map { (ObjectIdentifier($0.tensor), $0.name) })
      layers = operations.map { operation in
        let weights = operation.inputs.compactMap { tensor in
          tensor.flatMap { tensor in
            names.removeValue(forKey: ObjectIdentifier(tensor)).map { (name: $0, tensor: tensor) }
          }
        }
        return Layer(
          operation: operation.kind.summary(operation.inputs),
          name: weights.first.map { Self.layerName($0.name) },
          outputShape: Array(operation.output.shape.dropFirst()),
          parameters: weights.reduce(0) { $0 + $1.tensor.count },
          multiplyAdds: operation.multiplyAdds)
      }
      self.parameters = network.parameterCount
      multiplyAdds = layers.reduce(0) { $0 + $1.multiplyAdds }
      stateBytes = network.namedState.reduce(0) { $0 + $1.tensor.byteCount }
    }

    private static func layerName(_ parameter: String) -> String {
      parameter.hasSuffix(".weight") ? String(parameter.dropLast(".weight".count)) : parameter
    }
  }
#endif
