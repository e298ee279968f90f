import Foundation
import MienCore
import TestSupport
import Testing

/// What is looked at before work whose outcome is to be written.
@Suite struct WritableTests {
  private func contents(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func placesThatCanBeWrittenStayAsTheyAre() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.demandWritable("\(folder)/new/deep/notes.txt")
      try AtomicFile.demandWritable("/dev/null")
      #expect(try contents(folder).isEmpty)
    }
  }

  @Test func placesThatCannotBeWrittenAreNamed() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write("a file", to: "\(folder)/file")
      #expect(throws: MienError("cannot write \(folder)/file/x: Not a directory")) {
        try AtomicFile.demandWritable("\(folder)/file/x")
      }
      #expect(throws: MienError("cannot write \(folder): Is a directory")) {
        try AtomicFile.demandWritable(folder)
      }
      #expect(try contents(folder) == ["file"])
    }
  }

  @Test func foldersAboveAreThoseOfTheirNames() {
    let above = [
      "a/b": "a", "a/b/": "a", "a//b": "a", "b": ".", "b/": ".", ".": ".", "/b": "/", "/": "/",
      "//": "/", "/a/b": "/a", "é/x": "é",
    ]
    for (path, folder) in above { #expect(Folders.above(path) == folder, "\(path)") }
  }

  /// Foundation traps for such a name.
  @Test func namesMayHaveOneLetter() throws {
    try AtomicFile.demandWritable("x")
    AtomicFile.removeLeftovers(of: "x")
    #expect(try AtomicFile.preparedDestination(of: "x") == "x")
  }

  @Test func filesLieBelowFoldersThroughLinks() throws {
    try withTemporaryFolder { folder in
      let (data, link) = (folder + "/data", folder + "/link")
      try FileManager.default.createDirectory(
        atPath: data + "/a/b", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: data + "/a")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/file", withDestinationPath: "data/new.txt")
      for path in [data + "/x", link + "/x", link + "/b/new/x", data + "/a/../x", folder + "/file"]
      {
        #expect(FileIdentity.lies(path, below: data), "\(path)")
      }
      for path in [data, folder + "/x", folder + "/data2/x", link + "/../../x", "x"] {
        #expect(!FileIdentity.lies(path, below: data), "\(path)")
      }
    }
  }

  @Test func leftoversOfOtherNamesAndWritersStay() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/notes.txt"
      let ended = Process()
      ended.executableURL = URL(fileURLWithPath: "/bin/sh")
      ended.arguments = ["-c", "exit 0"]
      try ended.run()
      ended.waitUntilExit()
      func killed(_ path: String) -> String {
        AtomicFile.temporaryPath(beside: path)
          .replacing(".\(getpid()).", with: ".\(ended.processIdentifier).")
      }
      let gone = killed(path)
      // Of a writer at work, of another file, of another machine, and what no writer named.
      let kept = [
        AtomicFile.temporaryPath(beside: path), killed(folder + "/notes"),
        "\(path).\(ended.processIdentifier).elsewhere-1.partial", "\(path).2024.backup.partial",
      ]
      for file in kept + [gone] { try Data().write(to: URL(fileURLWithPath: file)) }
      AtomicFile.removeLeftovers(of: path)
      #expect(try contents(folder) == kept.map { ($0 as NSString).lastPathComponent }.sorted())
    }
  }
}
