#if Vision
  import Foundation
  import MienCore
  import MienVision

  /// The pictures that arguments stand for, in order.
  struct PredictFiles {
    private(set) var paths: [String] = []
    /// What an annotated copy of each is called, without its ending: the file's name, below the
    /// folders that lie between it and the folder that was given; no two alike.
    private(set) var names: [String] = []
    /// Arguments and folders that give no pictures, by the number of pictures before them.
    private var refused: [Int: [Analysis]] = [:]
    /// How many copies were named so, or tried to be.
    private var taken: [String: Int] = [:]

    static let endings: Set = [
      "jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "heic", "heif", "avif",
    ]

    /// A folder without pictures and a list that cannot be read are refused in their place; a picture
    /// that is missing is told when it is its turn.
    init(_ arguments: [String]) {
      for argument in arguments {
        do { try add(argument) } catch { refuse(argument, error) }
      }
    }

    var refusalCount: Int { refused.values.reduce(0) { $0 + $1.count } }

    /// What was refused between the picture at `position` and the one before it.
    func refusals(at position: Int) -> [Analysis] { refused[position] ?? [] }

    /// The answers about pictures that follow each other, with what was refused before each.
    ///
    /// - Parameter start: The place of the first of them among all pictures.
    func answers(_ pictures: [Analysis], from start: Int) -> [Analysis] {
      pictures.enumerated().flatMap { refusals(at: start + $0.offset) + [$0.element] }
    }

    private mutating func refuse(_ name: String, _ error: any Error) {
      let refusal = Analysis(image: name, error: String(describing: error))
      refused[paths.count, default: []].append(refusal)
    }

    private mutating func add(_ argument: String) throws {
      if FileKind(at: argument) == .folder {
        try add(folder: argument)
      } else if (argument as NSString).pathExtension.lowercased() == "txt" {
        for path in try Self.lines(argument) {
          add(path, named: (path as NSString).lastPathComponent)
        }
      } else {
        add(argument, named: (argument as NSString).lastPathComponent)
      }
    }

    private mutating func add(folder: String) throws {
      let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      try Self.demandReadable(folder)
      guard let found = FileManager.default.enumerator(atPath: folder) else {
        throw MienError("\(folder): the folder cannot be read")
      }
      var pictures: [String] = []
      while let name = found.nextObject() as? String {
        let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
        let ending = (name as NSString).pathExtension.lowercased()
        if isHidden { continue }
        if Self.endings.contains(ending) {
          pictures.append(name)
        } else if FileKind(at: "\(root)/\(name)") == .folder {
          let below = "\(root)/\(name)"
          do { try Self.demandReadable(below) } catch { refuse(below, error) }
        }
      }
      guard !pictures.isEmpty else {
        let endings = Self.endings.sorted().map { "." + $0 }.joined(separator: ", ")
        throw MienError("\(folder): no pictures in this folder (\(endings))")
      }
      for name in pictures.sorted() { add("\(root)/\(name)", named: name) }
    }

    private mutating func add(_ path: String, named name: String) {
      let stem = (name as NSString).deletingPathExtension
      var unique = stem
      while taken[unique] != nil {
        let number = (taken[stem] ?? 1) + 1
        taken[stem] = number
        unique = "\(stem)-\(number)"
      }
      taken[unique] = 1
      paths.append(path)
      names.append(unique)
    }

    private static func demandReadable(_ folder: String) throws {
      guard access(folder, R_OK | X_OK) == 0 else {
        throw MienError("\(folder): the folder cannot be read: \(String(cString: strerror(errno)))")
      }
    }

    /// The lines of a list, without empty ones.
    private static func lines(_ path: String) throws -> [String] {
      var status = stat()
      guard stat(path, &status) == 0 else {
        throw MienError("\(path): \(String(cString: strerror(errno)))")
      }
      guard status.st_mode & S_IFMT == S_IFREG,
        let data = FileManager.default.contents(atPath: path)
      else {
        throw MienError("\(path): the list of pictures cannot be read")
      }
      guard let text = String(data: data, encoding: .utf8), !text.contains("\0") else {
        throw MienError("\(path): not a list of pictures: it is not UTF-8 text")
      }
      let lines = text.split(whereSeparator: \.isNewline).map(String.init)
      guard !lines.isEmpty else { throw MienError("\(path): the list of pictures is empty") }
      // As long as Linux takes; names are compared, which costs the square of a long one.
      guard lines.allSatisfy({ $0.utf8.count < PATH_MAX }) else {
        throw MienError("\(path): not a list of pictures: a line is longer than a path can be")
      }
      return lines
    }
  }
#endif
