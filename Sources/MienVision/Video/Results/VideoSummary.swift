/// What a video came to.
public struct VideoSummary: Sendable, Equatable {
  /// The ways in which reading can end.
  public enum Ending: Sendable, Equatable {
    /// The video's end was reached.
    case complete
    /// The rest cannot be read, for this reason.
    case damaged(String)
    /// Somebody asked to stop.
    case stopped
  }

  /// One face over all its frames.
  public struct Track: Sendable, Equatable {
    /// As in ``TrackedFace/track``, from 1.
    public let number: Int
    /// When it was first seen, in seconds from the video's beginning.
    public let firstTime: Double
    /// When it was last seen, in seconds from the video's beginning.
    public let lastTime: Double
    /// The frames it was seen in.
    public let frames: Int
    /// The mean of its rows' probabilities, in the classifier's order; they sum to 1.
    public let emotions: [Face.Emotion]
    /// The mean probabilities of each span of ``VideoSummary/span`` seconds in which it was seen.
    public let timeline: [Bin]

    /// The label with the largest mean; of equals the first.
    public var top: Face.Emotion { emotions.top }
  }

  /// A short time of a track.
  public struct Bin: Sendable, Equatable {
    /// The middle of the span, in seconds.
    public let time: Double
    /// The mean of its rows' probabilities, in the classifier's order; they sum to 1.
    public let probabilities: [Double]
    /// The frames it was seen in.
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
  /// How reading came to its end.
  public let ending: Ending
  /// In the order of appearance.
  public let tracks: [Track]
  /// Short tracks that are not listed, because a summary lists no more than
  /// ``TrackLedger/mostTracks``.
  public let tracksLeftOut: Int
  /// The seconds that a bin of a timeline stands for.
  public let span: Double
  /// What the annotated copy lacks, one sentence each for the person who asked for it.
  public internal(set) var warnings: [String] = []
}
