/// A hint such as `; did you mean "training"?` when one of `names` is close to what was typed, else nothing.
///
/// Close means at most a third of the letters need to change (Levenshtein's distance).
public func nearest(to typed: String, in names: [String]) -> String {
  let typed = String(typed.prefix(64))
  let ranked = names.map { ($0, editDistance(typed.lowercased(), $0.lowercased())) }
  guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, best.0.count / 3) else {
    return ""
  }
  return "; did you mean \"\(best.0)\"?"
}

/// Letters to insert, delete or replace to turn `a` into `b`; cost O(|a| * |b|).
private func editDistance(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let replaced = diagonal + (letter == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
