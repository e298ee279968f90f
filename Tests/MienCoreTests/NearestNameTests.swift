import MienCore
import Testing

@Suite struct NearestNameTests {
  private static let names = ["training", "data", "model", "lr", "seed"]

  @Test(arguments: [
    ("traning", "training"), ("Training", "training"), ("trainings", "training"),
    ("tarining", "training"), ("traini", "training"), ("date", "data"), ("ata", "data"),
    ("modle", ""), ("moodel", "model"), ("l", "lr"), ("LR", "lr"), ("rl", ""), ("sed", "seed"),
    ("", ""), ("t", ""), ("trai", ""), ("nothing", ""), ("augmentation", ""),
  ])
  func namesWithinAThirdOfTheirLettersAreOffered(typed: String, expected: String) {
    let hint = expected.isEmpty ? "" : "; did you mean \"\(expected)\"?"
    #expect(nearest(to: typed, in: Self.names) == hint)
  }

  @Test func nothingIsNearWhereThereIsNothing() {
    #expect(nearest(to: "seed", in: []) == "")
  }

  @Test func longWordsCostNothing() {
    let long = String(repeating: "training", count: 100_000)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(nearest(to: long, in: Self.names) == "") }
    #expect(time < .seconds(1))
  }
}
