#if Training
  import CTorch

  // Element by element, broadcasting as NumPy does.
  extension Tensor {
    public static func + (a: Tensor, b: Tensor) -> Tensor {
      let sum = make("+") { ct_add($0, a.handle, b.handle) }
      Tracer.record(.add, [a, b], sum)
      return sum
    }

    public static func - (a: Tensor, b: Tensor) -> Tensor {
      make("-") { ct_sub($0, a.handle, b.handle) }
    }

    public static func * (a: Tensor, b: Tensor) -> Tensor {
      let product = make("*") { ct_mul($0, a.handle, b.handle) }
      Tracer.record(.multiply, [a, b], product)
      return product
    }

    public static func / (a: Tensor, b: Tensor) -> Tensor {
      make("/") { ct_div($0, a.handle, b.handle) }
    }

    public static func + (a: Tensor, b: Double) -> Tensor {
      make("+") { ct_add_scalar($0, a.handle, b) }
    }

    public static func - (a: Tensor, b: Double) -> Tensor { a + (-b) }

    public static func * (a: Tensor, b: Double) -> Tensor {
      make("*") { ct_mul_scalar($0, a.handle, b) }
    }

    public static func / (a: Tensor, b: Double) -> Tensor { a * (1 / b) }

    public func clamped(to range: ClosedRange<Double>) -> Tensor {
      let result = Tensor.make("clamped") {
        ct_clamp($0, handle, range.lowerBound, range.upperBound)
      }
      Tracer.record(.clamp(range), [self], result)
      return result
    }

    /// The matrix product over the last two dimensions.
    public func matmul(_ other: Tensor) -> Tensor {
      Tensor.make("matmul") { ct_matmul($0, handle, other.handle) }
    }

    /// 1 where the elements are the same (type `bool`).
    public func equals(_ other: Tensor) -> Tensor {
      Tensor.make("equals") { ct_equal_elements($0, handle, other.handle) }
    }

    /// `a` where `condition` (type `bool`) holds, elsewhere `b`.
    public static func choose(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
      make("choose") { ct_where($0, condition.handle, a.handle, b.handle) }
    }
  }

  // MARK: Reductions

  extension Tensor {
    /// The sum of all elements, as a tensor without dimensions.
    public func sum() -> Tensor {
      Tensor.make("sum") { ct_sum($0, handle) }
    }

    /// The mean over `dimensions`, which stay with extent 1 when `keepingDimensions`.
    public func mean(over dimensions: [Int], keepingDimensions: Bool = false) -> Tensor {
      let dims = dimensions.map(Int64.init)
      let result = Tensor.make("mean") {
        ct_mean($0, handle, dims, dims.count, keepingDimensions)
      }
      Tracer.record(
        .mean(dimensions: dimensions, keepingDimensions: keepingDimensions), [self], result)
      return result
    }

    /// The index of the largest element along `dimension` (type `int64`).
    public func argmax(_ dimension: Int) -> Tensor {
      Tensor.make("argmax") { ct_argmax($0, handle, Int64(dimension)) }
    }
  }
#endif
