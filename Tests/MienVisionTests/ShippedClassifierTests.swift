#if Vision
  import Foundation
  import MienCore
  import MienVision
  import Testing

  /// The networks in the package are what their names promise.
  @Suite struct ShippedClassifierTests {
    static let largest: [ShippedClassifier: Int] = [.small: 1_000_000, .base: 10_000_000]

    @Test(arguments: ShippedClassifier.allCases)
    func answersByItsName(classifier: ShippedClassifier) throws {
      let network = try ExpressionClassifier(path: classifier.rawValue)
      #expect(
        network.labels == ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"])
      #expect(network.metadata.temperature != 1, "it is calibrated")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: classifier.file())).count
      #expect(try bytes <= #require(Self.largest[classifier]))
    }

    @Test func usualOneIsTakenWithoutAName() throws {
      let (usual, named) = (
        try ExpressionClassifier(), try ExpressionClassifier(path: ShippedClassifier.usual.rawValue)
      )
      #expect(usual.metadata == named.metadata)
    }

    @Test(arguments: ["", "mien", "mien_small.onnx", "./mien_small"])
    func otherNamesAreLeftAlone(name: String) throws {
      #expect(try ShippedClassifier.file(named: name) == nil)
    }
  }
#endif
