/// A grey copy of 48x48 pixels, on which pictures of all sizes are judged alike.
///
/// Every pixel is the mean of the area it covers, whatever the picture's proportions; a grey
/// picture of 48x48 is its own thumbnail.
struct Thumbnail {
  static let side = 48
  static let pixelCount = side * side

  /// Row by row, 0 to 255.
  let pixels: [UInt8]

  init(pixels: [UInt8]) {
    precondition(pixels.count == Self.pixelCount, "a thumbnail has 48x48 pixels")
    self.pixels = pixels
  }
}

/// Makes the thumbnails of one data set's pictures.
struct ThumbnailMaker: Sendable {
  private let dataset: FaceDataset
  private let rows: [AreaWindow]
  private let columns: [AreaWindow]

  init(_ dataset: FaceDataset) {
    self.dataset = dataset
    rows = AreaWindow.windows(from: dataset.height, to: Thumbnail.side)
    columns = AreaWindow.windows(from: dataset.width, to: Thumbnail.side)
  }

  func thumbnail(at position: Int) -> Thumbnail {
    let size = dataset.imageSize
    return dataset.withPixels { all in
      let picture = UnsafeBufferPointer(rebasing: all[position * size..<(position + 1) * size])
      let isThumbnail = dataset.channels == 1 && size == Thumbnail.pixelCount
      if isThumbnail && dataset.width == Thumbnail.side { return Thumbnail(pixels: Array(picture)) }
      return Thumbnail(pixels: reduced(picture))
    }
  }

  private func reduced(_ picture: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let side = Thumbnail.side
    let plane = dataset.height * dataset.width
    // ITU-R BT.601: what grey conversion means elsewhere, too.
    let weights: [Float] = dataset.channels == 3 ? [0.299, 0.587, 0.114] : [1]
    var narrow = [Float](repeating: 0, count: dataset.height * side)
    for (channel, weight) in weights.enumerated() {
      for row in 0..<dataset.height {
        let start = channel * plane + row * dataset.width
        for (column, window) in columns.enumerated() {
          var sum: Float = 0
          for (offset, part) in window.weights.enumerated() {
            sum += part * Float(picture[start + window.start + offset])
          }
          narrow[row * side + column] += weight * sum
        }
      }
    }
    var pixels = [UInt8](repeating: 0, count: Thumbnail.pixelCount)
    for (row, window) in rows.enumerated() {
      for column in 0..<side {
        var sum: Float = 0
        for (offset, part) in window.weights.enumerated() {
          sum += part * narrow[(window.start + offset) * side + column]
        }
        pixels[row * side + column] = UInt8(min(255, max(0, sum.rounded())))
      }
    }
    return pixels
  }
}

/// The pixels of a line that one pixel of a longer or shorter line covers, and their shares.
private struct AreaWindow: Sendable {
  let start: Int
  let weights: [Float]

  static func windows(from length: Int, to count: Int) -> [AreaWindow] {
    let step = Double(length) / Double(count)
    return (0..<count).map { index in
      let low = Double(index) * step
      let high = low + step
      let first = min(length - 1, Int(low))
      let last = min(length - 1, max(first, Int(high.rounded(.up)) - 1))
      let shares = (first...last).map { max(0, min(high, Double($0 + 1)) - max(low, Double($0))) }
      let sum = shares.reduce(0, +)
      return AreaWindow(start: first, weights: shares.map { Float($0 / sum) })
    }
  }
}
