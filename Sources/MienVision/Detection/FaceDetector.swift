#if Vision
  import MienCore
  import MienImage

  /// Finds faces with CenterFace (Xu et al. 2019, https://arxiv.org/abs/1911.03599).
  ///
  /// The network looks at the picture once and gives, for every 4x4 pixels, the chance that a face
  /// is centred there, the face's size, and five landmarks. Most pictures show one or two large
  /// faces, so it looks at a small view first, and at a large one only where the small one leaves
  /// a doubt. May be used from many threads at once.
  public final class FaceDetector: Sendable {
    /// What counts as a face, and how closely to look.
    public struct Options: Sendable, Equatable {
      /// The least score of a face, 0...1. Lower finds more faces and more that are none.
      public var threshold: Double
      /// Boxes whose Jaccard index is at least this are one face; above 0, at most 1.
      public var overlap: Double
      /// Larger pictures are looked at in this many pixels along their longer side, 32...8192. Time grows with
      /// its square; of faces less than 20 pixels high after that most are missed (measured).
      public var longSide: Int
      /// The pixels of the small view's longer side, 32...8192; nil looks at the large one only. It is enough
      /// where it shows faces, none of them small and none in doubt; a face below 20 pixels beside a
      /// large one may then be missed.
      public var quickSide: Int?

      /// By default finds faces from about 20 pixels in a view of 800.
      public init(
        threshold: Double = 0.5, overlap: Double = 0.3, longSide: Int = 800, quickSide: Int? = 416
      ) {
        self.threshold = threshold
        self.overlap = overlap
        self.longSide = longSide
        self.quickSide = quickSide
      }
    }

    /// What counts as a face, and how closely to look.
    public let options: Options
    private let model: InferenceModel

    /// Reads the detector's network.
    ///
    /// - Parameter path: `centerface.onnx`; by default the one that `make setup` fetched.
    /// - Throws: ``MienError`` when the file is missing or not CenterFace, or when options are out
    ///   of range.
    public init(
      path: String? = nil, options: Options = Options(),
      inference: InferenceModel.Options = .init()
    ) throws {
      guard (0...1).contains(options.threshold) else {
        throw MienError.usage("the detector's threshold is \(options.threshold), it must be 0 to 1")
      }
      guard options.overlap > 0, options.overlap <= 1 else {
        throw MienError.usage(
          "the detector's overlap is \(options.overlap), it must be above 0 and at most 1")
      }
      guard options.longSide >= CenterFace.stride, options.longSide <= 8192 else {
        throw MienError.usage(
          "the detector's long side is \(options.longSide), it must be \(CenterFace.stride) to 8192"
        )
      }
      if let side = options.quickSide, !(CenterFace.stride...8192).contains(side) {
        throw MienError.usage(
          "the detector's quick side is \(side), it must be \(CenterFace.stride) to 8192")
      }
      self.options = options
      // One compiled network for all sizes: OpenVINO adapts to a new one within 0.1 s and remembers
      // it.
      model = try InferenceModel(
        path: path ?? Installation.file("centerface.onnx"), inputShape: [1, 3, nil, nil],
        options: inference)
    }

    /// The faces in a picture, best first; none is a normal answer.
    ///
    /// Boxes and landmarks are in the picture's own pixels, whatever size the network looked at.
    ///
    /// - Throws: ``MienError`` when the network fails.
    public func detect(_ image: Image) throws -> [Detection] {
      let view = Self.viewSize(width: image.width, height: image.height, options.longSide)
      if let quick = quickView(of: image, instead: view) {
        let seen = try look(at: image, quick, threshold: min(Self.hint, options.threshold))
        let faces = seen.filter { $0.score > options.threshold }
        let scale = Double(quick.width) / Double(image.width)
        if !faces.isEmpty, seen.allSatisfy({ isPlain($0, scale: scale) }) { return faces }
      }
      return try look(at: image, view, threshold: options.threshold)
    }

    /// Whether a larger view would tell no more of what the small one, `scale` times the picture, shows: it
    /// is large enough to be seen well, or to be known for no face.
    private func isPlain(_ seen: Detection, scale: Double) -> Bool {
      let pixels = max(seen.box.width, seen.box.height) * scale
      return pixels >= (seen.score > options.threshold ? Self.smallestPlain : Self.smallestPassed)
    }

    /// The small view, where it saves enough.
    private func quickView(
      of image: Image, instead view: (width: Int, height: Int)
    ) -> (width: Int, height: Int)? {
      guard let side = options.quickSide else { return nil }
      let quick = Self.viewSize(width: image.width, height: image.height, side)
      let saves = max(view.width, view.height) * 4 >= max(quick.width, quick.height) * 5
      return saves && Double(min(quick.width, quick.height)) >= Self.smallestShortSide
        ? quick : nil
    }

    private func look(
      at image: Image, _ view: (width: Int, height: Int), threshold: Double
    ) throws -> [Detection] {
      let seen = try image.resized(width: view.width, height: view.height)
      let outputs = try model.run(CenterFace.input(seen))
      let found = try CenterFace.faces(outputs, threshold: threshold, path: model.path)
      let scaleX = Double(image.width) / Double(view.width)
      let scaleY = Double(image.height) / Double(view.height)
      let placed = found.compactMap { face -> Detection? in
        let box = Box(
          x: face.box.x * scaleX, y: face.box.y * scaleY,
          width: face.box.width * scaleX, height: face.box.height * scaleY
        ).clipped(width: image.width, height: image.height)
        guard box.width >= 1, box.height >= 1 else { return nil }
        let landmarks = face.landmarks.map { Point(x: $0.x * scaleX, y: $0.y * scaleY) }
        return Detection(box: box, score: face.score, landmarks: landmarks)
      }
      return Detection.suppressed(placed, overlap: options.overlap)
    }

    /// The size to look at a picture in: at most `longSide`, and small ones enlarged.
    static func viewSize(width: Int, height: Int, _ longSide: Int) -> (width: Int, height: Int) {
      let (long, short) = (Double(max(width, height)), Double(min(width, height)))
      let enlarge = max(1, smallestShortSide / short)
      let scale = min(enlarge, Double(longSide) / long)
      return (
        max(1, Int((Double(width) * scale).rounded())),
        max(1, Int((Double(height) * scale).rounded()))
      )
    }

    private static let smallestShortSide = 96.0
    /// In the small view, a score above this may be a face. A face of so many pixels is seen well; what
    /// looks like none at so many rarely looks like one in a larger view.
    private static let (hint, smallestPlain, smallestPassed) = (0.15, 32.0, 64.0)
  }
#endif
