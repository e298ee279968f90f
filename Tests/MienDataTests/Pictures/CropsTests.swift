import MienData
import Testing

@Suite struct CropsTests {
  @Test func aSingleCropIsThePictureItself() {
    #expect(Crops.single.views(of: 48) == Array(Crops.flip.views(of: 48).prefix(1)))
    #expect(Crops.single.views(of: 48).map { [$0.x, $0.y, $0.side] } == [[0, 0, 48]])
  }

  @Test func flipAddsTheMirrorImage() {
    let views = Crops.flip.views(of: 48)
    #expect(views.map(\.isMirrored) == [false, true])
    #expect(views.allSatisfy { $0.x == 0 && $0.y == 0 && $0.side == 48 })
  }

  @Test func tenCropsAreCornersCentreAndTheirMirrorImages() {
    let views = Crops.ten.views(of: 48)
    let windows = [[0, 0, 44], [4, 0, 44], [0, 4, 44], [4, 4, 44], [2, 2, 44]]
    #expect(views.map { [$0.x, $0.y, $0.side] } == windows + windows)
    #expect(
      views.map(\.isMirrored) == [Bool](repeating: false, count: 5)
        + Array(repeating: true, count: 5))
  }

  @Test(arguments: 1...64) func windowsLieInside(side: Int) {
    for crops in Crops.allCases {
      for view in crops.views(of: side) {
        #expect(view.side >= 1 && view.x + view.side <= side && view.y + view.side <= side)
      }
    }
  }
}
