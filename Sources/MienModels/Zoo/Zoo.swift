#if Training
  import MienCore
  import Torch

  /// A network that recipes can name.
  public struct ZooEntry: Sendable {
    public let name: String
    /// What it is and where it comes from, in one line.
    public let summary: String
    /// The smallest input that its pooling leaves something of.
    public let smallestSize: Int
    let build: @Sendable (NetworkShape) -> any UnaryLayer
  }

  /// All networks of Mien by the names that recipes and `--model` use.
  public enum Zoo {
    public static let entries: [ZooEntry] = [
      ZooEntry(
        name: "li", summary: "two convolutions and two dense layers (Li 2023)", smallestSize: 4,
        build: { Li($0) })
    ]

    public static var names: [String] { entries.map(\.name) }

    /// A new network with first values from libtorch's seeded generator.
    ///
    /// - Throws: `MienError` when there is no such network, or when it cannot take that input.
    public static func make(_ name: String, _ shape: NetworkShape) throws -> any UnaryLayer {
      guard let entry = entries.first(where: { $0.name == name }) else {
        throw MienError.usage(
          "there is no network \"\(name)\"\(nearest(to: name, in: names)) "
            + "(there are: \(names.joined(separator: ", ")))")
      }
      guard shape.size >= entry.smallestSize else {
        throw MienError.usage(
          "\(name) needs pictures of at least \(entry.smallestSize) x \(entry.smallestSize), "
            + "these are \(shape.size) x \(shape.size)")
      }
      return entry.build(shape)
    }
  }
#endif
