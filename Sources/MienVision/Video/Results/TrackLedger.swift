import Foundation

/// Keeps account of every track of a video in memory that does not grow with its length.
///
/// Times are gathered in bins; when the video outgrows them, neighbours are joined and each stands
/// for twice the time. Of very many tracks the longest are kept.
struct TrackLedger {
  /// The most tracks of a summary.
  static let mostTracks = 500
  /// The most bins of a timeline; the first are a tenth of a second long.
  static let mostBins = 400

  private struct Sum {
    var frames = 0
    var probabilities: [Double]

    mutating func add(_ other: Sum) {
      frames += other.frames
      for label in probabilities.indices { probabilities[label] += other.probabilities[label] }
    }
  }

  private struct Entry {
    let labels: [String]
    let firstTime: Double
    var lastTime: Double
    var sum: Sum
    var bins: [Int: Sum]
  }

  private(set) var span = 0.1
  private var entries: [Int: Entry] = [:]
  private(set) var leftOutCount = 0
  private(set) var rows = 0
  private(set) var rowsWithFaces = 0

  mutating func add(_ row: VideoRow) {
    rows += 1
    guard !row.faces.isEmpty else { return }
    rowsWithFaces += 1
    let time = max(row.time, 0)
    while time / span >= Double(Self.mostBins) { joinBins() }
    let bin = Int(time / span)
    for tracked in row.faces {
      let emotions = tracked.face.emotions
      let sum = Sum(frames: 1, probabilities: emotions.map(\.probability))
      var entry =
        entries.removeValue(forKey: tracked.track)
        ?? Entry(
          labels: emotions.map(\.label), firstTime: row.time, lastTime: row.time,
          sum: Sum(probabilities: emotions.map { _ in 0 }), bins: [:])
      entry.lastTime = row.time
      entry.sum.add(sum)
      if entry.bins[bin] == nil { entry.bins[bin] = sum } else { entry.bins[bin]?.add(sum) }
      entries[tracked.track] = entry
    }
  }

  /// Drops the shortest of the tracks that will not come again, once there are twice too many.
  mutating func prune(keeping active: Set<Int>) {
    guard entries.count > 2 * Self.mostTracks else { return }
    let done = entries.filter { !active.contains($0.key) }
      .sorted { ($0.value.sum.frames, $1.key) < ($1.value.sum.frames, $0.key) }
    for (track, _) in done.prefix(entries.count - Self.mostTracks) {
      entries[track] = nil
      leftOutCount += 1
    }
  }

  /// The tracks, in the order of appearance.
  func tracks() -> [VideoSummary.Track] {
    let longest = entries.sorted { ($1.value.sum.frames, $0.key) < ($0.value.sum.frames, $1.key) }
      .prefix(Self.mostTracks)
    return longest.sorted { $0.key < $1.key }.map { number, entry in
      let count = Double(entry.sum.frames)
      return VideoSummary.Track(
        number: number, firstTime: entry.firstTime, lastTime: entry.lastTime,
        frames: entry.sum.frames,
        emotions: zip(entry.labels, entry.sum.probabilities).map {
          Face.Emotion(label: $0, probability: $1 / count)
        },
        timeline: entry.bins.sorted { $0.key < $1.key }.map { bin, sum in
          VideoSummary.Bin(
            time: (Double(bin) + 0.5) * span,
            probabilities: sum.probabilities.map { $0 / Double(sum.frames) }, frames: sum.frames)
        })
    }
  }

  /// Tracks that ``tracks()`` does not list.
  var tracksLeftOut: Int { leftOutCount + max(0, entries.count - Self.mostTracks) }

  private mutating func joinBins() {
    span *= 2
    for track in entries.keys {
      guard let bins = entries[track]?.bins else { continue }
      var joined: [Int: Sum] = [:]
      for (bin, sum) in bins {
        if joined[bin / 2] == nil { joined[bin / 2] = sum } else { joined[bin / 2]?.add(sum) }
      }
      entries[track]?.bins = joined
    }
  }
}
