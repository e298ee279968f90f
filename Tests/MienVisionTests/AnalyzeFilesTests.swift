#if Vision
  import Foundation
  import MienCore
  import MienImage
  import Synchronization
  import TestSupport
  import Testing

  @testable import MienVision

  @Suite struct AnalyzeFilesTests {
    private let analyzer: Analyzer

    init() throws {
      analyzer = Analyzer(
        classifier: try ExpressionClassifier(path: "\(Support.golden)/grey.onnx"), detector: nil)
    }

    /// `count` pictures whose width is 6 and their number; every seventh is no picture.
    private func withPictures(_ count: Int, _ body: ([String]) throws -> Void) throws {
      try withTemporaryFolder { folder in
        let paths = try (0..<count).map { number in
          let path = "\(folder)/\(number).png"
          let picture = Image(width: 6 + number, height: 8) { x, y in UInt8((x * y + number) % 256)
          }
          try AtomicFile.write(
            number % 7 == 3 ? Data("broken".utf8) : try picture.encoded(as: .png), to: path)
          return path
        }
        try body(paths)
      }
    }

    @Test(arguments: [1, 2, 9], [false, true])
    func answersComeInOrderAndBrokenOnesStopNothing(workers: Int, keeps: Bool) throws {
      try withPictures(150) { paths in
        var files: [AnalyzedFile] = []
        try analyzer.analyze(files: paths, workers: workers, keepsPictures: keeps) {
          #expect(!$0.isEmpty && $0.count <= (keeps ? workers : 64))
          files += $0
        }
        #expect(files.map(\.analysis.image) == paths)
        for (number, file) in files.enumerated() {
          guard number % 7 != 3 else {
            #expect(file.analysis.error?.hasPrefix(paths[number]) == true)
            #expect(file.analysis.faces.isEmpty && file.picture == nil)
            continue
          }
          #expect(file.analysis.error == nil)
          #expect(file.analysis.faces.first?.box.width == Double(6 + number))
          #expect(file.picture?.width == (keeps ? 6 + number : nil))
        }
      }
    }

    @Test func manyFacesGetTheAnswersOfEachAlone() throws {
      try withPictures(20) { paths in
        var many: [[Double]] = []
        try analyzer.analyze(files: paths, workers: 2) { files in
          many += files.map { $0.analysis.faces.flatMap { $0.emotions.map(\.probability) } }
        }
        for (path, row) in zip(paths, many) where !row.isEmpty {
          let alone = try #require(analyzer.analyze(try Image.decode(path: path)).first)
          for (one, other) in zip(alone.emotions, row) {
            #expect(abs(one.probability - other) < 1e-5)
          }
        }
        #expect(many.count { !$0.isEmpty } == 17)
      }
    }

    @Test func throwingEndsTheWork() throws {
      try withPictures(150) { paths in
        var calls = 0
        #expect(throws: MienError("enough")) {
          try analyzer.analyze(files: paths, workers: 3) { _ in
            calls += 1
            throw MienError("enough")
          }
        }
        #expect(calls == 1)
        try analyzer.analyze(files: [], workers: 3) { _ in calls += 1 }
        #expect(calls == 1)
      }
    }

    @Test func noMoreIsPreparedThanTheWindowHolds() {
      let prepared = Mutex<Int>(0)
      let line = FileLine<Int>(count: 1000, batch: 4, window: 10)
      line.start(workers: 5) { index in
        prepared.withLock { $0 += 1 }
        return index
      }
      var taken: [Int] = []
      while let jobs = line.next() {
        #expect((1...4).contains(jobs.count))
        #expect(prepared.withLock { $0 } <= taken.count + jobs.count + 10)
        taken += jobs
      }
      line.stop()
      #expect(taken == Array(0..<1000))
    }
  }
#endif
