import Foundation
import MienCore
import Synchronization
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  @Test func writesTextAndMakesFolders() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a/b/notes.txt"
      try AtomicFile.write("héllo\n", to: path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("héllo\n".utf8))
      try AtomicFile.write(Data(), to: path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
      #expect(try contents("\(folder)/a/b") == ["notes.txt"])
    }
  }

  @Test func bodyWritesBesideTheFile() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/notes.txt"
      try AtomicFile.write("old", to: path)
      try AtomicFile.write(to: path) { temporary in
        #expect((temporary as NSString).deletingLastPathComponent == folder)
        #expect(temporary != path)
        try Data("new".utf8).write(to: URL(fileURLWithPath: temporary))
        #expect(try text(path) == "old")
      }
      #expect(try text(path) == "new")
      #expect(try contents(folder) == ["notes.txt"])
    }
  }

  @Test func failingBodyLeavesTheOldFileAndNoTemporaryOne() throws {
    struct Stop: Error {}
    try withTemporaryFolder { folder in
      let path = "\(folder)/notes.txt"
      for old in [nil, "old"] {
        if let old { try AtomicFile.write(old, to: path) }
        #expect(throws: Stop.self) {
          try AtomicFile.write(to: path) { temporary in
            try Data("half".utf8).write(to: URL(fileURLWithPath: temporary))
            throw Stop()
          }
        }
        #expect(try contents(folder) == (old == nil ? [] : ["notes.txt"]))
      }
      #expect(try text(path) == "old")
    }
  }

  @Test func bodyThatWritesNothingIsAnError() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/notes.txt"
      try AtomicFile.write("old", to: path)
      #expect(throws: MienError("cannot write \(path): No such file or directory")) {
        try AtomicFile.write(to: path) { _ in }
      }
      #expect(try text(path) == "old")
    }
  }

  @Test func placesThatCannotBeWrittenAreNamed() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write("a file", to: "\(folder)/file")
      #expect(
        throws: MienError(
          "cannot create the folder \(folder)/file for \(folder)/file/notes.txt: File exists")
      ) {
        try AtomicFile.write("text", to: "\(folder)/file/notes.txt")
      }
      try FileManager.default.createDirectory(
        atPath: "\(folder)/folder", withIntermediateDirectories: false)
      let error = #expect(throws: MienError.self) {
        try AtomicFile.write("text", to: "\(folder)/folder")
      }
      #expect(error?.description.hasPrefix("cannot write \(folder)/folder: ") == true)
      #expect(try contents(folder) == ["file", "folder"])
    }
  }

  /// Whether the link leads to a file, to nothing yet, or through another link.
  @Test func linksStayAndTheirFilesAreWritten() throws {
    try withTemporaryFolder { folder in
      let link = "\(folder)/link"
      let target = "\(folder)/real/notes.txt"
      for text in ["first", "second"] {
        for destination in [target, "real/notes.txt", "other"] {
          for name in ["link", "other"] { unlink("\(folder)/\(name)") }
          try createLink("\(folder)/other", to: "real/notes.txt")
          try createLink(link, to: destination)
          try AtomicFile.write("\(text) \(destination)", to: link)
          #expect(try self.text(target) == "\(text) \(destination)")
          #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == destination)
          #expect(try contents("\(folder)/real") == ["notes.txt"])
        }
      }
      #expect(try contents(folder) == ["link", "other", "real"])
    }
  }

  @Test func linksInACircleAreRefused() throws {
    try withTemporaryFolder { folder in
      try createLink("\(folder)/a", to: "b")
      try createLink("\(folder)/b", to: "a")
      let reason = "Too many levels of symbolic links"
      #expect(throws: MienError("cannot write \(folder)/a: \(reason)")) {
        try AtomicFile.write("text", to: "\(folder)/a")
      }
      #expect(try contents(folder) == ["a", "b"])
    }
  }

  @Test func pipesAreWrittenStraight() throws {
    try withTemporaryFolder { folder in
      let pipe = "\(folder)/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      // Open for both, so that nobody waits for the other end.
      let reader = open(pipe, O_RDWR | O_NONBLOCK)
      defer { close(reader) }
      try createLink("\(folder)/link", to: "pipe")
      for path in [pipe, "\(folder)/link"] {
        try AtomicFile.write("text", to: path)
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = read(reader, &bytes, bytes.count)
        #expect(bytes.prefix(max(0, count)).elementsEqual("text".utf8))
      }
      #expect(try contents(folder) == ["link", "pipe"])
    }
  }

  /// Not as root, for whom a broken program would put a file in the device's place.
  @Test(.enabled(if: getuid() != 0)) func devicesStayDevices() throws {
    try AtomicFile.write("text", to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  /// A reader sees one whole version or another, at any moment.
  @Test func readersNeverSeeAPart() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/notes.txt"
      let size = 200_000
      try AtomicFile.write(Data(repeating: 0, count: size), to: path)
      let isDone = Atomic<Bool>(false)
      let broken = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: 2) { worker in
        if worker == 0 {
          for version in 1...40 {
            try? AtomicFile.write(Data(repeating: UInt8(version), count: size), to: path)
          }
          isDone.store(true, ordering: .releasing)
          return
        }
        repeat {
          let seen = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
          if seen.count != size || seen.first != seen.last {
            broken.add(1, ordering: .relaxed)
          }
        } while !isDone.load(ordering: .acquiring)
      }
      #expect(broken.load(ordering: .relaxed) == 0)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).first == 40)
    }
  }

  private func createLink(_ path: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func contents(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
