#if Training
  import Foundation
  import MienCore
  import Testing
  import Torch

  @testable import MienLab

  /// What the changes do to pictures whose geometry can be read off their pixels.
  @Suite struct AugmentationTests {
    static let side = 48

    /// Two planes of each picture, brighter to the right and brighter downwards, 0.3 to 0.7.
    private func ramps(_ count: Int) -> Tensor {
      let side = Self.side
      let steps = (0..<side).map { 0.3 + 0.4 * Float($0) / Float(side - 1) }
      let right = (0..<side).flatMap { _ in steps }
      let down = steps.flatMap { [Float](repeating: $0, count: side) }
      let one = Tensor(right + down, shape: [1, 2, side, side])
      return Tensor.concatenated([Tensor](repeating: one, count: count), along: 0)
    }

    private func noise(_ count: Int, channels: Int = 1) -> Tensor {
      var generator = SeededGenerator(seed: 9)
      let values = (0..<count * channels * Self.side * Self.side).map { _ in
        Float(generator.next() >> 40) * 0x1p-24
      }
      return Tensor(values, shape: [count, channels, Self.side, Self.side])
    }

    private func changed(
      _ pictures: Tensor, seed: UInt64 = 1, epoch: Int = 1, positions: ArraySlice<Int>? = nil,
      copy: Int = 0,
      _ change: (inout AugmentationRecipe) -> Void
    ) -> Pictures {
      var recipe = AugmentationRecipe()
      change(&recipe)
      let all = Array(0..<pictures.shape[0])
      let result = Augmentation(recipe: recipe, seed: seed)
        .apply(
          to: pictures,
          samples: (positions ?? all[...]).map { Sample(position: $0, copy: copy) }[...],
          epoch: epoch)
      #expect(result.shape == pictures.shape)
      return Pictures(values: result.elements(), channels: pictures.shape[1])
    }

    /// Asserts that `draws` lie within `limit` of 0 and come close to it on both sides.
    private func expectSpread(
      _ draws: [Double], limit: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let (low, high) = (draws.min() ?? 0, draws.max() ?? 0)
      #expect(low >= -limit * 1.001 && high <= limit * 1.001, sourceLocation: sourceLocation)
      #expect(low < -0.9 * limit && high > 0.9 * limit, sourceLocation: sourceLocation)
      let mean = draws.reduce(0, +) / Double(draws.count)
      #expect(abs(mean) < 0.2 * limit, sourceLocation: sourceLocation)
    }

    // MARK: Single changes

    @Test func nothingIsChangedWhenAllIsOff() {
      let pictures = noise(3, channels: 3)
      #expect(changed(pictures) { _ in }.values == pictures.elements())
    }

    @Test func flipMirrorsLeftAndRight() {
      let pictures = noise(5, channels: 3)
      let mirrored: [Float] = pictures.flipped(3).elements()
      let result = changed(pictures) { $0.flip = 1 }
      #expect(zip(result.values, mirrored).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func flipHappensAsOftenAsItSays() {
      let result = changed(ramps(600)) { $0.flip = 0.3 }
      let mirrored = (0..<600).count { result.slope($0, 0).x < 0 }
      // The deviation of the binomial distribution is 11.
      #expect(abs(mirrored - 180) < 45, "\(mirrored) of 600")
    }

    @Test func shiftMovesByPartsOfThePicture() {
      let limit = 0.125
      let original = changed(ramps(1)) { _ in }
      let result = changed(ramps(200)) { $0.shift = limit }
      let pixel = 0.4 / Double(Self.side - 1)
      for channel in 0..<2 {
        let shifts = (0..<200).map { picture in
          (result.middle(picture, channel) - original.middle(0, channel)) / pixel
        }
        expectSpread(shifts, limit: limit * Double(Self.side))
      }
      // Moved as a whole: neither turned nor stretched.
      for picture in 0..<200 {
        let (across, down) = (result.slope(picture, 0), result.slope(picture, 1))
        #expect(abs(across.x - pixel) < 1e-5 && abs(across.y) < 1e-5)
        #expect(abs(down.y - pixel) < 1e-5 && abs(down.x) < 1e-5)
      }
    }

    @Test func rotationTurnsWithoutStretching() {
      let result = changed(ramps(200)) { $0.rotation = 20 }
      let pixel = 0.4 / Double(Self.side - 1)
      var angles: [Double] = []
      for picture in 0..<200 {
        let (across, down) = (result.slope(picture, 0), result.slope(picture, 1))
        angles.append(atan2(down.x, down.y) * 180 / .pi)
        #expect(abs(hypot(down.x, down.y) - pixel) < 1e-5)
        #expect(abs(across.x - down.y) < 1e-5 && abs(across.y + down.x) < 1e-5)
      }
      expectSpread(angles, limit: 20)
    }

    @Test func zoomScalesBothAxesAlike() {
      let result = changed(ramps(200)) { $0.zoom = 0.25 }
      let pixel = 0.4 / Double(Self.side - 1)
      var zooms: [Double] = []
      for picture in 0..<200 {
        let (across, down) = (result.slope(picture, 0), result.slope(picture, 1))
        zooms.append(pixel / across.x - 1)
        #expect(abs(across.x - down.y) < 1e-5 && abs(across.y) < 1e-5 && abs(down.x) < 1e-5)
        #expect(abs(result.middle(picture, 0) - 0.5) < 0.01, "the middle stays")
      }
      expectSpread(zooms, limit: 0.25)
    }

    @Test func shearLeansSideways() {
      let result = changed(ramps(200)) { $0.shear = 30 }
      let pixel = 0.4 / Double(Self.side - 1)
      var angles: [Double] = []
      for picture in 0..<200 {
        let (across, down) = (result.slope(picture, 0), result.slope(picture, 1))
        #expect(abs(across.x - pixel) < 1e-5)
        #expect(abs(down.y - pixel) < 1e-5 && abs(down.x) < 1e-5, "rows stay where they are")
        angles.append(atan2(across.y, across.x) * 180 / .pi)
      }
      expectSpread(angles, limit: 30)
    }

    /// Those of a batch that are to stay as they are are mirrored at most; the others change as without them.
    @Test func plainPicturesAreMirroredAtMost() {
      var recipe = AugmentationRecipe()
      (recipe.flip, recipe.rotation, recipe.shift, recipe.zoom) = (0.5, 20, 0.1, 0.2)
      (recipe.shear, recipe.brightness, recipe.contrast, recipe.erasing) = (10, 0.2, 0.2, 1)
      let (pictures, count) = (noise(32), 32)
      let samples = (0..<count).map { Sample(position: $0, copy: 0) }[...]
      let augmentation = Augmentation(recipe: recipe, seed: 1)
      let isPlain = (0..<count).map { $0.isMultiple(of: 2) }
      let all = augmentation.apply(to: pictures, samples: samples, epoch: 1)
      let some = augmentation.apply(to: pictures, samples: samples, epoch: 1, isPlain: isPlain)
      func distance(_ a: Tensor, _ b: Tensor, _ index: Int) -> Float {
        let (a, b): ([Float], [Float]) = (
          a.narrowed(0, index..<index + 1).elements(), b.narrowed(0, index..<index + 1).elements()
        )
        return zip(a, b).map { abs($0 - $1) }.max() ?? .nan
      }
      var mirrored = 0
      for index in 0..<count where isPlain[index] {
        let (own, other) = (
          distance(some, pictures, index), distance(some, pictures.flipped(3), index)
        )
        #expect(min(own, other) < 1e-4)
        mirrored += other < own ? 1 : 0
      }
      #expect(mirrored > 0 && mirrored < count / 2)
      for index in 0..<count where !isPlain[index] {
        #expect(distance(some, all, index) == 0)
        #expect(distance(some, pictures, index) > 0.1)
      }
    }

    @Test func cropIsAPartOfWholePixels() {
      let (side, part) = (Self.side, 40)
      let starts = side - part + 1
      let picture = noise(1, channels: 2)
      let values: [Float] = picture.elements()
      var recipe = AugmentationRecipe()
      recipe.crop = part
      var places: Set<[Int]> = []
      for position in 0..<300 {
        let result = Augmentation(recipe: recipe, seed: 1)
          .apply(to: picture, samples: [Sample(position: position, copy: 0)], epoch: 1)
        #expect(result.shape == [1, 2, part, part])
        let cut: [Float] = result.elements()
        let place = (0..<starts * starts).first { place in
          let (top, left) = (place / starts, place % starts)
          return (0..<2 * part * part).allSatisfy { index in
            let (channel, row, column) = (
              index / (part * part), index / part % part, index % part
            )
            let there = (channel * side + top + row) * side + left + column
            return abs(cut[index] - values[there]) < 1e-4
          }
        }
        guard let place else {
          Issue.record("position \(position) is no part of the picture")
          continue
        }
        places.insert([place / starts, place % starts])
      }
      // Along each axis all nine turn up among 300 draws.
      #expect(Set(places.map { $0[0] }) == Set(0..<starts))
      #expect(Set(places.map { $0[1] }) == Set(0..<starts))
    }

    @Test func cropShowsAPartOfTheChangedPicture() {
      // Where the whole picture would lie inside the crop, slopes are those of the change alone.
      let whole = changed(ramps(50)) { $0.rotation = 20 }
      var recipe = AugmentationRecipe()
      recipe.rotation = 20
      recipe.crop = 40
      let cut = Augmentation(recipe: recipe, seed: 1).apply(
        to: ramps(50), samples: (0..<50).map { Sample(position: $0, copy: 0) }[...], epoch: 1)
      let values: [Float] = cut.elements()
      for picture in 0..<50 {
        let start = picture * 2 * 40 * 40 + 20 * 40 + 16
        let slope = Double(values[start + 8] - values[start]) / 8
        #expect(abs(slope - whole.slope(picture, 0).x) < 1e-5)
      }
    }

    @Test func brightnessAddsAndContrastStretchesAroundTheMean() {
      let original = changed(ramps(1)) { _ in }
      let brighter = changed(ramps(200)) { $0.brightness = 0.2 }
      let offsets = (0..<200).map { brighter.middle($0, 0) - original.middle(0, 0) }
      expectSpread(offsets, limit: 0.2)
      let pixel = 0.4 / Double(Self.side - 1)
      #expect((0..<200).allSatisfy { abs(brighter.slope($0, 0).x - pixel) < 1e-5 })

      let starker = changed(ramps(200)) { $0.contrast = 0.3 }
      expectSpread((0..<200).map { starker.slope($0, 0).x / pixel - 1 }, limit: 0.3)
      #expect((0..<200).allSatisfy { abs(starker.mean($0) - 0.5) < 1e-4 })
    }

    @Test func erasingBlanksARectangleWithTheMean() {
      let side = Self.side
      let board = (0..<side * side).map { Float(($0 / side + $0) % 2) }
      let pictures = Tensor.concatenated(
        [Tensor](repeating: Tensor(board, shape: [1, 1, side, side]), count: 200), along: 0)
      for (probability, most) in [(1.0, 0.33), (0.4, 0.1)] {
        let result = changed(pictures) {
          $0.erasing = probability
          $0.erasingArea = most
        }
        var areas: [Double] = []
        for picture in 0..<200 {
          let values = result.values[picture * side * side..<(picture + 1) * side * side]
          let blanks = zip(values, 0...).filter { abs($0.0 - 0.5) < 1e-6 }.map { $0.1 }
          let kept = zip(values, board).count { abs($0 - $1) < 1e-6 }
          #expect(kept + blanks.count == side * side)
          if blanks.isEmpty { continue }
          let (rows, columns) = (Set(blanks.map { $0 / side }), Set(blanks.map { $0 % side }))
          #expect(isWithoutGaps(rows) && isWithoutGaps(columns))
          #expect(blanks.count == rows.count * columns.count, "a full rectangle")
          areas.append(Double(blanks.count) / Double(side * side))
        }
        let share = Double(areas.count) / 200
        #expect(abs(share - probability) < (probability == 1 ? 1e-9 : 0.14))
        // Sides are rounded down to whole pixels, of at least three.
        #expect((areas.max() ?? 1) <= most && (areas.max() ?? 0) > 0.8 * most)
        #expect((areas.min() ?? 0) > 0.013 && (areas.min() ?? 1) < 0.05)
      }
    }

    private func isWithoutGaps(_ numbers: Set<Int>) -> Bool {
      (numbers.max() ?? 0) - (numbers.min() ?? 0) + 1 == numbers.count
    }

    // MARK: All together

    private func everything(_ recipe: inout AugmentationRecipe) {
      recipe.flip = 0.5
      recipe.rotation = 30
      recipe.shift = 0.2
      recipe.zoom = 0.3
      recipe.shear = 15
      recipe.brightness = 0.5
      recipe.contrast = 0.8
      recipe.erasing = 0.5
    }

    @Test func valuesStayWithinBlackAndWhite() {
      let result = changed(noise(60), everything)
      #expect(result.values.allSatisfy { $0 >= -1e-6 && $0 <= 1 + 1e-6 })
      let geometry = changed(noise(60)) {
        $0.rotation = 180
        $0.shift = 1
        $0.zoom = 0.9
        $0.shear = 80
      }
      #expect(geometry.values.allSatisfy { $0 >= -1e-6 && $0 <= 1 + 1e-6 })
    }

    /// A resumed run sees the same pictures, wherever they stand in their batch.
    @Test func changesBelongToThePositionAlone() {
      let pictures = noise(4)
      let size = Self.side * Self.side
      let together = changed(pictures, positions: [7, 3, 900, 28_708], everything).values
      for (row, position) in [7, 3, 900, 28_708].enumerated() {
        let one = pictures.narrowed(0, row..<row + 1)
        let alone = changed(one, positions: [position], everything).values
        let same = zip(alone, together[row * size..<(row + 1) * size])
          .allSatisfy { abs($0 - $1) < 1e-4 }
        #expect(same, "position \(position)")
      }
      #expect(changed(pictures, positions: [7, 3, 900, 28_708], everything).values == together)
    }

    @Test func positionsEpochsAndSeedsDiffer() {
      let picture = noise(1)
      let results = [
        changed(picture, positions: [7], everything), changed(picture, positions: [8], everything),
        changed(picture, epoch: 2, positions: [7], everything),
        changed(picture, positions: [7], copy: 1, everything),
        changed(picture, seed: 2, positions: [7], everything),
      ].map(\.values)
      for (index, first) in results.enumerated() {
        for second in results[(index + 1)...] {
          let distance = zip(first, second).reduce(0) { $0 + abs($1.0 - $1.1) }
          #expect(distance / Float(first.count) > 0.01)
        }
      }
    }
  }

  /// Values `[N, C, 48, 48]`, measured around the middle, which no change of these tests moves
  /// outside.
  private struct Pictures {
    let values: [Float]
    let channels: Int

    private func value(_ picture: Int, _ channel: Int, _ x: Int, _ y: Int) -> Double {
      let side = AugmentationTests.side
      return Double(values[((picture * channels + channel) * side + y) * side + x])
    }

    /// The brightness between the four middle pixels.
    func middle(_ picture: Int, _ channel: Int) -> Double {
      let places = [(23, 23), (24, 23), (23, 24), (24, 24)]
      return places.reduce(0) { $0 + value(picture, channel, $1.0, $1.1) } / 4
    }

    /// How much brighter a plane becomes from pixel to pixel.
    func slope(_ picture: Int, _ channel: Int) -> (x: Double, y: Double) {
      let x = value(picture, channel, 28, 24) - value(picture, channel, 20, 24)
      let y = value(picture, channel, 24, 28) - value(picture, channel, 24, 20)
      return (x / 8, y / 8)
    }

    func mean(_ picture: Int) -> Double {
      let size = channels * AugmentationTests.side * AugmentationTests.side
      let sum = values[picture * size..<(picture + 1) * size].reduce(0.0) { $0 + Double($1) }
      return sum / Double(size)
    }
  }
#endif
