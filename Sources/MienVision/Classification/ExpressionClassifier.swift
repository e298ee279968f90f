#if Vision
  import Foundation
  import MienCore
  import MienImage
  import MienONNX

  /// Tells the expression of faces with a network that Mien exported, or with another program's
  /// that a YAML file beside it describes (``ForeignModel``).
  ///
  /// What the network wants and what its answers mean is in ``metadata``, which come from the
  /// `.onnx` file itself or from that description. May be used from many threads at once.
  public final class ExpressionClassifier: Sendable {
    /// The network's own account: labels, input size, normalization, provenance, scores.
    public let metadata: ModelMetadata
    /// The classes in the order of all probabilities.
    public var labels: [String] { metadata.labels }
    private let model: InferenceModel
    private let input: NetworkInput
    /// Faces in one run of the network: enough to keep all cores busy, little enough for their
    /// caches; or 1, for a network that takes no more.
    private let batchSize: Int

    private static let largestBatch = 64

    /// Reads and compiles a classifier.
    ///
    /// - Parameter path: An `.onnx` file or the name of a ``ShippedClassifier``; where `NAME.yaml` lies
    ///   beside `NAME.onnx`, it takes the place of the metadata in the file. nil takes
    ///   ``ShippedClassifier/usual``.
    /// - Throws: ``MienError`` when the file is missing, holds no Mien metadata and has no
    ///   description beside it, or when its network does not fit them.
    public init(path: String? = nil, inference: InferenceModel.Options = .init()) throws {
      let path =
        try path.map { try ShippedClassifier.file(named: $0) ?? $0 }
        ?? ShippedClassifier.usual.file()
      if let foreign = try ForeignModel.beside(path) {
        metadata = foreign.metadata
        input = NetworkInput(foreign.metadata, layout: foreign.layout, order: foreign.order)
        (model, batchSize) = try Self.compile(path, input, inference)
      } else {
        metadata = try ModelMetadata.read(onnxPath: path)
        input = NetworkInput(metadata)
        model = try InferenceModel(path: path, inputShape: input.shape(nil), options: inference)
        batchSize = Self.largestBatch
      }
    }

    /// The probabilities of all labels for every face.
    ///
    /// Faces of another size than the network's are resized; colour is turned to grey for a network
    /// that learnt from grey faces, and grey repeated for one of three channels.
    ///
    /// - Parameter temperature: Divides the logits instead of the model's own; finite, above 0.
    /// - Returns: One row a face; a row is in the order of ``labels`` and sums to 1.
    /// - Throws: ``MienError`` when the network fails or answers with something else than a number
    ///   a label, or than probabilities where it should.
    /// - Precondition: `temperature` is nil, or finite and above 0.
    public func classify(_ faces: [Image], temperature: Double? = nil) throws -> [[Float]] {
      var pixels: [UInt8] = []
      pixels.reserveCapacity(faces.count * input.size)
      for face in faces {
        let fitted = try fitted(face)
        pixels += (metadata.channels == 1 ? fitted : fitted.rgb()).pixels
      }
      return try pixels.withUnsafeBufferPointer {
        try classify(pixels: $0, count: faces.count, temperature: temperature)
      }
    }

    /// The probabilities for `count` faces that lie one after the other in memory, as in a whole
    /// data set.
    ///
    /// - Parameter pixels: `count` pictures of the network's own height, width and channels,
    ///   channels interleaved; or of one channel, which a network of three then gets three times.
    /// - Precondition: `pixels` holds exactly that many values; `temperature` is as above.
    /// - Returns, Throws: As ``classify(_:temperature:)``.
    public func classify(
      pixels: UnsafeBufferPointer<UInt8>, count: Int, temperature: Double? = nil
    ) throws -> [[Float]] {
      let temperature = temperature ?? metadata.temperature
      precondition(temperature.isFinite && temperature > 0, "a temperature of \(temperature)")
      let plane = metadata.height * metadata.width
      let channels = pixels.count == count * plane ? 1 : metadata.channels
      precondition(
        pixels.count == count * plane * channels,
        "\(pixels.count) values are not \(count) faces of \(metadata.height)x\(metadata.width)")
      var rows: [[Float]] = []
      rows.reserveCapacity(count)
      for start in stride(from: 0, to: count, by: batchSize) {
        let end = min(start + batchSize, count)
        let faces = UnsafeBufferPointer(
          rebasing: pixels[start * plane * channels..<end * plane * channels])
        let outputs = try model.run(input.tensor(faces, count: end - start, channels: channels))
        rows += try probabilities(outputs, count: end - start, temperature: temperature)
      }
      return rows
    }

    /// The face in the network's size, and in grey for a network that learnt from grey faces.
    func fitted(_ face: Image) throws -> Image {
      let sized = try face.resized(width: metadata.width, height: metadata.height)
      return metadata.isColoured ? sized : sized.grey()
    }

    /// Many foreign networks were written down for one picture at a time, which only shows when
    /// they are run: two pictures together must get the answers of each alone.
    ///
    /// They are compiled for one run at a time, since OpenVINO's mode for many gives quantized
    /// TensorFlow Lite networks wrong answers (seen in 2026.4 with the network of `fer`).
    private static func compile(
      _ path: String, _ input: NetworkInput, _ inference: InferenceModel.Options
    ) throws -> (InferenceModel, batchSize: Int) {
      var inference = inference
      inference.isForThroughput = false
      let single = try InferenceModel(path: path, inputShape: input.shape(1), options: inference)
      let (first, second) = (input.pattern(seed: 1), input.pattern(seed: 2))
      guard
        let many = try? InferenceModel(
          path: path, inputShape: input.shape(nil), options: inference),
        let together = try? many.run(
          FloatTensor(shape: input.lengths(2), values: first + second)
        ).first,
        let alone = try? [first, second].map({
          try single.run(FloatTensor(shape: input.lengths(1), values: $0)).first?.values ?? []
        }),
        together.shape.first == 2, together.values.count == alone.joined().count,
        zip(together.values, alone.joined()).allSatisfy({ abs($0 - $1) <= 1e-3 * max(1, abs($1)) })
      else { return (single, 1) }
      return (many, largestBatch)
    }

    private func probabilities(
      _ outputs: [FloatTensor], count: Int, temperature: Double
    ) throws -> [[Float]] {
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
        case .logits: Self.softmax(row, temperature: temperature)
        case .probabilities: try shares(row, temperature: temperature)
        }
      }
    }

    /// Probabilities as the network gives them, rounding taken out. Where the caller chose a
    /// temperature, they are brought to it by way of their logarithms, which are logits.
    private func shares(_ row: ArraySlice<Float>, temperature: Double) throws -> [Float] {
      let sum = row.reduce(0) { $0 + Double($1) }
      guard abs(sum - 1) < 0.01, row.allSatisfy({ $0 > -0.001 }) else {
        throw MienError(
          "\(model.path): the network answers with numbers that sum to \(Float(sum)), which are "
            + "no probabilities; are they logits?")
      }
      guard temperature == metadata.temperature else {
        return Self.softmax(row.map { log(max($0, 0)) }[...], temperature: temperature)
      }
      return row.map { Float(Double(max($0, 0)) / sum) }
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
