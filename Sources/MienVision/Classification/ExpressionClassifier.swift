#if Vision
  import Foundation
  import MienCore
  import MienImage
  import MienONNX

  /// Tells the expression of faces with a network that Mien exported.
  ///
  /// The `.onnx` file says by itself what the network wants and what its answers mean
  /// (``ModelMetadata``). May be used from many threads at once.
  public final class ExpressionClassifier: Sendable {
    /// The file's own account of the network: labels, input size, normalization, provenance,
    /// scores.
    public let metadata: ModelMetadata
    /// The classes in the order of all probabilities.
    public var labels: [String] { metadata.labels }

    private let model: InferenceModel
    /// What each of the 256 pixel values becomes, channel by channel.
    private let normalized: [Float]

    /// Faces in one run of the network: enough to keep all cores busy, little enough for their
    /// caches.
    private static let batchSize = 64

    /// Reads and compiles a classifier.
    ///
    /// - Throws: ``MienError`` when the file is missing, holds no Mien metadata, or its network
    ///   does not fit them.
    public init(path: String, inference: InferenceModel.Options = .init()) throws {
      let metadata = try ModelMetadata.read(onnxPath: path)
      self.metadata = metadata
      model = try InferenceModel(
        path: path, inputShape: [nil, metadata.channels, metadata.height, metadata.width],
        options: inference)
      normalized = (0..<metadata.channels).flatMap { channel in
        (0..<256).map { Float((Double($0) / 255 - metadata.mean[channel]) / metadata.std[channel]) }
      }
    }

    /// The probabilities of all labels for every face.
    ///
    /// Faces of another size than the network's are resized; colour is turned to grey for a grey
    /// network, and grey repeated for one of three channels.
    ///
    /// - Returns: One row a face; a row is in the order of ``labels`` and sums to 1.
    /// - Throws: ``MienError`` when the network fails or answers with something else than a number
    ///   a label.
    public func classify(_ faces: [Image]) throws -> [[Float]] {
      var pixels: [UInt8] = []
      pixels.reserveCapacity(faces.count * faceSize)
      for face in faces {
        let sized = try face.resized(width: metadata.width, height: metadata.height)
        pixels += (metadata.channels == 1 ? sized.grey() : sized.rgb()).pixels
      }
      return try pixels.withUnsafeBufferPointer { try classify(pixels: $0, count: faces.count) }
    }

    /// The probabilities for `count` faces that lie one after the other in memory, as in a whole
    /// data set.
    ///
    /// - Parameter pixels: `count` pictures of the network's own height, width and channels,
    ///   channels interleaved; or of one channel, which a network of three then gets three times.
    /// - Precondition: `pixels` holds exactly that many values.
    /// - Returns, Throws: As ``classify(_:)``.
    public func classify(pixels: UnsafeBufferPointer<UInt8>, count: Int) throws -> [[Float]] {
      let plane = metadata.height * metadata.width
      let channels = pixels.count == count * plane ? 1 : metadata.channels
      precondition(
        pixels.count == count * plane * channels,
        "\(pixels.count) values are not \(count) faces of \(metadata.height)x\(metadata.width)")
      var rows: [[Float]] = []
      rows.reserveCapacity(count)
      for start in stride(from: 0, to: count, by: Self.batchSize) {
        let end = min(start + Self.batchSize, count)
        let faces = UnsafeBufferPointer(
          rebasing: pixels[start * plane * channels..<end * plane * channels])
        let outputs = try model.run(input(faces, count: end - start, channels: channels))
        rows += try probabilities(outputs, count: end - start)
      }
      return rows
    }

    private var faceSize: Int { metadata.channels * metadata.height * metadata.width }

    /// Normalized planes, NCHW.
    private func input(
      _ faces: UnsafeBufferPointer<UInt8>, count: Int, channels: Int
    ) -> FloatTensor {
      let plane = metadata.height * metadata.width
      let values = [Float](unsafeUninitializedCapacity: count * faceSize) { target, initialized in
        normalized.withUnsafeBufferPointer { normalized in
          var at = 0
          for face in 0..<count {
            for channel in 0..<metadata.channels {
              let from = face * plane * channels + (channels == 1 ? 0 : channel)
              for pixel in 0..<plane {
                target[at] = normalized[256 * channel + Int(faces[from + pixel * channels])]
                at += 1
              }
            }
          }
        }
        initialized = count * faceSize
      }
      return FloatTensor(
        shape: [count, metadata.channels, metadata.height, metadata.width], values: values)
    }

    private func probabilities(_ outputs: [FloatTensor], count: Int) throws -> [[Float]] {
      let classes = labels.count
      guard let output = outputs.first, output.shape.first == count,
        output.values.count == count * classes
      else {
        let shape = outputs.first?.shape ?? []
        throw MienError(
          "\(model.path): the network answers with \(shape) where [\(count), \(classes)] "
            + "numbers would fit its labels")
      }
      return try (0..<count).map { face in
        let row = output.values[face * classes..<(face + 1) * classes]
        guard row.allSatisfy(\.isFinite) else {
          throw MienError("\(model.path): the network answers with numbers that are not finite")
        }
        return switch metadata.output {
        case .logits: Self.softmax(row, temperature: metadata.temperature)
        case .probabilities: Array(row)
        }
      }
    }

    /// exp(z / T) over its sum, computed in double precision below the largest logit so that
    /// nothing overflows.
    static func softmax(_ logits: ArraySlice<Float>, temperature: Double) -> [Float] {
      let largest = Double(logits.max() ?? 0)
      let powers = logits.map { exp((Double($0) - largest) / temperature) }
      let sum = powers.reduce(0, +)
      return powers.map { Float($0 / sum) }
    }
  }
#endif
