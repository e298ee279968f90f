import Dispatch
import MienCore

extension SyntheticFaces {
  fileprivate static let layout = "synthetic faces"

  /// Draws all faces, on several threads, into a data set with FER2013's splits, one after the
  /// other: Training, PublicTest, PrivateTest.
  ///
  /// - Parameters:
  ///   - training: The part of all faces that is Training, 0 to 1.
  ///   - publicTest: The part that is PublicTest, 0 to 1; what the two leave is PrivateTest.
  ///   - threads: How many faces are drawn at once; nil takes as many as there are processors. The
  ///     result does not depend on it.
  /// - Throws: `MienError.usage` for parts that are below 0 or together above 1; `MienError` when
  ///   there is not enough memory.
  public func dataset(
    training: Double = 0.8, publicTest: Double = 0.1, threads: Int? = nil
  ) throws -> FaceDataset {
    // The slack forgives parts such as 0.9 and 0.1 whose binary sum exceeds 1.
    guard training >= 0, publicTest >= 0, training + publicTest <= 1 + 1e-9 else {
      throw MienError.usage(
        "the parts of Training and PublicTest are 0 or more and together at most 1,"
          + " not \(training) and \(publicTest)")
    }
    let publicStart = min(count, Int((Double(count) * training).rounded()))
    let privateStart = min(count, Int((Double(count) * (training + publicTest)).rounded()))
    let splits = (0..<count).map { UInt8($0 < publicStart ? 0 : $0 < privateStart ? 1 : 2) }
    let labels = (0..<count).map { Int16(label($0)) }
    let pixels = try PixelBuffer(zeros: count * size * size)
    fill(pixels, labels: labels, threads: threads)
    return FaceDataset(
      labels: classes.labels, channels: 1, height: size, width: size, labelIndices: labels,
      splitNames: ["Training", "PublicTest", "PrivateTest"], splitIndices: splits,
      source: "synthetic faces, seed \(seed)", pixels: pixels, layout: Self.layout)
  }

  /// Draws face `i` to `pixels[i * size * size...]`.
  private func fill(_ pixels: PixelBuffer, labels: [Int16], threads: Int?) {
    // Left to itself, many small portions, so that a busy processor does not keep the others
    // waiting.
    let portions = min(count, max(1, threads ?? 256))
    let side = size * size
    DispatchQueue.concurrentPerform(iterations: portions) { portion in
      let (each, rest) = count.quotientAndRemainder(dividingBy: portions)
      let start = portion * each + min(portion, rest)
      for index in start..<start + each + (portion < rest ? 1 : 0) {
        let face = scene(index, label: Int(labels[index])).pixels(size: size)
        _ = UnsafeMutableBufferPointer(rebasing: pixels.bytes[index * side..<(index + 1) * side])
          .update(fromContentsOf: face)
      }
    }
  }
}

extension FaceDataset {
  /// Whether the faces were drawn by ``SyntheticFaces``, as far as ``layout`` tells: packs keep it,
  /// csv files and folders do not.
  public var isSynthetic: Bool { layout == SyntheticFaces.layout }
}
