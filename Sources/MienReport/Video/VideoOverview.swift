/// What a video's page shows, in plain numbers.
public struct VideoOverview: Sendable {
  /// One face over all its frames.
  public struct Track: Sendable {
    /// Counted from 1, in the order of appearance.
    public let number: Int
    /// Seconds from the video's beginning.
    public let firstTime: Double
    /// Seconds from the video's beginning.
    public let lastTime: Double
    /// The frames it was seen in.
    public let frames: Int
    /// The mean probability of each label.
    public let means: [Double]
    /// In the order of time.
    public let timeline: [Moment]

    /// A face, with means and moments that have a probability for each label.
    public init(
      number: Int, firstTime: Double, lastTime: Double, frames: Int, means: [Double],
      timeline: [Moment]
    ) {
      self.number = number
      self.firstTime = firstTime
      self.lastTime = lastTime
      self.frames = frames
      self.means = means
      self.timeline = timeline
    }
  }

  /// The mean of a short time in which a face was seen.
  public struct Moment: Sendable {
    /// The middle, in seconds.
    public let time: Double
    /// The mean probability of each label, `0 ... 1`.
    public let probabilities: [Double]

    /// A mean over the seconds around `time`.
    public init(time: Double, probabilities: [Double]) {
      self.time = time
      self.probabilities = probabilities
    }
  }

  /// The video's name.
  public let name: String
  /// The expressions, at least one.
  public let labels: [String]
  /// The frames that were read.
  public let frames: Int
  /// The frames that were looked at.
  public let rows: Int
  /// Those of them with a face.
  public let rowsWithFaces: Int
  /// The time of the last frame, in seconds.
  public let length: Double
  /// Why the end is missing; nil when it is not.
  public let remark: String?
  /// In the order of appearance.
  public let tracks: [Track]
  /// How many faces there are beyond those in ``tracks``.
  public let tracksLeftOut: Int
  /// The seconds that a moment stands for.
  public let span: Double
  /// Where the figures come from: command, file, machine.
  public let provenance: [Fact]

  /// An overview of a video and of the faces in it.
  ///
  /// - Precondition: Every list of probabilities has one for each label, of which there is at least
  ///   one.
  public init(
    name: String, labels: [String], frames: Int, rows: Int, rowsWithFaces: Int, length: Double,
    remark: String?, tracks: [Track], tracksLeftOut: Int, span: Double, provenance: [Fact]
  ) {
    precondition(
      !labels.isEmpty
        && tracks.allSatisfy { track in
          track.means.count == labels.count
            && track.timeline.allSatisfy { $0.probabilities.count == labels.count }
        }, "a probability for each of \(labels.count) labels")
    self.name = name
    self.labels = labels
    self.frames = frames
    self.rows = rows
    self.rowsWithFaces = rowsWithFaces
    self.length = length
    self.remark = remark
    self.tracks = tracks
    self.tracksLeftOut = tracksLeftOut
    self.span = span
    self.provenance = provenance
  }
}

extension VideoOverview.Track {
  /// The label with the largest mean.
  var top: Int { means.indices.max { means[$0] < means[$1] } ?? 0 }

  /// Stretches without a gap.
  func runs(span: Double) -> [ArraySlice<VideoOverview.Moment>] {
    var runs: [ArraySlice<VideoOverview.Moment>] = []
    var start = timeline.startIndex
    for index in timeline.indices.dropFirst()
    where timeline[index].time - timeline[index - 1].time > 1.5 * span {
      runs.append(timeline[start..<index])
      start = index
    }
    if start < timeline.endIndex { runs.append(timeline[start...]) }
    return runs
  }
}
