#if Training
  import MienData
  import Torch

  /// Hands pictures of a data set to a network as tensors.
  ///
  /// Pixels stay uint8, and memory-mapped where the data set is, until a batch is made.
  final class PictureSource {
    let dataset: FaceDataset
    let form: PictureForm
    let normalization: Normalization
    /// All pictures `[N, C, H, W]` on the GPU, which would wait for the way there otherwise.
    private lazy var resident: Tensor? = makeResident()

    init(_ dataset: FaceDataset, form: PictureForm, normalization: Normalization) {
      self.dataset = dataset
      self.form = form
      self.normalization = normalization
    }

    /// The pictures at `positions` as float32 `[N, C, H, W]` from 0 to 1, in the network's form.
    func pixels(at positions: ArraySlice<Int>) -> Tensor {
      let bytes =
        resident.map { $0.rows(Tensor(positions.map(Int64.init))) } ?? gathered(at: positions)
      return form.apply(to: bytes.to(.float32) / 255)
    }

    private func makeResident() -> Tensor? {
      let bytes = dataset.count * dataset.imageSize
      guard Device.current != .cpu, bytes <= Self.mostResidentBytes else { return nil }
      let shape = [dataset.count, dataset.channels, dataset.height, dataset.width]
      return dataset.withPixels {
        Tensor.fromBytes(UnsafeRawBufferPointer($0), shape: shape, dtype: .uint8)
      }
    }

    private static let mostResidentBytes = 4 << 30

    /// The pictures at `positions` as uint8 `[N, C, H, W]`, out of the data set.
    private func gathered(at positions: ArraySlice<Int>) -> Tensor {
      let size = dataset.imageSize
      let shape = [positions.count, dataset.channels, dataset.height, dataset.width]
      var bytes = [UInt8](unsafeUninitializedCapacity: positions.count * size) { buffer, count in
        dataset.withPixels { pixels in
          for (row, position) in positions.enumerated() {
            let source = UnsafeBufferPointer(
              rebasing: pixels[position * size..<(position + 1) * size])
            _ = UnsafeMutableBufferPointer(rebasing: buffer[row * size..<(row + 1) * size])
              .update(from: source)
          }
        }
        count = positions.count * size
      }
      return bytes.withUnsafeMutableBytes {
        Tensor.fromBytes(UnsafeRawBufferPointer($0), shape: shape, dtype: .uint8)
      }
    }

    /// The pictures as the network expects them when it predicts.
    func batch(at positions: ArraySlice<Int>) -> Tensor {
      normalization.apply(to: pixels(at: positions)).channelsLast()
    }

    /// The classes at `positions`, `[N]` int64; traps on a picture without a label.
    func labels(at positions: ArraySlice<Int>) -> Tensor {
      Tensor(
        positions.map { position in
          let label = dataset.labelIndices[position]
          precondition(label >= 0, "picture \(position) has no label")
          return Int64(label)
        })
    }
  }
#endif
