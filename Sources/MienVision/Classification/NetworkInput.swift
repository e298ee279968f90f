#if Vision
  import MienCore
  import MienONNX

  /// How pixels become what a classifier's network reads.
  struct NetworkInput: Sendable {
    /// The order of a network's axes: pictures, channels, rows, columns, or channels last.
    enum Layout: String, CaseIterable, Sendable {
      case nchw, nhwc
    }

    /// Which colour comes first.
    enum Order: String, CaseIterable, Sendable {
      case rgb, bgr
    }

    private let channels: Int
    private let height: Int
    private let width: Int
    private let layout: Layout
    /// The channel of the picture that each channel of the network reads.
    private let source: [Int]
    /// What each of the 256 pixel values becomes, by channel of the network.
    private let normalized: [Float]

    /// - Parameter metadata: Valid ones; `mean` and `std` are in the network's order of channels.
    init(_ metadata: ModelMetadata, layout: Layout = .nchw, order: Order = .rgb) {
      channels = metadata.channels
      height = metadata.height
      width = metadata.width
      self.layout = layout
      source = order == .bgr ? (0..<channels).reversed() : Array(0..<channels)
      normalized = (0..<metadata.channels).flatMap { channel in
        (0..<256).map { Float((Double($0) / 255 - metadata.mean[channel]) / metadata.std[channel]) }
      }
    }

    /// Values of one picture.
    var size: Int { channels * height * width }

    /// The axis lengths of the network's input; nil for any number of pictures.
    func shape(_ count: Int?) -> [Int?] {
      layout == .nchw ? [count, channels, height, width] : [count, height, width, channels]
    }

    /// The axis lengths for `count` pictures.
    func lengths(_ count: Int) -> [Int] { shape(count).compactMap { $0 } }

    /// The values of a picture without meaning, another one for each seed.
    func pattern(seed: UInt64) -> [Float] {
      var generator = SeededGenerator(seed: seed)
      return (0..<size).map { _ in normalized[Int.random(in: 0..<256, using: &generator)] }
    }

    /// Pictures whose `channels` are interleaved, one after the other, as the network reads them;
    /// a single channel serves all of the network's.
    func tensor(
      _ faces: UnsafeBufferPointer<UInt8>, count: Int, channels given: Int
    ) -> FloatTensor {
      let plane = height * width
      let (channelStep, pixelStep) = layout == .nchw ? (plane, 1) : (1, channels)
      let values = [Float](unsafeUninitializedCapacity: count * size) { target, initialized in
        normalized.withUnsafeBufferPointer { normalized in
          for face in 0..<count {
            for channel in 0..<channels {
              let from = face * plane * given + (given == 1 ? 0 : source[channel])
              var at = face * size + channel * channelStep
              for pixel in 0..<plane {
                target[at] = normalized[256 * channel + Int(faces[from + pixel * given])]
                at += pixelStep
              }
            }
          }
        }
        initialized = count * size
      }
      return FloatTensor(shape: lengths(count), values: values)
    }
  }
#endif
