#if Vision
  import COpenVINO
  import Foundation
  import MienCore
  import Synchronization

  /// A network that OpenVINO runs on the CPU: one float32 input, any number of float32 outputs.
  ///
  /// Computes in float32 throughout (never bfloat16, whatever the CPU offers), so that results
  /// agree with libtorch's. May be used from many threads at once; each running call has buffers of
  /// its own, which are kept for the next one.
  public final class InferenceModel: @unchecked Sendable {
    /// How to run; the defaults suit one picture at a time.
    public struct Options: Sendable, Equatable {
      /// Threads of one run; nil lets OpenVINO use all cores.
      public var threads: Int?
      /// Whether many runs at once should finish early as a whole, rather than each single one.
      public var isForThroughput: Bool

      /// By default all cores work on one run.
      public init(threads: Int? = nil, isForThroughput: Bool = false) {
        self.threads = threads
        self.isForThroughput = isForThroughput
      }
    }

    /// The file the network came from; errors name it.
    public let path: String
    /// The input's axis lengths; nil where any length will do.
    public let inputShape: [Int?]

    private let outputCount: Int
    private let compiled: OpaquePointer
    private let idle = Mutex<[Request]>([])

    /// Reads and compiles a network; tens to hundreds of milliseconds.
    ///
    /// - Parameters:
    ///   - path: An `.onnx` file.
    ///   - inputShape: The input's axis lengths instead of the file's; nil for lengths that differ
    ///     from run to run.
    /// - Throws: ``MienError`` when the file is not a network, does not fit the shape, or has
    ///   several inputs.
    public init(path: String, inputShape: [Int?]? = nil, options: Options = Options()) throws {
      let core = try OpenVINO.shared().core
      self.path = path
      var model: OpaquePointer?
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw MienError("\(path): no such model file")
      }
      guard co_read_model(core, path, &model) == 0, let model else {
        throw MienError("\(path): not a network that OpenVINO reads: \(OpenVINO.reason())")
      }
      defer { co_free_model(model) }
      var shape = co_shape()
      var count = 0
      guard co_input_shape(model, &shape) == 0, co_output_count(model, &count) == 0 else {
        throw MienError("\(path): \(OpenVINO.reason())")
      }
      if let inputShape {
        shape = co_shape(inputShape.map { $0 ?? -1 })
        guard co_reshape(model, &shape) == 0 else {
          let wanted = Self.text(inputShape)
          throw MienError(
            "\(path): the input cannot have the shape \(wanted): \(OpenVINO.reason())")
        }
      }
      self.inputShape = shape.lengths.map { $0 < 0 ? nil : $0 }
      outputCount = count
      var compiled: OpaquePointer?
      guard
        co_compile(
          core, model, Int32(clamping: options.threads ?? 0), options.isForThroughput ? 1 : 0,
          &compiled) == 0, let compiled
      else {
        throw MienError("\(path): cannot be compiled: \(OpenVINO.reason())")
      }
      self.compiled = compiled
    }

    deinit {
      idle.withLock { $0.removeAll() }
      co_free_compiled(compiled)
    }

    /// Runs the network once.
    ///
    /// - Returns: All outputs in the file's order.
    /// - Throws: ``MienError`` when the shape does not fit or the run fails.
    public func run(_ input: FloatTensor) throws -> [FloatTensor] {
      let fits =
        input.shape.count == inputShape.count
        && zip(input.shape, inputShape).allSatisfy { $0 > 0 && $0 == $1 ?? $0 }
      guard fits else {
        throw MienError("\(path): the input is \(Self.text(inputShape)), not \(input.shape)")
      }
      let request = try idle.withLock { $0.popLast() } ?? Request(compiled, path)
      let outputs = try request.run(input, outputCount: outputCount)
      idle.withLock { $0.append(request) }
      return outputs
    }

    private static func text(_ shape: [Int?]) -> String {
      "[" + shape.map { $0.map(String.init) ?? "?" }.joined(separator: ", ") + "]"
    }
  }

  extension InferenceModel {
    /// One place to run in; whoever takes it out of ``idle`` is the only one to use it.
    private final class Request: @unchecked Sendable {
      private let pointer: OpaquePointer
      private let path: String

      init(_ compiled: OpaquePointer, _ path: String) throws {
        var pointer: OpaquePointer?
        guard co_new_request(compiled, &pointer) == 0, let pointer else {
          throw MienError("\(path): cannot be run: \(OpenVINO.reason())")
        }
        self.pointer = pointer
        self.path = path
      }

      deinit { co_free_request(pointer) }

      func run(_ input: FloatTensor, outputCount: Int) throws -> [FloatTensor] {
        var shape = co_shape(input.shape)
        let status = input.values.withUnsafeBufferPointer { values in
          co_run(pointer, values.baseAddress, &shape)
        }
        guard status == 0 else { throw MienError("\(path): the run failed: \(OpenVINO.reason())") }
        return try (0..<outputCount).map { index in
          var data: UnsafePointer<Float>?
          guard co_output(pointer, index, &shape, &data) == 0, let data else {
            throw MienError("\(path): \(OpenVINO.reason())")
          }
          let lengths = shape.lengths
          let values = UnsafeBufferPointer(start: data, count: lengths.reduce(1, *))
          return FloatTensor(shape: lengths, values: [Float](values))
        }
      }
    }
  }
#endif
