import Foundation
import MienCore

/// The names in a pack: a safetensors file that holds a whole data set.
///
/// Tensors: `labels` I16 `[N]`, `splits` U8 `[N]`, `images` U8 `[N, C, H, W]`, and where there are
/// such things `targets` F32 `[N, classes]` and `groups` I32 `[N]`. Metadata: the keys below; lists
/// of names are JSON arrays.
enum PackFormat {
  static let format = "mien.pack"
  static let version = "1"
  /// Where a pack in the cache notes which state of its source it holds.
  static let sourceStateKey = "source_state"
  static let layoutKey = "layout"

  static func json(_ names: [String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(names), as: UTF8.self)
  }

  static func names(json: String) -> [String]? {
    guard UntrustedJSON.complaint(about: json.utf8) == nil else { return nil }
    return try? JSONDecoder().decode([String].self, from: Data(json.utf8))
  }
}
