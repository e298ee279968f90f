#if Vision
  import Foundation
  import HummingbirdTesting
  import MienCore
  import MienImage
  import MienVision
  import Testing

  @testable import MienServer

  @Suite struct PageTests {
    @Test func asksForNothingFromElsewhere() {
      let html = Page.html(nonce: "abc")
      let links = html.matches(of: /https?:\/\/[^\s'"]+/).map { String($0.output) }
      #expect(links.allSatisfy { $0 == "http://www.w3.org/2000/svg" })
      #expect(!html.contains("style=\""))
      #expect(!html.contains("onclick=\""))
      #expect(html.contains("aria-live=\"polite\""))
      #expect(html.contains("not an\n") || html.contains("not an emotion"))
    }

    @Test func everyAnswerHasANonceOfItsOwn() {
      let policies = (0..<20).map { _ in Page.response().headers[.contentSecurityPolicy] ?? "" }
      #expect(Set(policies).count == 20)
      #expect(policies.allSatisfy { $0.contains("script-src 'nonce-") && !$0.contains("unsafe") })
    }

    static let canRun: Bool = {
      let isThere = Browser.path != nil && FileManager.default.fileExists(atPath: astronaut)
      if !isThere {
        print(
          "the page is not tried: it needs Chromium (apt install chromium) and ../shared/photos")
      }
      return isThere
    }()

    /// A real browser, the real model: a file is chosen, then the camera shows the same person.
    @Test(.enabled(if: PageTests.canRun), .timeLimit(.minutes(3)))
    func showsFacesOfFilesAndCamera() async throws {
      let video = NSTemporaryDirectory() + "mien-\(UUID().uuidString).y4m"
      defer { try? FileManager.default.removeItem(atPath: video) }
      try Self.y4m(of: Image.decode(path: astronaut)).write(to: URL(fileURLWithPath: video))
      let analyzer = try Analyzer(model: Installation.file("mien_small.onnx"))
      let card = ModelCard(name: "mien_small", metadata: analyzer.classifier.metadata)
      try await makeServer(analyzer, card: card).application().test(.live) { client in
        let browser = try await Browser([
          "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
          "--use-file-for-fake-video-capture=\(video)",
        ])
        defer { browser.close() }
        try await browser.call("Page.enable")
        try await browser.call(
          "Page.addScriptToEvaluateOnNewDocument",
          [
            "source": "window.broken = []; addEventListener('securitypolicyviolation', "
              + "(event) => broken.push(event.blockedURI)); addEventListener('error', "
              + "(event) => broken.push(event.message))"
          ])
        let port = try #require(client.port)
        try await browser.call("Page.navigate", ["url": "http://localhost:\(port)/"])
        try await browser.wait("document.readyState === 'complete' && !byId('model').hidden")
        #expect(try await browser.value("stream") == "null")

        try await browser.choose([astronaut], in: "#files")
        try await browser.wait("document.querySelector('.card') || byId('trouble').textContent")
        #expect(try await browser.value("byId('trouble').textContent") == "")
        #expect(try await browser.value("document.querySelector('.card').dataset.top") == "happy")
        #expect(try await browser.value("byId('spoken').textContent").hasPrefix("One face: happy"))
        #expect(try await browser.value("byId('latency').textContent").contains("on the server"))
        #expect(try await Self.pixelsDiffer(browser))

        try await browser.value("byId('camera').click()")
        try await browser.wait("!byId('timeline').hidden && document.querySelector('.card')")
        #expect(try await browser.value("document.querySelector('.card').dataset.top") == "happy")
        #expect(try await browser.value("byId('live').hidden") == "false")
        #expect(try await browser.value("tracks.length") == "1")
        #expect(try await Self.pixelsDiffer(browser))
        try await browser.value("byId('camera').click()")
        #expect(try await browser.value("stream") == "null")

        try await browser.value(
          """
          (window.opened = [], window.real = navigator.mediaDevices.getUserMedia,
          navigator.mediaDevices.getUserMedia = async (wish) => {
            opened.push(await real.call(navigator.mediaDevices, wish));
            return opened.at(-1);
          }, byId('camera').click(), byId('camera').click(), byId('clear').click())
          """)
        try await browser.wait("opened.length === 2 && !opened.some((stream) => stream.active)")
        #expect(try await browser.value("stream") == "null")

        try await browser.choose([astronaut], in: "#files")
        try await browser.value("byId('clear').click()")
        try await Task.sleep(for: .seconds(2))
        #expect(try await browser.value("pictures.length") == "0", "a picture came back")
        try await browser.value(
          """
          prepared(new Blob([Uint8Array.from(atob('\(Self.transparentPNG)'), (c) => c.charCodeAt(0))]))
            .then(({ sheet }) => window.seen = sheet.getContext('2d').getImageData(0, 0, 1, 1).data)
          """)
        try await browser.wait("window.seen")
        #expect(try await browser.value("seen.join()") == "255,255,255,255")
        #expect(try await browser.value("broken.join()") == "")
      }
    }

    /// One pixel that cannot be seen.
    private static let transparentPNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII="

    /// Whether something was drawn.
    private static func pixelsDiffer(_ browser: Browser) async throws -> Bool {
      let count = try await browser.value(
        "new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size"
      )
      return Int(count) ?? 0 > 100
    }

    /// One frame of raw video (YUV4MPEG2, 4:2:0, ITU-R BT.601).
    private static func y4m(of image: Image) -> Data {
      let pixels = image.rgb().pixels
      var planes = [Data(), Data(), Data()]
      for pixel in stride(from: 0, to: pixels.count, by: 3) {
        let (red, green, blue) = (
          Double(pixels[pixel]), Double(pixels[pixel + 1]), Double(pixels[pixel + 2])
        )
        planes[0].append(UInt8(16 + 0.257 * red + 0.504 * green + 0.098 * blue))
        planes[1].append(UInt8(128 - 0.148 * red - 0.291 * green + 0.439 * blue))
        planes[2].append(UInt8(128 + 0.439 * red - 0.368 * green - 0.071 * blue))
      }
      let (width, height) = (image.width, image.height)
      // Chromium reads 4:2:0 only: every second column of every second row of the colours.
      let colours = planes[1...].map { plane in
        Data(
          (0..<height / 2).flatMap { row in
            (0..<width / 2).map { plane[2 * row * width + 2 * $0] }
          })
      }
      let luma = Data(
        (0..<height / 2 * 2).flatMap { row in
          planes[0][row * width..<row * width + width / 2 * 2]
        })
      return Data(
        "YUV4MPEG2 W\(width / 2 * 2) H\(height / 2 * 2) F30:1 Ip A1:1 C420jpeg\nFRAME\n".utf8)
        + luma + colours[0] + colours[1]
    }
  }
#endif
