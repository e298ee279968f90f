#if Vision
  import Foundation
  import MienCore
  import MienONNX

  /// What must be known about another program's network before it can tell expressions: a small
  /// YAML file beside the model, `NAME.yaml` for `NAME.onnx`.
  ///
  /// ```yaml
  /// labels: [angry, disgust, fear, happy, sad, surprise, neutral]   # in the order of the output
  /// size: 64                  # pixels, or [height, width]
  /// channels: 1               # 1 grey, 3 colour
  /// output: probabilities     # or logits
  /// range: 0-255              # what pixels are before mean and std; 0-1 unless said
  /// mean: 127.5               # (pixel - mean) / std; one number, or one a channel; 0 and 1 unless
  /// std: 127.5                # said
  /// layout: nhwc              # nchw unless said
  /// order: bgr                # rgb unless said
  /// temperature: 1            # divides logits; 1 unless said
  /// ```
  /// The network takes one float32 input and its first output has one number a label.
  struct ForeignModel: Sendable, Equatable {
    let metadata: ModelMetadata
    let layout: NetworkInput.Layout
    let order: NetworkInput.Order

    static let keys = [
      "labels", "size", "channels", "output", "range", "mean", "std", "layout", "order",
      "temperature",
    ]

    /// The description that lies beside a model; nil when there is none.
    ///
    /// - Throws: `MienError.usage` for one that cannot be read or does not say what it should.
    static func beside(_ model: String) throws -> ForeignModel? {
      let path = (model as NSString).deletingPathExtension + ".yaml"
      guard access(path, F_OK) == 0 else { return nil }
      do {
        return try ForeignModel(StrictYAML.read(path, keys: keys))
      } catch let error as MienError {
        // Recipes are YAML files, too, and may have a network's name.
        throw MienError.usage(
          "\(error) (read as the description of \(model), since it lies beside it; mend it, or rename one of them)"
        )
      }
    }

    init(_ yaml: StrictYAML) throws {
      let labels = try yaml.strings("labels")
      let channels = try yaml.integer("channels", in: 1...3)
      guard channels != 2 else {
        throw yaml.error("channels is 2; it takes 1 (grey) or 3 (colour)")
      }
      let size = try yaml.integers("size", in: 1...4096)
      guard size.count <= 2, let height = size.first, let width = size.last else {
        throw yaml.error("size takes one number of pixels, or [height, width]")
      }
      let output = try yaml.choice("output", of: ModelMetadata.OutputKind.allCases.map(\.rawValue))
      let range = try yaml.choice("range", of: ["0-1", "0-255"], unless: "0-1")
      let layouts = NetworkInput.Layout.allCases.map(\.rawValue)
      let layout = try yaml.choice("layout", of: layouts, unless: "nchw")
      let orders = NetworkInput.Order.allCases.map(\.rawValue)
      let order = try yaml.choice("order", of: orders, unless: "rgb")
      let unit = range == "0-255" ? 255.0 : 1
      let mean = try yaml.numbers("mean", count: channels, unless: 0)
      let std = try yaml.numbers("std", count: channels, unless: 1)
      // Farther out nothing is left of a pixel in float32.
      guard std.allSatisfy({ (1e-6...1e6).contains($0) }) else {
        throw yaml.error("std must be above 0, from 1e-6 to 1e6")
      }
      guard mean.allSatisfy({ abs($0) <= 1e6 }) else {
        throw yaml.error("mean must be between -1e6 and 1e6")
      }
      metadata = ModelMetadata(
        labels: labels, channels: channels, height: height, width: width, isColoured: channels == 3,
        mean: mean.map { $0 / unit }, std: std.map { $0 / unit },
        output: .init(rawValue: output) ?? .logits,
        temperature: try yaml.numbers("temperature", count: 1, unless: 1)[0],
        provenance: ["description": yaml.name])
      self.layout = .init(rawValue: layout) ?? .nchw
      self.order = .init(rawValue: order) ?? .rgb
      do {
        try metadata.validate()
      } catch let error as MienError {
        throw yaml.error(error.description.replacingOccurrences(of: "mien.", with: ""))
      }
      guard metadata.output == .logits || metadata.temperature == 1 else {
        throw yaml.error("temperature divides logits, and output is \(output); leave it out")
      }
    }
  }
#endif
