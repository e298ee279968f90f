import MienData

/// The form in which a network gets its pictures.
public struct PictureForm: Codable, Equatable, Sendable {
  /// 1 for grey, 3 for red, green and blue.
  public let channels: Int
  public let height: Int
  public let width: Int

  public init(channels: Int, height: Int, width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// What a recipe makes of the pictures of `dataset`.
  public init(of dataset: FaceDataset, recipe: DataRecipe) {
    switch recipe.color {
    case .auto: channels = dataset.channels
    case .grey: channels = 1
    case .rgb: channels = 3
    }
    height = recipe.size == 0 ? dataset.height : recipe.size
    width = recipe.size == 0 ? dataset.width : recipe.size
  }
}

#if Training
  import Torch

  extension PictureForm {
    /// Turns float32 pictures `[N, C, H, W]` into this form: grey is the luma of ITU-R BT.601, and sizes
    /// change bilinearly, with smoothing where they shrink.
    func apply(to pictures: Tensor) -> Tensor {
      var result = pictures
      if channels == 1 && result.shape[1] == 3 {
        let luma = Tensor([0.299, 0.587, 0.114] as [Float], shape: [1, 3, 1, 1])
        result = (result * luma).mean(over: [1], keepingDimensions: true) * 3
      }
      if result.shape[2] != height || result.shape[3] != width {
        result = result.resized(height: height, width: width)
      }
      if channels == 3 && result.shape[1] == 1 {
        result = .concatenated([result, result, result], along: 1)
      }
      return result
    }
  }
#endif
