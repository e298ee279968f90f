#if Vision
  import Dispatch
  import MienCore
  import MienImage
  import Synchronization

  /// From a picture to faces with their expressions.
  ///
  /// ```swift
  /// let analyzer = try Analyzer()
  /// for face in try analyzer.analyze(Image.decode(path: "photo.jpg")) {
  ///   print(face.box, face.top.label, face.top.probability)
  /// }
  /// ```
  /// Whoever has many pictures gives them together, or cuts the faces out of each as it comes
  /// (``faces(in:)``) and classifies those of many at once (``classify(_:)``): a network that sees
  /// 64 faces in one run is several times faster than one that sees them one by one. May be used
  /// from many threads at once.
  public final class Analyzer: Sendable {
    /// Which faces are answered for, and how.
    public struct Options: Sendable, Equatable {
      /// Faces whose box is shorter than this on its longer side are passed over; in pixels of the
      /// picture.
      public var smallestFace: Double
      /// At most this many faces of one picture are answered for, the surest ones.
      public var mostFaces: Int
      /// Whether the answer is the mean of those for the face and for its mirror image: a little
      /// more accurate, twice the classifier's time.
      public var isFlipAveraged: Bool
      /// Divides the logits instead of the model's own temperature; above 1 makes answers less
      /// sure, below 1 surer. Finite and above 0.
      public var temperature: Double?

      /// By default answers for all faces with the model's own temperature.
      public init(
        smallestFace: Double = 0, mostFaces: Int = .max, isFlipAveraged: Bool = false,
        temperature: Double? = nil
      ) {
        self.smallestFace = smallestFace
        self.mostFaces = mostFaces
        self.isFlipAveraged = isFlipAveraged
        self.temperature = temperature
      }
    }

    /// Tells the expressions.
    public let classifier: ExpressionClassifier
    /// Finds the faces; nil when every picture is a face already.
    public let detector: FaceDetector?
    /// How faces are framed for the classifier.
    public let crop: FaceCrop
    /// Which faces are answered for, and how.
    public let options: Options

    /// An analyzer of networks that were loaded before.
    ///
    /// - Parameter detector: nil takes every picture, whole, as one face.
    /// - Precondition: `options.temperature` is nil, or finite and above 0.
    public init(
      classifier: ExpressionClassifier, detector: FaceDetector?, crop: FaceCrop = FaceCrop(),
      options: Options = Options()
    ) {
      let temperature = options.temperature ?? 1
      precondition(temperature.isFinite && temperature > 0, "a temperature of \(temperature)")
      self.classifier = classifier
      self.detector = detector
      self.crop = crop
      self.options = options
    }

    /// Loads the classifier and, side by side with it, the detector, which saves a quarter of the
    /// time to a cold program's first answer.
    ///
    /// - Parameters:
    ///   - path: The classifier's `.onnx` file or the name of a ``ShippedClassifier``; nil takes the usual one.
    ///   - detection: How to look for faces; nil takes every picture, whole, as one face.
    /// - Throws: ``MienError`` when a model file is missing, broken or does not fit.
    /// - Precondition: `options.temperature` is nil, or finite and above 0.
    public convenience init(
      model path: String? = nil, detection: FaceDetector.Options? = .init(),
      crop: FaceCrop = FaceCrop(),
      options: Options = Options(), inference: InferenceModel.Options = .init()
    ) throws {
      let detector = Mutex<Result<FaceDetector?, any Error>>(.success(nil))
      let classifier = Mutex<Result<ExpressionClassifier, any Error>?>(nil)
      DispatchQueue.concurrentPerform(iterations: 2) { job in
        if job == 0 {
          let loaded = Result {
            try detection.map { try FaceDetector(options: $0, inference: inference) }
          }
          detector.withLock { $0 = loaded }
        } else {
          let loaded = Result {
            try Image.prepareDecoder()
            return try ExpressionClassifier(path: path, inference: inference)
          }
          classifier.withLock { $0 = loaded }
        }
      }
      guard let loaded = try classifier.withLock({ try $0?.get() }) else {
        throw MienError("the classifier was not loaded")
      }
      self.init(
        classifier: loaded, detector: try detector.withLock { try $0.get() }, crop: crop,
        options: options)
    }

    /// The faces of a picture with their expressions, surest face first; a picture without a face
    /// has none.
    ///
    /// - Throws: ``MienError`` when one of the networks fails.
    public func analyze(_ image: Image) throws -> [Face] {
      try classify([faces(in: image)]).first ?? []
    }

    /// The faces of every picture, in the order of the pictures.
    ///
    /// Faces are looked for in several pictures side by side, and classified all together. An
    /// analyzer that infers for throughput is a seventh faster here, and takes 77 MB more.
    ///
    /// - Throws: ``MienError`` when one of the networks fails; no picture is answered then.
    public func analyze(_ images: [Image]) throws -> [[Face]] {
      let found = Mutex(
        [Result<UnclassifiedFaces, any Error>?](repeating: nil, count: images.count))
      DispatchQueue.concurrentPerform(iterations: images.count) { index in
        let own = Result { try faces(in: images[index]) }
        found.withLock { $0[index] = own }
      }
      return try classify(found.withLock { try $0.compactMap { try $0?.get() } })
    }

    /// Finds the faces of a picture and cuts them out for the classifier: all that needs the
    /// picture itself, which may be dropped afterwards.
    ///
    /// - Throws: ``MienError`` when the detector fails.
    public func faces(in image: Image) throws -> UnclassifiedFaces {
      let (width, height) = (classifier.metadata.width, classifier.metadata.height)
      guard let detector else {
        let whole = Box(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
        let face = try classifier.fitted(image)
        return UnclassifiedFaces(
          detections: [Detection(box: whole, score: 1, landmarks: [])], cuts: [face])
      }
      let found = try detector.detect(image)
        .filter { max($0.box.width, $0.box.height) >= options.smallestFace }
        .prefix(max(options.mostFaces, 0))
      return UnclassifiedFaces(
        detections: Array(found),
        cuts: found.map {
          crop.cut(
            $0, from: image, width: width, height: height, inColour: classifier.metadata.isColoured)
        })
    }

    /// The expressions of faces that were cut out of any number of pictures, in batches that run
    /// over the borders of pictures.
    ///
    /// - Parameter pictures: What ``faces(in:)`` gave; this analyzer's or one of an equal model.
    /// - Returns: The faces of each picture, in the same order.
    /// - Throws: ``MienError`` when the classifier fails; no picture is answered then.
    public func classify(_ pictures: [UnclassifiedFaces]) throws -> [[Face]] {
      var rows = try probabilities(pictures.flatMap(\.cuts))[...]
      return pictures.map { picture in
        let own = rows.prefix(picture.count)
        rows = rows.dropFirst(picture.count)
        return zip(picture.detections, own).map { detection, probabilities in
          Face(
            box: detection.box, score: detection.score, landmarks: detection.landmarks,
            emotions: zip(classifier.labels, probabilities).map {
              Face.Emotion(label: $0, probability: $1)
            })
        }
      }
    }

    private func probabilities(_ cuts: [Image]) throws -> [[Double]] {
      let rows = try classifier.classify(cuts, temperature: options.temperature)
      guard options.isFlipAveraged else { return rows.map { $0.map(Double.init) } }
      let mirrored = try classifier.classify(
        cuts.map { $0.mirrored() }, temperature: options.temperature)
      return zip(rows, mirrored).map { zip($0, $1).map { (Double($0) + Double($1)) / 2 } }
    }
  }
#endif
