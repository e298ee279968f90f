#if Training
  import CTorch

  extension Tensor {
    /// The same elements under another shape; one extent may be -1.
    public func reshaped(_ shape: [Int]) -> Tensor {
      let extents = shape.map(Int64.init)
      let result = Tensor.make("reshaped") { ct_reshape($0, handle, extents, extents.count) }
      Tracer.record(.reshape(shape), [self], result)
      return result
    }

    /// Joins the dimensions from `first` to the last: `[N, C, H, W]` to `[N, C * H * W]`.
    public func flattened(from first: Int = 1) -> Tensor {
      let result = Tensor.make("flattened") { ct_flatten($0, handle, Int64(first), -1) }
      Tracer.record(.flatten(from: first), [self], result)
      return result
    }

    /// The dimensions in another order.
    public func permuted(_ order: [Int]) -> Tensor {
      let dims = order.map(Int64.init)
      let result = Tensor.make("permuted") { ct_permute($0, handle, dims, dims.count) }
      Tracer.record(.transpose(order), [self], result)
      return result
    }

    /// `range` along `dimension`, sharing memory.
    public func narrowed(_ dimension: Int, _ range: Range<Int>) -> Tensor {
      let result = Tensor.make("narrowed") {
        ct_narrow($0, handle, Int64(dimension), Int64(range.lowerBound), Int64(range.count))
      }
      Tracer.record(.slice(dimension: dimension, range: range), [self], result)
      return result
    }

    /// The tensors one after the other along `dimension`.
    public static func concatenated(_ tensors: [Tensor], along dimension: Int) -> Tensor {
      let handles = tensors.map(\.handle)
      let result = make("concatenated") { ct_cat($0, handles, handles.count, Int64(dimension)) }
      Tracer.record(.concatenate(dimension: dimension), tensors, result)
      return result
    }

    /// The rows that `indices` (type `int64`) names, in that order.
    public func rows(_ indices: Tensor) -> Tensor {
      Tensor.make("rows") { ct_index_select($0, handle, 0, indices.handle) }
    }

    /// Channels of `[N, C, H, W]` dealt out like cards: channel `g * (C / groups) + i` moves to
    /// `i * groups + g`.
    ///
    /// Lets the groups of the next layer see all groups of the last one; keeps the memory layout. Traps
    /// when `groups` does not divide the channels. Zhang et al. 2018, figure 1.
    public func channelsShuffled(groups: Int) -> Tensor {
      let result = Tensor.make("channelsShuffled") {
        ct_channel_shuffle($0, handle, Int64(groups))
      }
      Tracer.record(.channelShuffle(groups: groups), [self], result)
      return result
    }

    /// Mirrored along `dimension`.
    public func flipped(_ dimension: Int) -> Tensor {
      Tensor.make("flipped") { ct_flip($0, handle, Int64(dimension)) }
    }

    /// Bilinear samples of pictures `[N, C, H, W]` under affine maps `theta` `[N, 2, 3]`.
    ///
    /// A map takes output coordinates to input coordinates, both in `-1 ... 1` over the picture; outside it
    /// the border pixel is repeated. Jaderberg et al. 2015, equation 1.
    ///
    /// - Parameter size: Rows and columns of the output; as many as the input has where it is nil.
    public func sampled(affine theta: Tensor, to size: (rows: Int, columns: Int)? = nil) -> Tensor {
      let (rows, columns) = size ?? (shape[2], shape[3])
      return Tensor.make("sampled") {
        ct_affine_sample($0, handle, theta.handle, Int64(rows), Int64(columns))
      }
    }
  }
#endif
