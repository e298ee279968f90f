#if Training
  import Foundation
  import TestSupport
  import Testing

  private let library =
    (MienProgram.path as NSString).deletingLastPathComponent + "/libMienTorch.so"

  /// libtorch costs 0.3 s and 110 MB, which only those commands pay that compute with it.
  @Suite(.enabled(if: FileManager.default.fileExists(atPath: library)))
  struct LateLoadingTests {
    @Test func programStartsWithoutLibtorch() throws {
      let needed = try OtherProgram.run(["ldd", MienProgram.path])
      #expect(needed.contains("libc.so") && !needed.contains("torch"), "\(needed)")
    }

    @Test func programSaysWhatIsMissing() throws {
      try withTemporaryFolder { folder in
        let copy = "cp \"$0\" '\(folder)/mien' && exec '\(folder)/mien' \"$@\""
        func run(_ arguments: String...) throws -> MienProgram.Outcome {
          try RunningMien(arguments, launcher: ["/bin/sh", "-c", copy]).finish(timeout: 60)
        }
        let outcome = try run("models")
        #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.told.count == 1)
        #expect(outcome.errors.contains("libMienTorch.so"), "\(outcome.errors)")
        #expect(try run("--version").status == 0)
      }
    }
  }
#endif
