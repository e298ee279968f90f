#if Training
  import MienCore
  import Testing
  import Torch

  @testable import MienLab

  @Suite struct MixingTests {
    private static let side = 8
    private let count = 400

    /// Picture `i` is everywhere `i`, and so is its target.
    private func mixed(
      epoch: Int = 1, seed: UInt64 = 1, _ change: (inout AugmentationRecipe) -> Void
    ) throws -> (pixels: [[Float]], targets: [Float], isMixed: [Bool]) {
      var recipe = AugmentationRecipe()
      change(&recipe)
      let mixing = try #require(Mixing(recipe, seed: seed))
      let size = Self.side * Self.side
      let values = (0..<count).flatMap { [Float](repeating: Float($0), count: size) }
      let result = mixing.apply(
        to: Tensor(values, shape: [count, 1, Self.side, Self.side]),
        targets: Tensor((0..<count).map(Float.init), shape: [count, 1]),
        samples: (0..<count).map { Sample(position: $0, copy: 0) }[...], epoch: epoch)
      let pixels: [Float] = result.pixels.elements()
      return (
        (0..<count).map { Array(pixels[$0 * size..<($0 + 1) * size]) }, result.targets.elements(),
        result.isMixed
      )
    }

    /// What a mixed value says its picture kept, for pictures other than the last.
    private func share(_ value: Float, of index: Int) -> Float { Float(index + 1) - value }

    @Test func nothingIsMixedUnasked() {
      #expect(Mixing(AugmentationRecipe(), seed: 1) == nil)
    }

    @Test func mixupLaysOnePictureOverTheNext() throws {
      let (pixels, targets, isMixed) = try mixed { $0.mixup = 0.4 }
      #expect(!isMixed.contains(false))
      for index in 0..<count - 1 {
        let kept = share(targets[index], of: index)
        #expect(kept >= -1e-3 && kept <= 1.001)
        #expect(pixels[index].allSatisfy { abs($0 - targets[index]) < 1e-3 })
      }
    }

    /// The variance of Beta(a, a) is 1 / (8 a + 4).
    @Test(arguments: [0.2, 1, 3]) func sharesComeFromBeta(alpha: Double) throws {
      let targets = try mixed { $0.mixup = alpha }.targets
      let shares = (0..<count - 1).map { Double(share(targets[$0], of: $0)) }
      let mean = shares.reduce(0, +) / Double(shares.count)
      let variance =
        shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count)
      let expected = 1 / (8 * alpha + 4)
      #expect(abs(mean - 0.5) < 4 * (expected / Double(shares.count)).squareRoot())
      #expect(abs(variance - expected) < 0.2 * expected)
    }

    @Test func cutMixPastesARectangleOfTheNext() throws {
      let (pixels, targets, _) = try mixed { $0.cutmix = 1 }
      var pasted = 0
      for index in 0..<count - 1 {
        let own = pixels[index].map { $0 == Float(index) }
        #expect(zip(pixels[index], own).allSatisfy { $1 || abs($0 - Float(index + 1)) < 1e-3 })
        let kept = Float(own.filter { $0 }.count) / Float(own.count)
        #expect(abs(share(targets[index], of: index) - kept) < 1e-3)
        let cells = own.indices.filter { !own[$0] }
        guard let first = cells.first, let last = cells.last else { continue }
        pasted += 1
        let rows = last / Self.side - first / Self.side + 1
        let columns = cells.map { $0 % Self.side }
        let width = (columns.max() ?? 0) - (columns.min() ?? 0) + 1
        #expect(rows * width == cells.count)
      }
      #expect(pasted > count / 2)
    }

    @Test func bothAreUsedWhereBothAreWanted() throws {
      let pixels = try mixed {
        $0.mixup = 1
        $0.cutmix = 1
      }.pixels
      let uniform = pixels.filter { Set($0).count == 1 }.count
      #expect(uniform > count / 4 && uniform < 3 * count / 4)
    }

    /// The share of a large picture is not a sum of a million rounded ones.
    @Test func largePicturesAreMixedAsTheirTargetsAre() throws {
      var recipe = AugmentationRecipe()
      recipe.mixup = 1
      let mixing = try #require(Mixing(recipe, seed: 1))
      let pictures = Tensor.concatenated(
        [.ones([1, 1, 1024, 1024]), .zeros([1, 1, 1024, 1024])], along: 0)
      let result = mixing.apply(
        to: pictures, targets: Tensor([1, 0] as [Float], shape: [2, 1]),
        samples: [Sample(position: 0, copy: 0), Sample(position: 1, copy: 0)], epoch: 1)
      let pixels: [Float] = result.pixels.elements()
      let targets: [Float] = result.targets.elements()
      #expect(abs(pixels[0] - targets[0]) < 1e-6 && abs(pixels[1 << 20] - targets[1]) < 1e-6)
    }

    @Test func picturesBesideTheProbabilityAreShownAsTheyAre() throws {
      let (pixels, targets, isMixed) = try mixed {
        $0.cutmix = 1
        $0.mixup = 1
        $0.mixProbability = 0.3
      }
      var recipe = AugmentationRecipe()
      (recipe.cutmix, recipe.mixup, recipe.mixProbability) = (1, 1, 0.3)
      let told = try #require(Mixing(recipe, seed: 1))
        .isUnmixed((0..<count).map { Sample(position: $0, copy: 0) }[...], epoch: 1)
      #expect(told == isMixed.map { !$0 }, "known before")
      for index in 0..<count where !isMixed[index] {
        #expect(pixels[index].allSatisfy { $0 == Float(index) } && targets[index] == Float(index))
      }
      let changed = (0..<count).filter { targets[$0] != Float($0) }
      #expect(changed.allSatisfy { isMixed[$0] } && changed.count > count / 5)
      let mean = Double(isMixed.filter { $0 }.count) / Double(count)
      #expect(abs(mean - 0.3) < 4 * (0.3 * 0.7 / Double(count)).squareRoot())
    }

    @Test func dependsOnSeedAndEpochAlone() throws {
      let first = try mixed { $0.mixup = 1 }.targets
      #expect(try mixed { $0.mixup = 1 }.targets == first)
      #expect(try mixed(epoch: 2) { $0.mixup = 1 }.targets != first)
      #expect(try mixed(seed: 2) { $0.mixup = 1 }.targets != first)
    }
  }
#endif
