#if Training
  import CTorch

  extension Tensor {
    /// The channels of `a` and `b` `[N, C, H, W]` in turn, in two halves of C channels.
    ///
    /// The same as a concatenation, ``channelsShuffled(groups:)`` by 2 and two narrowings, in one pass over
    /// memory. Traps when the shapes differ.
    public static func channelsDealt(_ a: Tensor, _ b: Tensor) -> (Tensor, Tensor) {
      guard !Tracer.isTracing else {
        let shuffled = concatenated([a, b], along: 1).channelsShuffled(groups: 2)
        let channels = a.shape[1]
        return (
          shuffled.narrowed(1, 0..<channels), shuffled.narrowed(1, channels..<2 * channels)
        )
      }
      var first = ct_tensor()
      var second = ct_tensor()
      demand(ct_deal(&first, &second, a.handle, b.handle), "channelsDealt")
      return (Tensor(owning: first), Tensor(owning: second))
    }
  }
#endif
