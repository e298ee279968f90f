#if Training
  import Torch

  /// A file of tensors whose convolution weights for colour pictures can be had for grey ones, and the other way
  /// round: the sum over the colours, or a third for each of them, answers grey pictures alike.
  struct Recolored: StateSource {
    private let file: any StateSource
    /// The shapes that a network wants, by the names in the file.
    private let wanted: [String: [Int]]

    init(_ file: any StateSource, wanted: [String: [Int]]) {
      self.file = file
      self.wanted = wanted
    }

    var path: String { file.path }
    var names: [String] { file.names }

    /// The tensors that are changed.
    var changed: [String] { names.filter(isRecolored) }

    func shape(of name: String) -> [Int]? {
      isRecolored(name) ? wanted[name] : file.shape(of: name)
    }

    func read(_ name: String) throws -> Tensor {
      let weights = try file.read(name)
      guard isRecolored(name) else { return weights }
      return withoutGradient {
        weights.shape[1] == 3
          ? weights.to(.float32).mean(over: [1], keepingDimensions: true) * 3
          : Tensor.concatenated([weights, weights, weights], along: 1) / 3
      }
    }

    private func isRecolored(_ name: String) -> Bool {
      guard let wanted = wanted[name], let found = file.shape(of: name), wanted.count == 4,
        found.count == 4, wanted[0] == found[0], wanted[2...] == found[2...]
      else { return false }
      return (found[1], wanted[1]) == (3, 1) || (found[1], wanted[1]) == (1, 3)
    }
  }
#endif
