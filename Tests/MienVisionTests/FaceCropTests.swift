#if Vision
  import Foundation
  import MienImage
  import MienVision
  import Testing

  @Suite struct FaceCropTests {
    private func face(_ box: Box, eyes: [Point] = []) -> Detection {
      Detection(box: box, score: 1, landmarks: eyes)
    }

    @Test func aFrameOfEqualSizeIsACopy() {
      let picture = Image(width: 20, height: 20) { x, y in UInt8(10 * x + y) }
      let cut = FaceCrop(margin: 0).cut(
        face(Box(x: 4, y: 6, width: 8, height: 8)), from: picture, width: 8, height: 8)
      #expect(cut == Image(width: 8, height: 8) { x, y in UInt8(10 * (x + 4) + y + 6) })
    }

    @Test func theFrameIsSquareAboutTheBoxAndItsMargin() {
      let picture = Image(width: 100, height: 100) { x, y in UInt8(x + y) }
      // A box 20 wide and 40 high about (50, 40): the frame is 60 pixels from (20, 10).
      let cut = FaceCrop(margin: 0.5).cut(
        face(Box(x: 40, y: 20, width: 20, height: 40)), from: picture, width: 30, height: 30)
      for y in 0..<30 {
        for x in 0..<30 {
          // Two by two source pixels a pixel; the mean of their x + y.
          #expect(abs(Double(cut.pixels[30 * y + x]) - Double(20 + 2 * x + 10 + 2 * y + 1)) <= 0.5)
        }
      }
    }

    @Test func theOutsideRepeatsTheEdge() {
      let picture = Image(width: 10, height: 10) { x, _ in x < 5 ? 40 : 90 }
      let cut = FaceCrop(margin: 0).cut(
        face(Box(x: -5, y: -5, width: 20, height: 20)), from: picture, width: 20, height: 20)
      #expect(cut == Image(width: 20, height: 20) { x, _ in x < 10 ? 40 : 90 })
    }

    @Test func colourIsKeptWhereItIsWanted() {
      let grey = Image(width: 20, height: 20) { x, y in UInt8(5 * x + y) }
      let pixels = grey.pixels.flatMap { [$0, 100, 255 - $0] as [UInt8] }
      let picture = Image(width: 20, height: 20, channels: 3, pixels: pixels)
      let box = face(Box(x: 4, y: 6, width: 8, height: 8))
      let frame = FaceCrop(margin: 0)
      let cut = frame.cut(box, from: picture, width: 8, height: 8, inColour: true)
      let red = frame.cut(box, from: grey, width: 8, height: 8)
      #expect(cut.pixels == red.pixels.flatMap { [$0, 100, 255 - $0] as [UInt8] })
      let plain = frame.cut(box, from: picture, width: 8, height: 8)
      #expect(plain.channels == 1)
      #expect(frame.cut(box, from: grey, width: 8, height: 8, inColour: true) == red)
    }

    @Test func shrinkingDoesNotAlias() {
      let stripes = Image(width: 480, height: 480) { x, _ in x % 2 == 0 ? 0 : 200 }
      let cut = FaceCrop(margin: 0).cut(
        face(Box(x: 0, y: 0, width: 480, height: 480)), from: stripes, width: 48, height: 48)
      #expect(cut.pixels.allSatisfy { abs(Int($0) - 100) <= 1 })
    }

    @Test(arguments: [-40.0, -15, 10, 44])
    func tiltedEyesBecomeLevel(degrees: Double) {
      let angle = degrees * .pi / 180
      let (right, down) = (cos(angle), sin(angle))
      let eyes = [-25.0, 25].map { Point(x: 100 + $0 * right, y: 100 + $0 * down) }
      // Bright above the line through the eyes, dark below it.
      let picture = Image(width: 200, height: 200) { x, y in
        (Double(x) - 100) * down - (Double(y) - 100) * right > 0 ? 220 : 20
      }
      let tilted = face(Box(x: 50, y: 50, width: 100, height: 100), eyes: eyes)
      let upright = FaceCrop().cut(tilted, from: picture, width: 24, height: 24)
      #expect(upright.pixels[..<(11 * 24)].allSatisfy { $0 > 180 })
      #expect(upright.pixels[(13 * 24)...].allSatisfy { $0 < 60 })
      let asIs = FaceCrop(isUpright: false).cut(tilted, from: picture, width: 24, height: 24)
      #expect(asIs != upright)
    }

    @Test func doubtfulEyesDoNotTurnTheFace() {
      let picture = Image(width: 60, height: 60) { x, y in UInt8(3 * x + y) }
      let box = Box(x: 10, y: 10, width: 40, height: 40)
      let plain = FaceCrop().cut(face(box), from: picture, width: 16, height: 16)
      let upsideDown = [Point(x: 40, y: 30), Point(x: 20, y: 30)]
      let profile = [Point(x: 30, y: 28), Point(x: 32, y: 30)]
      for eyes in [upsideDown, profile] {
        let cut = FaceCrop().cut(face(box, eyes: eyes), from: picture, width: 16, height: 16)
        #expect(cut == plain)
      }
    }
  }
#endif
