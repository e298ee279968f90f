import Foundation

/// 128 bits that tell data sets or networks apart, as 32 hexadecimal digits.
///
/// A value takes bytes piece by piece: xxHash64 with two seeds, one after the other.
public struct Fingerprint {
  private var hashes = [XXHash64(seed: 0), XXHash64(seed: 0x6D69_656E)]

  /// A fingerprint of no bytes yet.
  public init() {}

  /// Takes the next bytes; in how many pieces they come makes no difference.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    for index in hashes.indices { hashes[index].update(bytes) }
  }

  /// The digest of all bytes so far.
  public var digits: String {
    hashes.map { hash in
      let digits = String(hash.value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The digest of one run of bytes.
  static func of(_ bytes: UnsafeRawBufferPointer) -> String {
    var print = Fingerprint()
    print.update(bytes)
    return print.digits
  }

  static func of(_ text: String) -> String {
    Array(text.utf8).withUnsafeBytes { of($0) }
  }

  /// The digest of a data set.
  ///
  /// - Parameter pixels: The digest of its pixels.
  static func of(
    labels: LabelSet, splitNames: [String], shape: [Int], labelIndices: [Int16],
    splitIndices: [UInt8], targets: [Float]?, groups: [Int32]?, pixels: String
  ) -> String {
    // Every name is preceded by its length, so that no two lists of names read the same.
    let names = (labels.names + splitNames).map { "\($0.utf8.count):\($0)" }
    var parts = [
      "mien.faces 1", "\(shape)", "\(labels.count) \(splitNames.count)", names.joined(),
      labelIndices.map(\.littleEndian).withUnsafeBytes { of($0) },
      splitIndices.withUnsafeBytes { of($0) }, pixels,
    ]
    // Data sets that have neither keep the fingerprints they had before there were such things.
    if let targets {
      let bits = targets.map(\.bitPattern.littleEndian)
      parts.append("targets " + bits.withUnsafeBytes { of($0) })
    }
    if let groups {
      parts.append("groups " + groups.map(\.littleEndian).withUnsafeBytes { of($0) })
    }
    return of(parts.joined(separator: "\n"))
  }
}

extension FaceDataset {
  /// A digest of which pictures these are and how they are labelled; two selections of one data set that share
  /// it can be compared.
  ///
  /// - Parameter positions: Of labelled pictures.
  public func labelFingerprint(of positions: [Int]) -> String {
    Fingerprint.of(
      positions.map { "\($0) \(labels.names[Int(labelIndices[$0])])" }.joined(separator: "\n"))
  }
}
