#if Training
  import Foundation
  import Testing
  import Torch

  /// Whether there is no GPU that the tests of refused requests could be given.
  private let isWithoutGPU = access("/dev/nvidiactl", F_OK) != 0

  extension TorchSuite {
    /// What libtorch refuses becomes one line: thrown where a user can cause it, trapped elsewhere.
    @Suite struct ErrorTests {
      @Test(.enabled(if: isWithoutGPU)) func absentDeviceThrowsOneLine() throws {
        let error = #expect(throws: TorchError.self) { try Tensor.ones([2]).to(.cuda) }
        expectOneLine(try #require(error))
      }

      @Test(.enabled(if: isWithoutGPU)) func modulesStayUsableWhenTheDeviceIsAbsent() throws {
        let network = Linear(2, 2)
        let before = bytes(of: network.namedState)
        #expect(throws: TorchError.self) { try network.move(to: .cuda) }
        #expect(bytes(of: network.namedState) == before)
        network(.ones([1, 2])).sum().backward()
        #expect(network.weight.gradient != nil)
      }

      @Test(.enabled(if: isWithoutGPU)) func absentGPUIsRefusedAndTheCPUStays() throws {
        let error = #expect(throws: TorchError.self) { try Device.cuda.use() }
        expectOneLine(try #require(error))
        #expect(Device.current == .cpu && Tensor.ones([2]).device == .cpu)
      }

      @Test func movingToTheSameDeviceChangesNothing() throws {
        let network = Linear(2, 2)
        let before = bytes(of: network.namedState)
        try network.move(to: .cpu)
        #expect(bytes(of: network.namedState) == before)
        #expect(network.weight.device == .cpu && network.weight.requiresGradient)
      }

      @Test func strangeRandomStatesThrowOneLine() throws {
        let size = Runtime.randomState.count
        let strange = [
          Tensor.zeros([3], dtype: .uint8), Tensor.zeros([size]), Tensor.zeros([0], dtype: .uint8),
          Tensor.full([size], 255, dtype: .uint8),
        ]
        for state in strange {
          let error = #expect(throws: TorchError.self) { try Runtime.restoreRandomState(state) }
          expectOneLine(try #require(error))
        }
      }

      /// A checkpoint may hold anything: drawing from a state that was accepted must not crash.
      @Test func mutatedRandomStatesNeverCrash() {
        let saved = Runtime.randomState
        let good = saved.elements(as: UInt8.self)
        for offset in stride(from: 0, to: good.count, by: 31) {
          var mutated = good
          mutated[offset] ^= 0xA5
          do {
            try Runtime.restoreRandomState(Tensor(mutated))
            #expect(Tensor.uniform([2]).count == 2)
          } catch {
            expectOneLine(error)
          }
        }
        #expect((try? Runtime.restoreRandomState(saved)) != nil)
      }

      @Test func mismatchedShapesTrapWithOperationAndReason() async throws {
        let result = await #expect(
          processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
          _ = Conv2d(3, 4, kernelSize: 3)(.zeros([1, 2, 8, 8]))
        }
        let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(text.contains("Fatal error: Conv2d: "))
        #expect(text.contains("expected input[1, 2, 8, 8] to have 3 channels"))
      }

      /// libtorch itself would go on with a running variance of NaN.
      @Test func oneValuePerChannelCannotBeNormalised() async throws {
        let result = await #expect(
          processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
          let norm = BatchNorm2d(4)
          norm.train(false)
          _ = norm(.ones([1, 4, 1, 1]))
          norm.train()
          _ = norm(.ones([1, 4, 1, 1]))
        }
        let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(text.contains("BatchNorm cannot learn from [1, 4, 1, 1]"))
      }

      @Test func wrongElementTypeTraps() async {
        await #expect(processExitsWith: .failure) {
          _ = Tensor.ones([2]).elements(as: Double.self)
        }
      }

      private func expectOneLine(
        _ error: TorchError, sourceLocation: SourceLocation = #_sourceLocation
      ) {
        let text = error.description
        #expect(!text.isEmpty && !text.contains("\n"), sourceLocation: sourceLocation)
        for trace in ["frame #", "0x", ".cpp", "Exception raised from"] {
          #expect(!text.contains(trace), sourceLocation: sourceLocation)
        }
      }
    }
  }
#endif
