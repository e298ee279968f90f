import Foundation
import MienCore
import TestSupport
import Testing

@Suite struct InstallationTests {
  @Test func missingFileSaysWhereAndHow() throws {
    let error = #expect(throws: MienError.self) { try Installation.file("no-such.file") }
    let text = try #require(error).description
    #expect(text.hasPrefix("no-such.file was not found in /"))
    #expect(text.contains("/share/mien or "))
    #expect(text.contains("/mien_MienVision.resources/Models or "))
    #expect(text.contains("/.deps/share/mien or /"))
    #expect(
      text.contains("/Sources/MienVision/Models; run `make setup`, or set MIEN_SHARE to the folder")
    )
    #expect(!text.contains("\n"))
  }

  /// In a process of its own, because the environment belongs to all tests.
  @Test func chosenFolderIsTheOnlyOne() async {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        setenv("MIEN_SHARE", folder, 1)
        #expect(throws: MienError.self) { try Installation.file("no-such.file") }
        try AtomicFile.write("here", to: "\(folder)/no-such.file")
        #expect(try Installation.file("no-such.file") == "\(folder)/no-such.file")
        // It lies in the checkout.
        let error = #expect(throws: MienError.self) { try Installation.file("mien_small.onnx") }
        #expect(
          error?.description.hasPrefix(
            "mien_small.onnx was not found in \(folder), the folder of MIEN_SHARE; ") == true)
        setenv("MIEN_SHARE", "", 1)
        #expect(try Installation.file("mien_small.onnx").hasSuffix("/mien_small.onnx"))
      }
    }
  }
}
