#if Training
  import MienData
  import Testing
  import Torch

  @testable import MienLab

  @Suite struct PictureFormTests {
    @Test func greyIsRepeatedAndColourIsWeighed() {
      let grey = Tensor([0.25, 0.75] as [Float], shape: [1, 1, 1, 2])
      let three = PictureForm(channels: 3, height: 1, width: 2).apply(to: grey)
      #expect(three.shape == [1, 3, 1, 2])
      #expect(three.elements() as [Float] == [0.25, 0.75, 0.25, 0.75, 0.25, 0.75])
      let colour = Tensor([1, 0, 0, 1, 0, 0] as [Float], shape: [1, 3, 1, 2])
      let luma: [Float] = PictureForm(channels: 1, height: 1, width: 2).apply(to: colour).elements()
      #expect(abs(luma[0] - 0.299) < 1e-6 && abs(luma[1] - 0.587) < 1e-6)
    }

    /// Doubling repeats neighbours weighed 3 to 1; halving is the average where all is smooth.
    @Test func sizesChangeBilinearly() {
      let picture = Tensor([0, 1, 0, 1] as [Float], shape: [1, 1, 2, 2])
      let large: [Float] = PictureForm(channels: 1, height: 4, width: 4).apply(to: picture)
        .elements()
      for (got, want) in zip(large.prefix(4), [0, 0.25, 0.75, 1] as [Float]) {
        #expect(abs(got - want) < 1e-6)
      }
      let small: [Float] = PictureForm(channels: 1, height: 1, width: 1).apply(to: picture)
        .elements()
      #expect(abs(small[0] - 0.5) < 1e-6)
    }

    @Test func recipeDecidesTheForm() {
      let data = Fixture.patterns(6)
      var recipe = DataRecipe()
      #expect(
        PictureForm(of: data, recipe: recipe) == PictureForm(channels: 1, height: 16, width: 16))
      recipe.size = 32
      recipe.color = .rgb
      #expect(
        PictureForm(of: data, recipe: recipe) == PictureForm(channels: 3, height: 32, width: 32))
    }

    @Test func scalingsAreWhatTheyAreCalled() throws {
      let data = Fixture.patterns(6)
      func normalization(_ scaling: DataRecipe.Scaling, _ channels: Int) throws -> Normalization {
        try Normalization(
          scaling, form: PictureForm(channels: channels, height: 16, width: 16), of: data,
          at: [0, 1, 2])
      }
      #expect(try normalization(.unit, 1) == Normalization(mean: [0], std: [1]))
      #expect(
        try normalization(.half, 3) == Normalization(mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5]))
      #expect(try normalization(.imagenet, 3).mean == [0.485, 0.456, 0.406])
      #expect(try abs(normalization(.imagenet, 1).mean[0] - 0.449) < 1e-9)
      let own = try normalization(.dataset, 1)
      #expect(try normalization(.dataset, 3).mean == [own.mean[0], own.mean[0], own.mean[0]])
    }
  }
#endif
