#if Vision
  import COpenVINO
  import MienCore

  /// The process's one OpenVINO runtime.
  ///
  /// OpenVINO's core may be used from all threads and lives as long as the process.
  final class OpenVINO: @unchecked Sendable {
    private static let started = Result { try OpenVINO() }

    let core: OpaquePointer

    /// - Throws: ``MienError`` when the libraries are incomplete.
    static func shared() throws -> OpenVINO { try started.get() }

    private init() throws {
      var core: OpaquePointer?
      guard co_new_core(&core) == 0, let core else {
        throw MienError("OpenVINO could not be started: \(Self.reason()); run `make setup`")
      }
      self.core = core
    }

    /// Why the last call on this thread failed.
    static func reason() -> String {
      String(cString: co_error())
    }
  }

  extension co_shape {
    /// - Precondition: At most ``CO_MAX_RANK`` axes.
    init(_ lengths: [Int]) {
      precondition(lengths.count <= Int(CO_MAX_RANK), "a shape has at most \(CO_MAX_RANK) axes")
      self.init()
      rank = lengths.count
      withUnsafeMutableBytes(of: &sizes) { bytes in
        let sizes = bytes.bindMemory(to: Int64.self)
        for (axis, length) in lengths.enumerated() { sizes[axis] = Int64(length) }
      }
    }

    var lengths: [Int] {
      withUnsafeBytes(of: sizes) { bytes in
        bytes.bindMemory(to: Int64.self).prefix(rank).map { Int($0) }
      }
    }
  }
#endif
