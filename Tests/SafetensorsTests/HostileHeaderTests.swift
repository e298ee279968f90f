import Foundation
import MienCore
import Testing

@testable import Safetensors

@Suite struct HostileHeaderTests {
  /// A file of this header and so many bytes of tensors.
  private static func file(_ header: String, data: Int, length: UInt64? = nil) -> Data {
    var bytes = withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) {
      Data($0)
    }
    bytes.append(contentsOf: header.utf8)
    bytes.append(Data(count: data))
    return bytes
  }

  private static func tensor(_ name: String, _ dtype: String, _ shape: String, _ range: String)
    -> String
  {
    "\"\(name)\":{\"dtype\":\"\(dtype)\",\"shape\":\(shape),\"data_offsets\":\(range)}"
  }

  private func open(_ data: Data) throws -> SafetensorsFile {
    let path = temporaryPath()
    defer { unlink(path) }
    try data.write(to: URL(fileURLWithPath: path))
    return try SafetensorsFile(path: path)
  }

  static let bad: [(file: Data, reason: String)] = [
    (Data(), "shorter than 8 bytes"),
    (Data([1, 2, 3]), "shorter than 8 bytes"),
    (file("{}", data: 0, length: 3), "its header would be 3 bytes long"),
    (file("{}", data: 0, length: .max), "its header would be 18446744073709551615 bytes long"),
    (file("{}", data: 0, length: 1 << 63), "its header would be"),
    (file("", data: 0), "\"{\" is missing"),
    (file("[]", data: 0), "\"{\" is missing"),
    (file("{", data: 0), "\"\"\" is missing"),
    (file("{}x", data: 0), "text after the end"),
    (
      file(
        "{\(tensor("a" + String(repeating: "\u{301}", count: 100_000), "U8", "[1]", "[0,1]"))}",
        data: 1),
      "over 30 combining marks in a row"
    ),
    (
      file("{\(tensor("a\\n\\u001b[31m", "U8", "[2]", "[0,1]"))}", data: 1),
      "tensor \"a\u{FFFD}\u{FFFD}[31m\" has another number of bytes"
    ),
    (
      file("{\(tensor("a", "X\\n7", "[1]", "[0,1]"))}", data: 1),
      "tensor \"a\" has the unsupported type \"X\u{FFFD}7\""
    ),
    (
      file("{\"a\u{85}\":{\"x\u{9B}\":1}}", data: 0),
      "tensor \"a\u{FFFD}\" has the unknown key \"x\u{FFFD}\""
    ),
    (
      file("{\"__metadata__\":{\"\\n\":\"\",\"\\n\":\"\"}}", data: 0),
      "the key \"\u{FFFD}\" appears twice"
    ),
    (file("{}", data: 1), "the tensors take 0 bytes, the file holds 1"),
    (file("{\(tensor("a", "U8", "[1]", "[0,1]"))}", data: 0), "take 1 bytes, the file holds 0"),
    (file("{\(tensor("a", "U8", "[2]", "[0,1]"))}", data: 1), "another number of bytes"),
    (file("{\(tensor("a", "F32", "[1]", "[0,1]"))}", data: 1), "another number of bytes"),
    (file("{\(tensor("a", "X7", "[1]", "[0,1]"))}", data: 1), "unsupported type \"X7\""),
    (file("{\(tensor("a", "U8", "[1]", "[1,0]"))}", data: 1), "data_offsets that are no range"),
    (file("{\(tensor("a", "U8", "[1]", "[0]"))}", data: 1), "data_offsets that are no range"),
    (file("{\(tensor("a", "U8", "[1]", "[0,1,2]"))}", data: 1), "data_offsets that are no range"),
    (file("{\(tensor("a", "U8", "[-1]", "[0,1]"))}", data: 1), "no whole, non-negative number"),
    (file("{\(tensor("a", "U8", "[1.0]", "[0,1]"))}", data: 1), "\"]\" is missing"),
    (
      file("{\(tensor("a", "U8", "[99999999999999999999]", "[0,1]"))}", data: 1),
      "a number that is too large"
    ),
    (
      file("{\(tensor("a", "U8", "[4294967296,4294967296,4294967296]", "[0,0]"))}", data: 0),
      "another number of bytes"
    ),
    (
      file("{\(tensor("a", "F64", "[1152921504606846976]", "[0,0]"))}", data: 0),
      "another number of bytes"
    ),
    (
      file("{\(tensor("a", "U8", "[9223372036854775807]", "[0,9223372036854775807]"))}", data: 1),
      "take 9223372036854775807 bytes"
    ),
    (
      file(
        "{\(tensor("a", "U8", "[2]", "[0,2]")),\(tensor("b", "U8", "[2]", "[1,3]"))}", data: 3),
      "\"b\" overlaps"
    ),
    (
      file(
        "{\(tensor("a", "U8", "[1]", "[0,1]")),\(tensor("b", "U8", "[1]", "[2,3]"))}", data: 3),
      "\"b\" leaves a hole"
    ),
    (file("{\(tensor("a", "U8", "[1]", "[1,2]"))}", data: 2), "\"a\" leaves a hole"),
    (
      file(
        "{\(tensor("a", "U8", "[1]", "[0,1]")),\(tensor("a", "U8", "[1]", "[1,2]"))}", data: 2),
      "the key \"a\" appears twice"
    ),
    (
      file("{\"a\":{\"dtype\":\"U8\",\"shape\":[0]}}", data: 0),
      "lacks dtype, shape or data_offsets"
    ),
    (file("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}", data: 0), "appears twice"),
    (file("{\"a\":{\"more\":1}}", data: 0), "unknown key \"more\""),
    (file("{\"__metadata__\":{\"a\":1}}", data: 0), "\"\"\" is missing"),
    (file("{\"__metadata__\":{\"a\":\"\\ud800\"}}", data: 0), "half of a surrogate pair"),
    (file("{\"__metadata__\":{\"a\":\"\\ud800\\u0041\"}}", data: 0), "half of a surrogate pair"),
    (file("{\"__metadata__\":{\"a\":\"\\u00g0\"}}", data: 0), "four hexadecimal digits"),
    (file("{\"__metadata__\":{\"a\":\"\\x\"}}", data: 0), "unknown escape"),
    (file("{\"__metadata__\":{\"a\":\"\n\"}}", data: 0), "control character"),
    (file("{\"__metadata__\":{\"a\":\"", data: 0), "a string without an end"),
    (file(String(repeating: "{\"a\":", count: 50_000), data: 0), "unknown key \"a\""),
    (file("{\"a\":{\"shape\":" + String(repeating: "[", count: 50_000), data: 0), "non-negative"),
  ]

  @Test(arguments: bad.indices)
  func isRefusedWithItsReason(index: Int) throws {
    let error = #expect(throws: MienError.self) { try open(Self.bad[index].file) }
    let text = error?.description ?? ""
    #expect(text.contains("is not a valid safetensors file: "))
    #expect(text.contains(Self.bad[index].reason), "\(text)")
  }

  @Test func notUTF8IsRefused() {
    var data = Self.file("{\"?\":{}}", data: 0)
    data[10] = 0xFF
    let error = #expect(throws: MienError.self) { try open(data) }
    #expect(error?.description.contains("not UTF-8") == true)
  }

  @Test func soundOddFilesAreRead() throws {
    #expect(try open(Self.file("{}", data: 0)).entries.isEmpty)
    let blanks =
      " { \"a\" : { \"shape\" : [ 2 , 1 ] , \"data_offsets\":[0,2],\"dtype\":\"I8\"} }\n  "
    #expect(try open(Self.file(blanks, data: 2))["a"]?.shape == [2, 1])
    let empty = Self.tensor("e", "F64", "[9223372036854775807,0,9]", "[0,0]")
    #expect(try open(Self.file("{\(empty)}", data: 0))["e"]?.byteRange == 0..<0)
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(throws: MienError.self) { try SafetensorsFile(path: "/nonexistent/a.safetensors") }
    #expect(throws: MienError.self) { try SafetensorsFile(path: NSTemporaryDirectory()) }
    let pipe = temporaryPath()
    defer { unlink(pipe) }
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: MienError.self) { try SafetensorsFile(path: pipe) }
  }
}
