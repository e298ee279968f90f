#if Training
  /// The tensors of a state dictionary in a pickle, by their names, in the order of the file.
  struct StateDictionary {
    let tensors: [(name: String, tensor: StoredTensor)]

    /// The keys under which training scripts keep the network in a checkpoint.
    static let usualKeys = ["state_dict", "model_state_dict", "model", "net"]
    /// What DataParallel and torch.compile put before every name.
    private static let wrappers = ["module.", "_orig_mod."]

    /// Finds the tensors in what a pickle left: those of `key`, or else those of the only usual key that
    /// holds some, or else those right in the dictionary.
    ///
    /// - Throws: ``Malformed`` that lists the keys there are to choose from.
    init(_ root: PickleValue, of machine: PickleMachine, key: String?) throws {
      let reader = DictionaryReader(machine: machine)
      guard case .dictionary = root else {
        throw Malformed("it does not hold a dictionary of tensors")
      }
      let chosen = try key.map { try reader.value(of: $0, in: root) } ?? reader.network(in: root)
      tensors = Self.unwrapped(reader.tensors(chosen))
      guard !tensors.isEmpty else { throw Malformed("it holds no tensors") }
    }

    /// The names without wrappers that all of them have; each wrapper may be there once.
    private static func unwrapped(
      _ tensors: [(name: String, tensor: StoredTensor)]
    ) -> [(name: String, tensor: StoredTensor)] {
      var tensors = tensors
      for wrapper in wrappers + wrappers.prefix(1)
      where tensors.allSatisfy({ $0.name.hasPrefix(wrapper) }) {
        tensors = tensors.map { (String($0.name.dropFirst(wrapper.count)), $0.tensor) }
      }
      return tensors
    }
  }

  /// Looks into the dictionaries that a ``PickleMachine`` made.
  private struct DictionaryReader {
    let machine: PickleMachine

    /// The items of a dictionary whose keys are text; nothing for anything else.
    func items(_ value: PickleValue) -> [(key: String, value: PickleValue)] {
      guard case .dictionary(let number) = value else { return [] }
      let contents = machine.containers[number]
      return stride(from: 0, to: contents.count, by: 2).compactMap { index in
        guard case .string(let key) = contents[index] else { return nil }
        return (key, contents[index + 1])
      }
    }

    /// The tensors right in a dictionary. Of a key that is set twice, the last counts, as in Python.
    func tensors(_ value: PickleValue) -> [(name: String, tensor: StoredTensor)] {
      var places: [String: Int] = [:]
      var found: [(name: String, tensor: StoredTensor)] = []
      for (name, value) in items(value) {
        guard case .tensor(let tensor) = value else { continue }
        if let place = places[name] {
          found[place].tensor = tensor
        } else {
          places[name] = found.count
          found.append((name, tensor))
        }
      }
      return found
    }

    /// - Throws: ``Malformed`` that lists the keys that hold tensors.
    func value(of key: String, in root: PickleValue) throws -> PickleValue {
      guard let item = items(root).last(where: { $0.key == key }) else {
        throw Malformed("it has no key \(key.printable)" + choice(candidates(in: root)))
      }
      return item.value
    }

    /// The state dictionary of a network in a file, or in a checkpoint that holds more than that.
    func network(in root: PickleValue) throws -> PickleValue {
      let candidates = candidates(in: root)
      let usual = candidates.filter { StateDictionary.usualKeys.contains($0.key) }
      if usual.count == 1 { return usual[0].value }
      guard candidates.isEmpty else {
        throw Malformed("it is not clear which of its dictionaries to take" + choice(candidates))
      }
      return root
    }

    /// The items that hold dictionaries with tensors right in them.
    private func candidates(in root: PickleValue) -> [(key: String, value: PickleValue)] {
      // Many keys may hold the same dictionary: each is looked through once.
      var known: [Int: Bool] = [:]
      return items(root).filter { item in
        guard case .dictionary(let number) = item.value else { return false }
        if let answer = known[number] { return answer }
        let answer = items(item.value).contains {
          if case .tensor = $0.value { true } else { false }
        }
        known[number] = answer
        return answer
      }
    }

    private func choice(_ candidates: [(key: String, value: PickleValue)]) -> String {
      guard !candidates.isEmpty else { return "" }
      let shown = candidates.prefix(10).map(\.key.printable).joined(separator: ", ")
      let rest = candidates.count > 10 ? " and \(candidates.count - 10) more" : ""
      return "; tensors are under the keys \(shown)\(rest)"
    }
  }
#endif
