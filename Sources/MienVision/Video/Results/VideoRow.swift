/// A face in a video.
public struct TrackedFace: Sendable, Equatable {
  /// The same for the same face in other frames; from 1.
  public let track: Int
  /// Where it is, and its probabilities after smoothing.
  public let face: Face

  /// A face and the number of its track.
  public init(track: Int, face: Face) {
    self.track = track
    self.face = face
  }
}

/// What was found in one frame of a video.
public struct VideoRow: Sendable, Equatable {
  /// The frame's place among all frames of the video, from 0.
  public let frame: Int
  /// Seconds from the video's beginning.
  public let time: Double
  /// Surest face first; often none.
  public let faces: [TrackedFace]

  /// The faces of one frame.
  public init(frame: Int, time: Double, faces: [TrackedFace]) {
    self.frame = frame
    self.time = time
    self.faces = faces
  }
}
