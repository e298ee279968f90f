#if Vision
  /// Numbers the faces of successive frames and evens out their probabilities.
  struct FaceFollower {
    private var tracker: FaceTracker
    private var smoother: EmotionSmoother

    init(_ options: VideoAnalyzer.Options) {
      tracker = FaceTracker(options.tracking)
      smoother = EmotionSmoother(options.smoothing)
    }

    var active: Set<Int> { tracker.active }

    mutating func follow(_ faces: [Face]) -> [TrackedFace] {
      let numbers = tracker.follow(faces.map(\.box))
      smoother.keep(tracker.active)
      return zip(numbers, faces).map { number, face in
        let smoothed = smoother.smooth(face.emotions.map(\.probability), track: number)
        return TrackedFace(
          track: number,
          face: Face(
            box: face.box, score: face.score, landmarks: face.landmarks,
            emotions: zip(face.emotions, smoothed).map {
              Face.Emotion(label: $0.label, probability: $1)
            }))
      }
    }
  }
#endif
