#if Training
  import Foundation
  import MienLab
  import Testing

  @testable import MienPapers

  @Suite struct RecipeTests {
    private static let recipes =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/Recipes"

    /// What `mien train` does with a paper's recipe and what `mien reproduce` does is the same.
    @Test func filesAndTrialsAgree() throws {
      let pairs: [(String, Recipe)] = [
        ("li-2023", LiTrials.recipe), ("bodapati", BodapatiTrials.recipe),
        ("leaky", LeakyTrials.recipe), ("three-nets", ThreeNetsTrials.recipe),
      ]
      for (name, recipe) in pairs {
        #expect(try RecipeFile.read("\(Self.recipes)/\(name).yaml") == recipe, "\(name)")
      }
    }
  }
#endif
