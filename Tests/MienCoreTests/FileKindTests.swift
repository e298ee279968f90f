import Foundation
import MienCore
import TestSupport
import Testing

@Suite struct FileKindTests {
  @Test func linksAreFollowed() throws {
    try withTemporaryFolder { folder in
      let (file, link) = (folder + "/file", folder + "/link")
      try Data().write(to: URL(fileURLWithPath: file))
      for (target, kind) in [(file, FileKind.file), (folder, .folder), ("/dev/null", .file)] {
        #expect(FileKind(at: target) == kind)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        #expect(FileKind(at: link) == kind)
        try FileManager.default.removeItem(atPath: link)
      }
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: folder + "/nothing")
      #expect(FileKind(at: link) == nil && FileKind(at: folder + "/nothing") == nil)
    }
  }
}
