import MienCore
import Testing

@Suite struct MienErrorTests {
  @Test func kindsDecideTheExitCode() {
    #expect(MienError("a disk is full").kind == .failure)
    #expect(MienError.usage("no such key").kind == .usage)
    #expect(MienError.usage("no such key") != MienError("no such key"))
    #expect("\(MienError("a disk is full"))" == "a disk is full")
  }

  @Test func machineIsDescribedInOneLine() {
    let text = Machine.description
    #expect(!text.contains("\n"))
    #expect(text.contains(/^.+, \d+ cores, \d+ GiB, Linux \d+\.\d+/))
  }
}
