#if Vision
  import Foundation
  import MienImage
  import Testing

  /// What is booked for decoding is what it takes, measured in processes of their own on the flat pictures of
  /// `Golden/make_heif.py`, of a million pixels each.
  @Suite struct MemoryTests {
    @Test func decodingIsNotUnderestimated() async {
      await #expect(processExitsWith: .success) { try expectBooked("flat.jpg", "grey.jpg") }
      await #expect(processExitsWith: .success) {
        try expectBooked("flat_progressive.jpg", "grey.jpg")
      }
      await #expect(processExitsWith: .success) { try expectBooked("flat.webp", "colour.webp") }
      await #expect(processExitsWith: .success) { try expectBooked("flat.gif", "colour.gif") }
      await #expect(processExitsWith: .success) { try expectBooked("flat.avif", "colour.avif") }
      await #expect(processExitsWith: .success) {
        try expectBooked("flat_wide.heic", "colour.heic")
      }
      await #expect(processExitsWith: .success) {
        try expectBooked("flat_interlaced.png", "colour.png")
      }
    }

    @Test func aTileOfATIFFIsBooked() throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: Golden.path("colour.tiff")))
      #expect(try Image.decodingBytes(data) > 100_000_000)
    }
  }

  /// - Parameter small: A picture of the same kind, so that the decoder is loaded before it is measured.
  private func expectBooked(_ name: String, _ small: String) throws {
    _ = try Image.decode(path: Golden.path(small))
    let data = try Data(contentsOf: URL(fileURLWithPath: Golden.path(name)))
    let booked = try Image.decodingBytes(data)
    // Forgets the process's peak.
    try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    let before = try memory("VmRSS:")
    #expect(try Image.decode(data).width == 1000)
    let grown = try memory("VmHWM:") - before
    #expect(grown > 2 << 20, "\(name): the picture itself takes more")
    // Threads and tables of the decoders, which do not grow with the picture.
    #expect(grown <= booked + (6 << 20), "\(name): \(grown) bytes grown, \(booked) booked")
  }

  /// Bytes of this process, from a line of `/proc/self/status`.
  private func memory(_ line: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let fields = try #require(status.split(separator: "\n").first { $0.hasPrefix(line) })
    return try #require(fields.split(separator: " ").compactMap { Int($0) }.first) * 1024
  }
#endif
