/// SLURM's way of writing many hosts: `gpu[003-010,12],login1`.
enum HostList {
  /// The first host of `list`; nil when it is not such a list.
  static func first(of list: String) -> String? {
    guard list.utf8.count <= 1 << 20, list.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var name = ""
    var rest = list[...]
    while let character = rest.first, character != "," {
      rest.removeFirst()
      guard character == "[" else {
        name.append(character)
        continue
      }
      guard let end = rest.firstIndex(of: "]"), let number = firstNumber(of: rest[..<end]) else {
        return nil
      }
      name += number
      rest = rest[rest.index(after: end)...]
    }
    return isHost(name) ? name : nil
  }

  /// `003` of `003-010,12`.
  private static func firstNumber(of ranges: Substring) -> Substring? {
    let pieces = ranges.split(separator: ",", omittingEmptySubsequences: false)
    for piece in pieces {
      let bounds = piece.split(separator: "-", omittingEmptySubsequences: false)
      guard (1...2).contains(bounds.count),
        bounds.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } })
      else { return nil }
    }
    return ranges.prefix { ("0"..."9").contains($0) }
  }

  /// Whether `text` can be the name or the address of a machine.
  static func isHost(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 255 && text.first != "-"
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", ":", "%": true
        default: false
        }
      }
  }
}
