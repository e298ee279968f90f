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
  @Test func chosenFolderComesFirst() async {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        setenv("MIEN_SHARE", folder, 1)
        #expect(throws: MienError.self) { try Installation.file("no-such.file") }
        try AtomicFile.write("here", to: "\(folder)/no-such.file")
        #expect(try Installation.file("no-such.file") == "\(folder)/no-such.file")
        // What the folder lacks is looked for elsewhere, and the error names the folder too.
        let error = #expect(throws: MienError.self) { try Installation.file("other.file") }
        #expect(error?.description.hasPrefix("other.file was not found in \(folder) or ") == true)
      }
    }
  }
}
