#if Training
  import MienCore
  import MienModels
  import Torch

  extension NetworkDescription {
    /// Checks that a network of this kind can learn from parts of its pictures.
    ///
    /// - Parameter crop: Pixels a side; 0 are whole pictures.
    /// - Throws: `MienError.usage` when pictures have no such part, or the network's weights depend on how large
    ///   they are.
    func requireFit(of crop: Int, _ network: any Network) throws {
      let shape = try shape()
      guard crop > 0, crop != shape.size else { return }
      guard crop < shape.size else {
        throw MienError.usage(
          "augmentation.crop is \(crop); the pictures are \(shape.size) x \(shape.size)")
      }
      let cropped = NetworkShape(
        classes: shape.classes, channels: shape.channels, size: crop,
        stem: shape.isSmall ? .small : .standard)
      let other = try Runtime.keepingRandomState { try Zoo.make(model, cropped) }
      let shapes = [network, other].map { $0.namedState.map(\.tensor.shape) }
      guard shapes[0] == shapes[1] else {
        throw MienError.usage(
          "augmentation.crop is \(crop); \(model) learns from pictures of one size alone")
      }
    }
  }
#endif
