/// What a video came to.
public struct VideoSummary: Sendable, Equatable {
  /// How reading came to its end.
  public enum Ending: Sendable, Equatable {
    case complete
    /// The rest cannot be read, for this reason.
    case damaged(String)
    /// Somebody asked to stop.
    case stopped
  }

  /// One face over all its frames.
  public struct Track: Sendable, Equatable {
    public let number: Int
    /// Seconds from the video's beginning.
    public let firstTime: Double
    public let lastTime: Double
    /// The frames it was seen in.
    public let frames: Int
    /// The mean of its rows' probabilities, in the classifier's order; they sum to 1.
    public let emotions: [Face.Emotion]
    /// The mean probabilities of each span of ``VideoSummary/span`` seconds in which it was seen.
    public let timeline: [Bin]

    /// The label with the largest mean; of equals the first.
    public var top: Face.Emotion {
      emotions.dropFirst().reduce(emotions[0]) { $1.probability > $0.probability ? $1 : $0 }
    }
  }

  /// A short time of a track.
  public struct Bin: Sendable, Equatable {
    /// The middle of the span, in seconds.
    public let time: Double
    /// In the classifier's order.
    public let probabilities: [Double]
    public let frames: Int
  }

  /// The frames that were read.
  public let frames: Int
  /// The frames that were looked at, each of which has a row.
  public let rows: Int
  /// The rows with at least one face.
  public let rowsWithFaces: Int
  /// The time of the last frame, in seconds.
  public let lastTime: Double
  public let ending: Ending
  /// In the order of appearance.
  public let tracks: [Track]
  /// Short tracks that are not listed, because a summary lists no more than
  /// ``TrackLedger/mostTracks``.
  public let tracksLeftOut: Int
  /// The seconds that a bin of a timeline stands for.
  public let span: Double
}
