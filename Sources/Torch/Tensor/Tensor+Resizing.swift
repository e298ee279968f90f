#if Training
  import CTorch

  extension Tensor {
    /// Pictures `[N, C, H, W]` as `[N, C, height, width]`: bilinear, with smoothing where they shrink, as
    /// torchvision resizes tensors.
    public func resized(height: Int, width: Int) -> Tensor {
      Tensor.make("resized") { ct_resize($0, handle, Int64(height), Int64(width)) }
    }
  }
#endif
