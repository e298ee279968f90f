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
    /// The smallest input that its pooling leaves something of.
    public let smallestSize: Int
    /// The input, in pixels a side, of the paper that the network comes from.
    public let paperSize: Int
    /// Whether ``NetworkShape/stem`` changes it.
    public let hasStems: Bool
    let build: @Sendable (NetworkShape) -> any Network

    init(
      _ name: String, family: String, _ summary: String, smallestSize: Int, paperSize: Int = 48,
      hasStems: Bool = false, build: @escaping @Sendable (NetworkShape) -> any Network
    ) {
      self.name = name
      self.family = family
      self.summary = summary
      self.smallestSize = smallestSize
      self.paperSize = paperSize
      self.hasStems = hasStems
      self.build = build
    }
  }

  /// All networks of Mien by the names that recipes and `--model` use.
  public enum Zoo {
    public static let entries: [ZooEntry] = [
      ZooEntry(
        "li", family: "Li", "two convolutions and two dense layers (Li 2023)", smallestSize: 4
      ) { Li($0) }
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
      return entry.build(shape)
    }
  }
#endif
