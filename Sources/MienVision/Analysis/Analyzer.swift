#if Vision
  import Dispatch
  import MienCore
  import MienImage
  import Synchronization

  /// From a picture to faces with their expressions.
  ///
  /// ```swift
  /// let analyzer = try Analyzer(model: "model.onnx")
  /// for face in try analyzer.analyze(Image.decode(path: "photo.jpg")) {
  ///   print(face.box, face.top.label, face.top.probability)
  /// }
  /// ```
  /// May be used from many threads at once.
  public final class Analyzer: Sendable {
    public let classifier: ExpressionClassifier
    /// Finds the faces; nil when every picture is a face already.
    public let detector: FaceDetector?
    /// How faces are framed for the classifier.
    public let crop: FaceCrop

    /// - Parameter detector: nil takes every picture, whole, as one face.
    public init(
      classifier: ExpressionClassifier, detector: FaceDetector?, crop: FaceCrop = FaceCrop()
    ) {
      self.classifier = classifier
      self.detector = detector
      self.crop = crop
    }

    /// Loads the classifier and, side by side with it, the detector, which saves a quarter of the
    /// time to a cold program's first answer.
    ///
    /// - Parameters:
    ///   - path: The classifier's `.onnx` file.
    ///   - detection: How to look for faces; nil takes every picture, whole, as one face.
    /// - Throws: ``MienError`` when a model file is missing, broken or does not fit.
    public convenience init(
      model path: String, detection: FaceDetector.Options? = .init(), crop: FaceCrop = FaceCrop(),
      inference: InferenceModel.Options = .init()
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
        throw MienError("\(path): was not loaded")
      }
      self.init(classifier: loaded, detector: try detector.withLock { try $0.get() }, crop: crop)
    }

    /// The faces of a picture with their expressions, surest face first; a picture without a face
    /// has none.
    ///
    /// - Throws: ``MienError`` when one of the networks fails.
    public func analyze(_ image: Image) throws -> [Face] {
      guard let detector else { return try analyzeFace(image) }
      let found = try detector.detect(image)
      let size = classifier.metadata
      let faces = found.map { crop.cut($0, from: image, width: size.width, height: size.height) }
      return try zip(found, classifier.classify(faces)).map { detection, probabilities in
        Face(
          box: detection.box, score: detection.score, landmarks: detection.landmarks,
          emotions: emotions(probabilities))
      }
    }

    private func analyzeFace(_ image: Image) throws -> [Face] {
      try classifier.classify([image]).map { probabilities in
        let whole = Box(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
        return Face(box: whole, score: 1, landmarks: [], emotions: emotions(probabilities))
      }
    }

    private func emotions(_ probabilities: [Float]) -> [Face.Emotion] {
      zip(classifier.labels, probabilities).map {
        Face.Emotion(label: $0, probability: Double($1))
      }
    }
  }
#endif
