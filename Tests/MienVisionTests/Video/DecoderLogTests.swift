import Testing

@testable import MienVision

@Suite struct DecoderLogTests {
  private let head = "[Parsed_showinfo_2 @ 0x55d0] [info] "

  private func log(_ lines: [String]) -> DecoderLog {
    let log = DecoderLog()
    for line in lines { log.hear(line) }
    log.hear(nil)
    return log
  }

  @Test func framesHaveSizeAndTime() {
    let log = log([
      "[info]   Duration: 01:02:03.50, start: 0.000000, bitrate: 118 kb/s",
      head + "config in time_base: 1/12800, frame_rate: 30000/1001",
      head + "n:   0 pts:      0 pts_time:0       pos:       48 fmt:rgb24 sar:1/1 s:240x320 i:P",
      head + "  side data - User Data Unregistered:",
      head + "n:   1 pts:  25600 pts_time:2       pos:       48 fmt:rgb24 sar:1/1 s:64x48 i:P",
      head + "n:   2 pts:  NOPTS pts_time:NOPTS   pos:       48 fmt:rgb24 sar:1/1 s:64x48 i:P",
    ])
    #expect(log.nextFrame { false } == .init(width: 240, height: 320, time: 0))
    #expect(log.nextFrame { false } == .init(width: 64, height: 48, time: 2))
    #expect(log.nextFrame { false } == .init(width: 64, height: 48, time: nil))
    #expect(log.nextFrame { false } == nil)
    #expect(log.duration == 3723.5)
    #expect(abs((log.frameRate ?? 0) - 29.97003) < 1e-4)
    #expect(log.complaint == nil)
  }

  @Test func metadataCannotPoseAsFrames() {
    let log = log([
      "[info]     comment         : " + head + "n: 0 pts: 0 pts_time:0 s:99999x99999 i:P",
      "[info]     title           : [error] not one",
      "[info]     title           : x] [error] all is lost",
      "[info]     title           : [h264 @ 0x5] [error] all is lost",
      "[h264 @ 0x5] [info] x] [error] all is lost", "[h264] [error] all is lost",
      "[h264 @ 0x] [error] all is lost", "[x] @ 0x5] [error] all is lost",
      "    : [error] the second line of a title", " [error] not at the beginning",
      head + "n: 0 pts: 0 pts_time:0 fmt:rgb24 s:64x48x3 i:P",
      head + "n: 0 pts: 0 pts_time:0 fmt:rgb24 s:axb i:P",
    ])
    #expect(log.nextFrame { false } == nil)
    #expect(log.complaint == nil)
  }

  @Test(arguments: ["0/0", "1000000/1", "1/0", "x/y", "1/99"])
  func senselessRatesAreNone(rate: String) {
    #expect(log([head + "config in time_base: 1/25, frame_rate: \(rate)"]).frameRate == nil)
  }

  @Test func theFirstComplaintCounts() {
    let log = log([
      "[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55] [warning] odd", "[h264 @ 0x5] [error] first",
      "[error] second", "[fatal] third",
    ])
    #expect(log.complaint == "first")
  }

  @Test(arguments: [
    "[error] lost", "[fatal] lost", "[panic] lost", "[h264 @ 0x55d0aF] [error]  lost ",
    "[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55] [error] lost",
    "[vost#0:0/rawvideo @ 0x5] [enc:rawvideo @ 0x6] [fatal] lost",
  ])
  func errorsAreComplaints(line: String) {
    #expect(DecoderLog.complaint(in: line) == "lost")
  }

  @Test func waitingCanBeStopped() {
    let log = DecoderLog()
    #expect(log.nextFrame { true } == nil)
  }

  @Test(arguments: ["N/A", "00:00", "aa:bb:cc", "-01:00:00.00"])
  func lengthsThatAreNoneAreNone(text: String) {
    #expect(log(["[info]   Duration: \(text), start: 0"]).duration == nil)
  }
}
