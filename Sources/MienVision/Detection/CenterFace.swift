#if Vision
  import Foundation
  import MienCore
  import MienImage

  /// The numbers that go into CenterFace's network and how to read those that come out.
  enum CenterFace {
    /// The network halves the picture five times, so sides are multiples of this.
    static let stride = 32
    /// Its maps have one cell for this many pixels.
    private static let cell = 4.0
    /// More cells than this above the threshold mean that the threshold is senseless; the best ones
    /// are kept.
    private static let mostCandidates = 5000

    /// Red, green, blue planes of 0...255 (1x3xHxW), padded to the stride with zeros, as the
    /// network pads its own layers.
    static func input(_ image: Image) -> FloatTensor {
      let width = (image.width + stride - 1) / stride * stride
      let height = (image.height + stride - 1) / stride * stride
      let plane = width * height
      let channels = image.channels
      var values = [Float](repeating: 0, count: 3 * plane)
      values.withUnsafeMutableBufferPointer { target in
        image.pixels.withUnsafeBufferPointer { source in
          for channel in 0..<3 {
            let offset = channels == 3 ? channel : 0
            for y in 0..<image.height {
              let row = channel * plane + y * width
              let from = y * image.width * channels + offset
              for x in 0..<image.width { target[row + x] = Float(source[from + x * channels]) }
            }
          }
        }
      }
      return FloatTensor(shape: [1, 3, height, width], values: values)
    }

    /// All cells above the threshold as faces, in the pixels of the network's input.
    ///
    /// - Throws: ``MienError`` when the outputs are not CenterFace's: heat 1xhxw, logarithm of
    ///   height and width 2xhxw, offset down and right 2xhxw, five landmarks as (down, right) in
    ///   parts of the box 10xhxw.
    static func faces(_ outputs: [FloatTensor], threshold: Double, path: String) throws
      -> [Detection]
    {
      guard outputs.count == 4, let shape = outputs.first?.shape, shape.count == 4,
        zip(outputs, [1, 2, 2, 10]).allSatisfy({ $0.shape == [1, $1, shape[2], shape[3]] })
      else {
        throw MienError("\(path): not the network CenterFace")
      }
      let (heat, size) = (outputs[0].values, outputs[1].values)
      let (offset, landmarks) = (outputs[2].values, outputs[3].values)
      let (width, plane) = (shape[3], shape[2] * shape[3])
      let best = heat.indices.filter { Double(heat[$0]) > threshold }
        .sorted { heat[$0] > heat[$1] }.prefix(mostCandidates)
      return best.compactMap { i in
        let boxHeight = exp(Double(size[i])) * cell
        let boxWidth = exp(Double(size[plane + i])) * cell
        let centerY = (Double(i / width) + Double(offset[i]) + 0.5) * cell
        let centerX = (Double(i % width) + Double(offset[plane + i]) + 0.5) * cell
        let box = Box(
          x: centerX - boxWidth / 2, y: centerY - boxHeight / 2, width: boxWidth, height: boxHeight)
        let points = (0..<5).map { point in
          Point(
            x: box.x + Double(landmarks[(2 * point + 1) * plane + i]) * boxWidth,
            y: box.y + Double(landmarks[2 * point * plane + i]) * boxHeight)
        }
        let numbers = [box.x, box.y, box.width, box.height] + points.flatMap { [$0.x, $0.y] }
        guard numbers.allSatisfy(\.isFinite) else { return nil }
        return Detection(box: box, score: Double(heat[i]), landmarks: points)
      }
    }
  }
#endif
