#if Training
  /// A part of a network: holds parameters and other modules, and maps a tensor to a tensor.
  ///
  /// Properties are the registration: a `Tensor` property is a parameter, a ``Buffer`` is saved but not
  /// trained, a `Module` property is a child. Their names are the state names, which follow torchvision
  /// (`layer1.0.conv1.weight`). `lazy` properties are not seen.
  open class Module {
    /// Whether layers that behave differently while learning (batch norm, dropout) are to learn.
    public private(set) var isTraining = true

    public init() {}

    /// The named parts, in the order of declaration, superclasses first.
    ///
    /// Containers whose parts are not properties override it.
    open func members() -> [(name: String, value: Any)] {
      var levels: [Mirror] = []
      var mirror: Mirror? = Mirror(reflecting: self)
      while let level = mirror, level.subjectType != Module.self {
        levels.append(level)
        mirror = level.superclassMirror
      }
      return levels.reversed().flatMap { level in
        level.children.compactMap { child in
          // Mirrors show what a lazy property has stored once it was used.
          guard let label = child.label, !label.hasPrefix("$__lazy") else { return nil }
          return (label, child.value)
        }
      }
    }
  }

  /// A module that maps one tensor to one tensor.
  public protocol UnaryLayer: Module {
    func callAsFunction(_ x: Tensor) -> Tensor
  }

  /// A tensor that is saved with the network but not trained, under its state name.
  @propertyWrapper
  public struct Buffer {
    public let name: String
    public let wrappedValue: Tensor

    public init(_ name: String, _ tensor: Tensor) {
      self.name = name
      wrappedValue = tensor
    }
  }

  // MARK: Walking the tree

  extension Module {
    /// A trained tensor or a buffer under its full state name.
    struct State {
      let name: String
      let tensor: Tensor
      let isParameter: Bool
    }

    /// Parameters and buffers, depth first, in the order of torchvision's state dictionaries.
    func states(prefix: String = "") -> [State] {
      var found: [State] = []
      for (name, value) in members() { collect(value, prefix + name, prefix, into: &found) }
      return found
    }

    private func collect(_ value: Any, _ path: String, _ prefix: String, into found: inout [State])
    {
      switch value {
      case let tensor as Tensor:
        found.append(State(name: path, tensor: tensor, isParameter: true))
      case let buffer as Buffer:
        found.append(
          State(name: prefix + buffer.name, tensor: buffer.wrappedValue, isParameter: false))
      case let module as Module:
        found += module.states(prefix: path + ".")
      case let modules as [Module]:
        for (index, module) in modules.enumerated() {
          found += module.states(prefix: "\(path).\(index).")
        }
      default:
        break
      }
    }

    private var children: [Module] {
      members().flatMap { member -> [Module] in
        if let module = member.value as? Module { return [module] }
        return member.value as? [Module] ?? []
      }
    }

    /// This module and all below it, depth first, in the order of declaration.
    public var modules: [Module] { [self] + children.flatMap(\.modules) }

    /// What an optimizer trains, with full state names; a tensor that has several, once, by the first.
    public var namedParameters: [(name: String, tensor: Tensor)] {
      var seen: Set<ObjectIdentifier> = []
      return states()
        .filter { $0.isParameter && seen.insert(ObjectIdentifier($0.tensor)).inserted }
        .map { ($0.name, $0.tensor) }
    }

    /// Parameters and buffers with full state names: all there is to save.
    public var namedState: [(name: String, tensor: Tensor)] {
      states().map { ($0.name, $0.tensor) }
    }

    public var parameterCount: Int {
      namedParameters.reduce(0) { $0 + $1.tensor.count }
    }

    /// Switches this module and all below it to learning or to predicting.
    public func train(_ training: Bool = true) {
      isTraining = training
      for child in children { child.train(training) }
    }

    /// Moves all parameters and buffers to `device`.
    ///
    /// - Throws: ``TorchError`` when the device is not there; some may have moved already.
    public func move(to device: Device) throws {
      for state in states() { state.tensor.rebind(to: try state.tensor.detached().to(device)) }
    }

    /// Lays four-dimensional parameters out as NHWC, which the CPU's convolutions read fastest.
    public func useChannelsLast() {
      for state in states() where state.tensor.shape.count == 4 {
        state.tensor.rebind(to: state.tensor.detached().channelsLast())
      }
    }
  }
#endif
