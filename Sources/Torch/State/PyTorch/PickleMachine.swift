#if Training
  /// Runs the pickle of a PyTorch file without ever running anything of Python.
  ///
  /// A pickle is a program for a stack machine. This one makes numbers, strings, tuples, lists, dictionaries
  /// and descriptions of tensors; it knows no other names than those of ``PickleGlobal`` and ends at the
  /// first instruction it does not know. Time and memory are linear in the length of the program.
  struct PickleMachine {
    /// The contents of tuples and lists; keys and values in turn for dictionaries.
    private(set) var containers: [[PickleValue]] = []

    private var cursor: ByteCursor
    private var stack: [PickleValue] = []
    /// The heights of the stack that MARK instructions remember.
    private var marks: [Int] = []
    private var memo: [Int: PickleValue] = [:]

    init(_ program: UnsafeRawBufferPointer) {
      cursor = ByteCursor(program)
    }

    /// Runs the program and returns what it leaves.
    ///
    /// - Throws: ``Malformed``.
    mutating func run() throws -> PickleValue {
      while true {
        let place = cursor.position
        let code = try cursor.number(UInt8.self)
        guard let opcode = PickleOpcode(rawValue: code) else {
          throw Malformed(
            "its pickle holds the instruction 0x\(String(code, radix: 16)) at byte \(place), "
              + "which files of tensors do not need")
        }
        if opcode == .stop { return try pop() }
        try execute(opcode)
      }
    }

    private mutating func execute(_ opcode: PickleOpcode) throws {
      switch opcode {
      case .stop: break
      case .protocolVersion:
        let version = try cursor.number(UInt8.self)
        guard (2...5).contains(version) else {
          throw Malformed("its pickle has the unknown protocol \(version)")
        }
      case .frame: _ = try cursor.count(UInt64.self)

      case .mark: marks.append(stack.count)
      case .pop: _ = try pop()
      case .popMark: _ = try popToMark()
      case .duplicate: stack.append(try top())

      case .none, .newTrue, .newFalse: stack.append(.opaque)
      case .binInt: stack.append(.integer(Int(try cursor.number(Int32.self))))
      case .binInt1: stack.append(.integer(Int(try cursor.number(UInt8.self))))
      case .binInt2: stack.append(.integer(Int(try cursor.number(UInt16.self))))
      case .long1: try pushLong(cursor.count(UInt8.self))
      case .long4: try pushLong(cursor.count(Int32.self))
      case .binFloat: try skip(8)

      case .shortBinUnicode, .shortBinString: try pushText(cursor.count(UInt8.self))
      case .binUnicode: try pushText(cursor.count(UInt32.self))
      case .binUnicode8: try pushText(cursor.count(UInt64.self))
      case .binString: try pushText(cursor.count(Int32.self))
      case .shortBinBytes: try skip(cursor.count(UInt8.self))
      case .binBytes: try skip(cursor.count(UInt32.self))
      case .binBytes8: try skip(cursor.count(UInt64.self))

      case .emptyTuple: stack.append(.tuple(contain([])))
      case .tuple1: try pushTuple(1)
      case .tuple2: try pushTuple(2)
      case .tuple3: try pushTuple(3)
      case .tuple: stack.append(.tuple(contain(try popToMark())))
      case .emptyList: stack.append(.list(contain([])))
      case .append: try append([pop()])
      case .appends: try append(popToMark())
      case .emptyDictionary: stack.append(.dictionary(contain([])))
      case .setItem: try setItems(popLast(2))
      case .setItems: try setItems(popToMark())

      case .binPut: memo[try cursor.count(UInt8.self)] = try top()
      case .longBinPut: memo[try cursor.count(UInt32.self)] = try top()
      case .memoize: memo[memo.count] = try top()
      case .binGet: try recall(cursor.count(UInt8.self))
      case .longBinGet: try recall(cursor.count(UInt32.self))

      case .global:
        let module = try cursor.line(limit: 256)
        let name = try cursor.line(limit: 256)
        stack.append(.global(try PickleGlobal(module: module, name: name)))
      case .stackGlobal:
        guard case .string(let name) = try pop(), case .string(let module) = try pop() else {
          throw Malformed("its pickle names something by what is no text")
        }
        stack.append(.global(try PickleGlobal(module: module, name: name)))
      case .reduce:
        let tuple = try pop()
        let arguments = try contents(ofTuple: tuple)
        let function = try pop()
        stack.append(try made(by: function, from: arguments))
      case .build:
        // The attributes of a state dictionary (`_metadata`) say nothing about its tensors.
        guard case .dictionary = try pop(), case .dictionary = try top() else {
          throw Malformed("its pickle gives attributes to what is no dictionary")
        }
      case .persistentIdentifier:
        let identifier = try pop()
        stack.append(.storage(try storage(named: try contents(ofTuple: identifier))))
      }
    }
  }

  // MARK: The stack

  extension PickleMachine {
    private static let underflow = Malformed("its pickle takes what it has not made")

    private func top() throws -> PickleValue {
      guard let value = stack.last, stack.count > marks.last ?? 0 else { throw Self.underflow }
      return value
    }

    private mutating func pop() throws -> PickleValue {
      let value = try top()
      stack.removeLast()
      return value
    }

    private mutating func popLast(_ count: Int) throws -> [PickleValue] {
      guard stack.count - (marks.last ?? 0) >= count else { throw Self.underflow }
      defer { stack.removeLast(count) }
      return Array(stack.suffix(count))
    }

    private mutating func popToMark() throws -> [PickleValue] {
      guard let mark = marks.last else { throw Self.underflow }
      let values = try popLast(stack.count - mark)
      marks.removeLast()
      return values
    }

    private mutating func recall(_ key: Int) throws {
      guard let value = memo[key] else { throw Self.underflow }
      stack.append(value)
    }

    private mutating func skip(_ count: Int) throws {
      _ = try cursor.take(count)
      stack.append(.opaque)
    }

    private mutating func pushText(_ length: Int) throws {
      stack.append(.string(try cursor.text(length)))
    }

    /// A little-endian integer in two's complement of any length; those beyond 64 bits are not needed.
    private mutating func pushLong(_ length: Int) throws {
      let bytes = try cursor.take(length)
      guard length <= 8 else { return stack.append(.opaque) }
      let negative = bytes.last.map { $0 & 0x80 != 0 } ?? false
      let value = bytes.reversed().reduce(negative ? -1 : 0) { $0 << 8 | Int($1) }
      stack.append(.integer(value))
    }
  }

  // MARK: Containers

  extension PickleMachine {
    private mutating func contain(_ values: [PickleValue]) -> Int {
      containers.append(values)
      return containers.count - 1
    }

    private mutating func pushTuple(_ count: Int) throws {
      stack.append(.tuple(contain(try popLast(count))))
    }

    private mutating func append(_ values: [PickleValue]) throws {
      guard case .list(let list) = try top() else {
        throw Malformed("its pickle appends to what is no list")
      }
      containers[list] += values
    }

    private mutating func setItems(_ values: [PickleValue]) throws {
      guard case .dictionary(let dictionary) = try top(), values.count.isMultiple(of: 2) else {
        throw Malformed("its pickle puts items into what is no dictionary")
      }
      containers[dictionary] += values
    }

    mutating func emptyDictionary() -> PickleValue { .dictionary(contain([])) }

    func contents(ofTuple value: PickleValue) throws -> [PickleValue] {
      guard case .tuple(let tuple) = value else {
        throw Malformed("its pickle calls something with what is no tuple")
      }
      return containers[tuple]
    }
  }
#endif
