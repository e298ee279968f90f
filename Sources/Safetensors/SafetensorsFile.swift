import Foundation
import MienCore

/// A safetensors file, memory-mapped and read only: opening reads the header and none of the
/// tensors.
///
/// The header is checked whole before anything is believed, so that a hostile file gives an error
/// and never a read outside the mapping. What no reader can guard against is another program that
/// shortens the file while it is open; Mien itself only ever replaces files (see
/// ``SafetensorsWriter``).
public final class SafetensorsFile: Sendable {
  public let path: String
  /// Free text that travels with the tensors.
  public let metadata: [String: String]
  /// The tensors in the order of their bytes.
  public let entries: [SafetensorsEntry]

  private let mapping: MappedFile
  private let dataStart: Int
  private let places: [String: Int]

  /// Opens and checks a file.
  ///
  /// - Throws: `MienError` naming the file when it cannot be read or is not whole and well-formed.
  /// - Complexity: O(header), independent of the tensors' sizes.
  public init(path: String) throws {
    func invalid(_ reason: String) -> MienError {
      MienError("\(path) is not a valid safetensors file: \(reason)")
    }
    mapping = try MappedFile(path: path)
    let bytes = mapping.bytes
    guard bytes.count >= 8 else { throw invalid("it is shorter than 8 bytes") }
    let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard length <= UInt64(SafetensorsHeader.largestSize), Int(length) <= bytes.count - 8 else {
      throw invalid("its header would be \(length) bytes long, the file has \(bytes.count)")
    }
    dataStart = 8 + Int(length)
    let json = UnsafeRawBufferPointer(rebasing: bytes[8..<dataStart])
    do {
      let header = try SafetensorsHeader(parsing: json, dataCount: bytes.count - dataStart)
      metadata = header.metadata
      entries = header.entries
    } catch let failure as HeaderScanner.Failure {
      throw invalid(failure.reason)
    }
    places = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.name, $0) })
    self.path = path
  }

  /// The tensor of that name, or nil.
  public subscript(name: String) -> SafetensorsEntry? {
    places[name].map { entries[$0] }
  }

  /// Calls `body` with the elements of a tensor, little-endian, row-major, without copying.
  ///
  /// The bytes are valid until `body` returns. They may be unaligned for their type when another
  /// program wrote the file: copy them, or load with `loadUnaligned`.
  ///
  /// - Throws: `MienError` when the file has no tensor of that name; what `body` throws.
  public func withBytes<R>(
    of name: String, _ body: (UnsafeRawBufferPointer) throws -> R
  ) throws -> R {
    guard let entry = self[name] else {
      throw MienError("\(path) has no tensor \(TerminalText.quoted(name))")
    }
    return try withBytes(of: entry, body)
  }

  /// Calls `body` with the elements of one of this file's ``entries``; see
  /// ``withBytes(of:_:)-(String,_)``.
  ///
  /// - Precondition: `entry` comes from this file.
  public func withBytes<R>(
    of entry: SafetensorsEntry, _ body: (UnsafeRawBufferPointer) throws -> R
  ) rethrows -> R {
    let start = dataStart + entry.byteRange.lowerBound
    let end = dataStart + entry.byteRange.upperBound
    return try withExtendedLifetime(mapping) {
      try body(UnsafeRawBufferPointer(rebasing: mapping.bytes[start..<end]))
    }
  }
}
