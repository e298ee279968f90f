import Foundation
import MienCore
import Testing

@testable import MienData

@Suite struct CsvReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ text: String, name: String = "faces.csv") throws -> FaceDataset {
    try FaceDataset.open(folder.file(name, text), options: .withoutCache())
  }

  @Test func readsRowsInOrder() throws {
    let dataset = try open(Fixture.csv(5))
    #expect(dataset.labels == .fer2013)
    let shape: [Int] = [dataset.count, dataset.channels, dataset.height, dataset.width]
    #expect(shape == [5, 1, 4, 4])
    #expect(dataset.labelIndices == [0, 1, 2, 3, 4])
    #expect(dataset.splitNames == ["Training", "PublicTest", "PrivateTest"])
    #expect(dataset.splitIndices == [0, 1, 2, 0, 1])
    for index in 0..<5 { #expect(dataset.picture(index) == Fixture.pixels(index)) }
    #expect(dataset.source == "faces.csv")
    #expect(dataset.skipped == 0)
  }

  @Test func readsEveryDialectTheSame() throws {
    let plain = Fixture.csv(9)
    let expected = try open(plain).fingerprint
    let quoted = plain.split(separator: "\n").map { line in
      line.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
    }.joined(separator: "\n")
    let reordered = plain.split(separator: "\n").enumerated().map { number, line in
      let fields = line.split(separator: ",")
      return "\(fields[2]), \(fields[1]),\(number),\(fields[0])\n"
    }.joined()
    func described(_ text: String) -> String {
      plain.split(separator: "\n").enumerated().map { number, line in
        "\(line),\(number == 0 ? "description" : text)\n"
      }.joined()
    }
    let dialects = [
      Fixture.csv(9, lineEnd: "\r\n"), "\u{FEFF}" + plain, String(plain.dropLast()), quoted,
      reordered.replacing("pixels,0", with: "Pixels,index"), plain + "\n\r\n",
      plain.replacing("\n3,", with: "\nhappiness,"),
      described("\"a \"\"b\"\", c\""), described("  \"d, e\"\t"), described("\"\"\"\""),
      described("\"\""), described(" f \"g\" "),
      described("h").replacing(",description", with: ",\"a \"\"b\"\", c\""),
      quoted.replacing("\",\"", with: "\" ,\t\""),
    ]
    for (number, text) in dialects.enumerated() {
      #expect(try open(text).fingerprint == expected, "dialect \(number)")
    }
  }

  @Test func readsManyChunksInOrder() throws {
    // 1.8 MB, so that several workers hand in chunks.
    let count = 25_000
    let dataset = try open(Fixture.csv(count))
    #expect(dataset.count == count)
    #expect(dataset.labelIndices.enumerated().allSatisfy { Int($1) == $0 % 7 })
    #expect(dataset.splitIndices.enumerated().allSatisfy { Int($1) == $0 % 3 })
    for index in stride(from: 0, to: count, by: 997) {
      #expect(dataset.picture(index) == Fixture.pixels(index))
    }
  }

  @Test func chunksOfAnySizeHoldTheSameRows() throws {
    let path = try folder.file("faces.csv", Fixture.csv(7))
    for size in [1, 2, 63, 64, 65, 1000] {
      let chunker = RowChunker(try openByteSource(path).source, path: path, chunkSize: size)
      #expect(chunker.header() == "emotion,pixels,Usage")
      var text = "emotion,pixels,Usage\n"
      var row = 2
      while let chunk = try chunker.next() {
        #expect(chunk.firstRow == row)
        row += chunk.bytes.count { $0 == 0x0A }
        text += String(decoding: chunk.bytes, as: UTF8.self)
      }
      #expect(text == Fixture.csv(7), "chunks of \(size) bytes")
    }
  }

  @Test func kagglePairIsOneDataSet() throws {
    let pixels = (0..<5).map { Fixture.text(Fixture.pixels($0)) }
    let test = "pixels\n\(pixels[3])\n\(pixels[4])\n"
    let train = "emotion,pixels\n3,\(pixels[0])\n0,\(pixels[1])\n6,\(pixels[2])\n"
    let testPath = try folder.file("test.csv", test)
    let trainPath = try folder.file("train.csv", train)
    let both = try FaceDataset.open(folder.path, options: .withoutCache())
    #expect(both.splitNames == ["Training", "Test"])
    #expect(both.splitIndices == [0, 0, 0, 1, 1])
    #expect(both.labelIndices == [3, 0, 6, -1, -1])
    #expect(both.picture(4) == Fixture.pixels(4))
    let trainOnly = try FaceDataset.open(trainPath, options: .withoutCache())
    #expect(trainOnly.splitNames == ["Training"])
    let testOnly = try FaceDataset.open(testPath, options: .withoutCache())
    #expect(testOnly.splitNames == ["Test"])
    #expect(testOnly.labelIndices == [-1, -1])
  }

  @Test func aFolderWithOneCsvIsThatCsv() throws {
    _ = try folder.file("fer2013.csv", Fixture.csv(4))
    _ = try folder.file("README.md", "FER2013")
    #expect(try FaceDataset.open(folder.path, options: .withoutCache()).count == 4)
  }

  @Test func reportsProgressUpToOne() throws {
    let path = try folder.file("faces.csv", Fixture.csv(10_000))
    let seen = Warnings()
    var options = OpenOptions.withoutCache()
    options.progress = { seen.add(String($0)) }
    _ = try FaceDataset.open(path, options: options)
    let parts = seen.all.compactMap(Double.init)
    #expect(parts == parts.sorted())
    #expect(parts.last == 1)
  }
}
