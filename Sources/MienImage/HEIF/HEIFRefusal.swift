/// Why a HEIF file is not decoded; the sentence lacks only the picture's name.
struct HEIFRefusal: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }

  static let damaged = HEIFRefusal(
    "damaged or truncated picture: its HEIF boxes contradict its bytes")
  static let tooMuch = HEIFRefusal("the parts of this HEIF file are too many or too deeply nested")
}

extension Int {
  func times(_ other: Int) throws -> Int {
    let (product, isOver) = multipliedReportingOverflow(by: other)
    guard !isOver else { throw HEIFRefusal.damaged }
    return product
  }

  func plus(_ other: Int) throws -> Int {
    let (sum, isOver) = addingReportingOverflow(other)
    guard !isOver else { throw HEIFRefusal.damaged }
    return sum
  }
}
