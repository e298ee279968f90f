extension FaceDataset {
  /// Mean and standard deviation of x / 255 over all pixels of the pictures at `positions`, channel by channel.
  ///
  /// Exact sums in whole numbers, so that the order of the pictures does not matter. Zeros when there are none.
  /// Cost: reads every byte once.
  public func pixelMoments(at positions: [Int]) -> (mean: [Double], std: [Double]) {
    let plane = height * width
    var sums = [UInt64](repeating: 0, count: channels)
    var squares = [UInt64](repeating: 0, count: channels)
    withPixels { pixels in
      for position in positions {
        for channel in 0..<channels {
          let start = position * imageSize + channel * plane
          // 16 Mpx of 255 squared would still fit into 40 bits.
          var sum: UInt64 = 0
          var square: UInt64 = 0
          for pixel in pixels[start..<start + plane] {
            let value = UInt64(pixel)
            sum &+= value
            square &+= value &* value
          }
          sums[channel] += sum
          squares[channel] += square
        }
      }
    }
    let count = Double(max(1, positions.count * plane))
    let mean = sums.map { Double($0) / count / 255 }
    let std = zip(squares, mean).map { square, mean in
      max(0, Double(square) / count / (255 * 255) - mean * mean).squareRoot()
    }
    return (mean, std)
  }
}
