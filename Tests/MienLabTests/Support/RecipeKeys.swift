import MienLab

/// The keys of a recipe, by its own text: `seed`, `optimizer.lr`, …
enum RecipeKeys {
  /// Every key that has a value, and the value it has.
  static func values(of recipe: Recipe = Recipe()) throws -> [String: String] {
    var section = ""
    var found: [String: String] = [:]
    for line in try RecipeFile.text(of: recipe).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingPrefix(while: { $0 == " " })
      }
      let value = parts.count > 1 ? String(parts[1]) : ""
      if !line.hasPrefix(" ") {
        section = String(parts[0])
        if !value.isEmpty { found[section] = value }
      } else {
        found["\(section).\(parts[0])"] = value
      }
    }
    return found
  }
}
