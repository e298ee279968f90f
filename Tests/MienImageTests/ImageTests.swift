#if Vision
  import MienImage
  import Testing

  @Suite struct ImageTests {
    @Test func greyIsLumaOfBT601() {
      let picture = Image(
        width: 2, height: 2, channels: 3, pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255])
      #expect(picture.grey().pixels == [76, 150, 29, 255])
    }

    @Test func rgbRepeatsGrey() {
      let picture = Image(width: 2, height: 1, channels: 1, pixels: [3, 200])
      #expect(picture.rgb().pixels == [3, 3, 3, 200, 200, 200])
      #expect(picture.rgb().grey() == picture)
    }
  }
#endif
