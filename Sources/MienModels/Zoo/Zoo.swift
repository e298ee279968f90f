#if Training
  import MienCore
  import Torch

  /// A network that recipes can name.
  public struct ZooEntry: Sendable {
    public let name: String
    /// The architecture it belongs to; variants share it.
    public let family: String
    /// What it is and where it comes from, in one line.
    public let summary: String
    /// The smallest input, in pixels a side, of which its pooling leaves something to learn from.
    public let smallestSize: Int
    /// The largest input: dense layers behind all pixels, or the pictures between layers, fill memory there.
    public let largestSize: Int
    /// The input, in pixels a side, of the paper that the network comes from.
    public let paperSize: Int
    /// Whether ``NetworkShape/stem`` changes it.
    public let hasStems: Bool
    let build: @Sendable (NetworkShape) -> any Network

    init(
      _ name: String, family: String, _ summary: String, smallestSize: Int, largestSize: Int = 512,
      paperSize: Int = 48,
      hasStems: Bool = false, build: @escaping @Sendable (NetworkShape) -> any Network
    ) {
      self.name = name
      self.family = family
      self.summary = summary
      self.smallestSize = smallestSize
      self.largestSize = largestSize
      self.paperSize = paperSize
      self.hasStems = hasStems
      self.build = build
    }
  }

  /// All networks of Mien by the names that recipes and `--model` use.
  public enum Zoo {
    public static let entries: [ZooEntry] = own + papers + torchvision + comparison

    /// Designed for Mien by measurement.
    private static let own = [
      ZooEntry(
        "mien_small", family: "Mien", "residual network for many faces a second, below 1 MB",
        smallestSize: 16
      ) { MienNetwork.small($0) },
      ZooEntry(
        "mien_medium", family: "Mien", "residual network with channel attention, below 6 MB",
        smallestSize: 16
      ) { MienNetwork.medium($0) },
      ZooEntry(
        "mien_base", family: "Mien", "deeper residual network with channel attention, below 10 MB",
        smallestSize: 16
      ) { MienNetwork.base($0) },
    ]

    /// The networks that the papers of `mien reproduce` designed.
    private static let papers = [
      ZooEntry(
        "li", family: "Li", "two convolutions and two dense layers (Li 2023)", smallestSize: 4
      ) { Li($0) },
      ZooEntry(
        "bodapati", family: "Bodapati",
        "seven convolutions with batch norm and dropout (Bodapati et al.)", smallestSize: 16
      ) { Bodapati($0) },
      ZooEntry(
        "leaky", family: "Leaky",
        "three convolutions with LeakyReLU, four dense layers with dropout", smallestSize: 8
      ) { Leaky($0) },
      ZooEntry(
        "leaky_conv4", family: "Leaky", "leaky with a fourth convolution", smallestSize: 16
      ) { Leaky($0, .fourthConvolution) },
      ZooEntry(
        "leaky_relu", family: "Leaky", "leaky with ReLU in place of LeakyReLU", smallestSize: 8
      ) { Leaky($0, .relu) },
      ZooEntry(
        "leaky_conv4_relu", family: "Leaky",
        "leaky with both: the first network of its paper, which failed", smallestSize: 16
      ) { Leaky($0, .first) },
    ]

    /// The three networks of the three-nets paper.
    private static let torchvision = [
      ZooEntry(
        "resnet18", family: "ResNet", "residual network of 18 layers (He et al. 2015)",
        smallestSize: 8, paperSize: 224, hasStems: true
      ) { ResNet(blocks: [2, 2, 2, 2], $0) },
      ZooEntry(
        "mobilenet_v2", family: "MobileNetV2",
        "inverted residuals with depthwise convolutions (Sandler et al. 2018)",
        smallestSize: 8, paperSize: 224, hasStems: true
      ) { MobileNetV2($0) },
      ZooEntry(
        "shufflenet_v2_x1_0", family: "ShuffleNetV2",
        "split, shuffled and depthwise convolutions (Ma et al. 2018)",
        smallestSize: 8, paperSize: 224, hasStems: true
      ) { ShuffleNetV2($0) },
    ]

    private static let comparison = [
      ZooEntry(
        "resnet34", family: "ResNet", "residual network of 34 layers (He et al. 2015)",
        smallestSize: 8, paperSize: 224, hasStems: true
      ) { ResNet(blocks: [3, 4, 6, 3], $0) },
      ZooEntry(
        "vgg13", family: "VGG",
        "ten convolutions with batch norm (Simonyan and Zisserman 2014)",
        smallestSize: 32, paperSize: 224, hasStems: true
      ) { VGG.torchvision(VGG.Stages.vgg13, $0) },
      ZooEntry(
        "vgg16", family: "VGG",
        "thirteen convolutions with batch norm (Simonyan and Zisserman 2014)",
        smallestSize: 32, paperSize: 224, hasStems: true
      ) { VGG.torchvision(VGG.Stages.vgg16, $0) },
      ZooEntry(
        "vgg_khaireddin", family: "VGG",
        "eight convolutions, two dense layers of 4,096 (Khaireddin and Chen 2021)",
        smallestSize: 16, largestSize: 224, paperSize: 40
      ) { VGG.khaireddin($0) },
    ]

    public static var names: [String] { entries.map(\.name) }

    /// The entry of that name.
    ///
    /// - Throws: `MienError` with the nearest name when there is none.
    public static func entry(_ name: String) throws -> ZooEntry {
      guard let entry = entries.first(where: { $0.name == name }) else {
        throw MienError.usage(
          "there is no network \"\(name)\"\(nearest(to: name, in: names)) "
            + "(there are: \(names.joined(separator: ", ")))")
      }
      return entry
    }

    /// A new network with first values from libtorch's seeded generator.
    ///
    /// - Throws: `MienError` when there is no such network, or when it cannot take that input.
    public static func make(_ name: String, _ shape: NetworkShape) throws -> any Network {
      let entry = try entry(name)
      guard shape.size >= entry.smallestSize else {
        throw MienError.usage(
          "\(name) needs pictures of at least \(entry.smallestSize) x \(entry.smallestSize), "
            + "these are \(shape.size) x \(shape.size)")
      }
      guard shape.size <= entry.largestSize else {
        throw MienError.usage(
          "\(name) takes pictures of at most \(entry.largestSize) x \(entry.largestSize), "
            + "these are \(shape.size) x \(shape.size)")
      }
      return entry.build(shape)
    }
  }
#endif
