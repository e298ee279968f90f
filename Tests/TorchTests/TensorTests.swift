#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct TensorTests {
      let matrix = Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])

      @Test func elementsComeBack() {
        #expect(Tensor([1, -2] as [Int64]).elements(as: Int64.self) == [1, -2])
        #expect(Tensor([1, 255] as [UInt8]).elements(as: UInt8.self) == [1, 255])
        #expect(Tensor([1.5] as [Double]).item() == 1.5)
        #expect(Tensor([] as [Float]).elements(as: Float.self) == [])
        #expect(Tensor.full([2, 2], 7, dtype: .int32).elements(as: Int32.self) == [7, 7, 7, 7])
        #expect(matrix.shape == [2, 3] && matrix.count == 6 && matrix.dtype == .float32)
        #expect(Tensor.zeros([]).shape == [] && Tensor.zeros([]).count == 1)
      }

      @Test func typesConvert() {
        #expect(Tensor([-1.7, 2.9] as [Float]).to(.int64).elements(as: Int64.self) == [-1, 2])
        #expect(matrix.to(.float16).to(.float32).elements(as: Float.self) == [1, 2, 3, 4, 5, 6])
      }

      @Test func arithmeticBroadcasts() {
        let row = Tensor([10, 20, 30] as [Float])
        expect(matrix + row, [11, 22, 33, 14, 25, 36])
        expect(matrix - row, [-9, -18, -27, -6, -15, -24])
        expect(matrix * row, [10, 40, 90, 40, 100, 180])
        expect(row / matrix, [10, 10, 10, 2.5, 4, 5])
        expect(matrix + 1 - 3, [-1, 0, 1, 2, 3, 4])
        expect(matrix * 4 / 2, [2, 4, 6, 8, 10, 12])
        expect(matrix.clamped(to: 2...5), [2, 2, 3, 4, 5, 5])
        expect(matrix.matmul(matrix.permuted([1, 0])), [14, 32, 32, 77])
      }

      @Test func reductions() {
        #expect(matrix.sum().item() == 21)
        expect(matrix.mean(over: [0]), [2.5, 3.5, 4.5])
        #expect(matrix.mean(over: [1], keepingDimensions: true).shape == [2, 1])
        let scores = Tensor([1, 5, 2, 9, 0, 3] as [Float], shape: [2, 3])
        #expect(scores.argmax(1).elements(as: Int64.self) == [1, 0])
      }

      @Test func comparisons() {
        let same = matrix.equals(Tensor([1, 0, 3, 0, 5, 0] as [Float], shape: [2, 3]))
        #expect(same.dtype == .bool && same.bytes() == [1, 0, 1, 0, 1, 0])
        expect(Tensor.choose(same, matrix, matrix * -1), [1, -2, 3, -4, 5, -6])
      }

      @Test func shapes() {
        #expect(matrix.reshaped([3, -1]).shape == [3, 2])
        #expect(Tensor.zeros([2, 3, 4, 5]).flattened().shape == [2, 60])
        #expect(Tensor.zeros([2, 3, 4, 5]).flattened(from: 2).shape == [2, 3, 20])
        expect(matrix.permuted([1, 0]), [1, 4, 2, 5, 3, 6])
        expect(matrix.narrowed(1, 1..<3), [2, 3, 5, 6])
        expect(
          Tensor.concatenated([matrix, matrix], along: 1), [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6])
        expect(matrix.rows(Tensor([1, 0, 1] as [Int64])), [4, 5, 6, 1, 2, 3, 4, 5, 6])
        expect(matrix.flipped(1), [3, 2, 1, 6, 5, 4])
      }

      @Test func gradientsFollowTheChainRule() {
        let x = Tensor([3] as [Float])
        x.requiresGradient = true
        (x * x * x).backward()
        #expect(x.gradient?.elements(as: Float.self) == [27])
        #expect(!(x.detached() * 2).requiresGradient)
      }

      @Test func changesInPlace() {
        let tensor = matrix.cloned()
        tensor.add(.ones([3]), times: -2)
        tensor.scale(by: 10)
        expect(tensor, [-10, 0, 10, 20, 30, 40])
        tensor.fill(1)
        expect(tensor, [1, 1, 1, 1, 1, 1])
        expect(matrix, [1, 2, 3, 4, 5, 6])
        let counter = Tensor.zeros([], dtype: .int64)
        counter.add(.ones([], dtype: .int64))
        #expect(counter.item() == 1)
      }

      @Test func threadsAreSet() {
        let before = Runtime.threads
        defer { Runtime.threads = before }
        Runtime.threads = 1
        #expect(Runtime.threads == 1)
      }

      private func expect(
        _ tensor: Tensor, _ elements: [Float], sourceLocation: SourceLocation = #_sourceLocation
      ) {
        #expect(tensor.elements(as: Float.self) == elements, sourceLocation: sourceLocation)
      }
    }
  }
#endif
