#if Training
  import Foundation
  import MienCore
  import Synchronization
  import TestSupport
  import Testing

  @testable import Torch

  extension TorchSuite {
    @Suite(.enabled(if: ProcessGroup.isSupported)) struct ProcessGroupTests {
      @Test func ranksExchange() {
        withRanks(3) { group in
          let numbers = Tensor([Float(group.rank + 1), 10])
          try group.sum(numbers)
          #expect(numbers.elements(as: Float.self) == [6, 30])
          let doubles = Tensor([0.1 + Double(group.rank)])
          let pending = try group.beginSum(doubles)
          #expect(abs(try pending.wait().item() - 3.3) < 1e-12)

          let picture = Tensor.full([2, 3, 4, 5], Double(group.rank)).channelsLast()
          let count = Tensor([Int64(group.rank + 7)])
          try group.broadcast([picture, count])
          #expect(picture.elements(as: Float.self).allSatisfy { $0 == 0 })
          #expect(picture.isChannelsLast && count.item() == 7)

          #expect(try group.shared("rank \(group.rank) – ä") == "rank 0 – ä")
          #expect(try group.shared("") == "")
          #expect(group.hosts.count == 3 && group.ranksHere == 3)
        }
      }

      @Test func ranksOfAMachineTakeItsGPUsInTurn() throws {
        #expect(try ProcessGroup.gpu(2, of: nil) == "2")
        #expect(try ProcessGroup.gpu(1, of: "4, GPU-5f") == "GPU-5f")
        // SLURM shows each task its own.
        #expect(try ProcessGroup.gpu(3, of: "6") == "6")
        #expect(throws: MienError.self) { try ProcessGroup.gpu(2, of: "4,5") }
      }

      /// Three steps of gradient descent by three ranks end where those of one process do.
      @Test func gradientsAreTheMeansOverAllRanks() {
        let alone = Self.network()
        let first = alone.namedState.map { $0.tensor.to(.float64).elements(as: Double.self) }
        for _ in 0..<3 {
          Self.loss(alone, Self.pictures).backward()
          Self.descend(alone)
        }
        let expected = alone.namedState.map { $0.tensor.to(.float64).elements(as: Double.self) }
        withRanks(3) { group in
          let copy = Self.network()
          for (state, values) in zip(copy.namedState, first) {
            state.tensor.assign(Tensor(values, shape: state.tensor.shape))
          }
          copy.synchronizeBatchNorm(over: group)
          let reducer = try GradientReducer(
            copy.namedParameters.map(\.tensor), group: group, bucketBytes: 64)
          for _ in 0..<3 {
            let share = BatchShare(of: 9, rank: group.rank, size: 3)
            try reducer.begin()
            let loss = BatchShare.$current.withValue(share) {
              Self.loss(copy, Self.pictures.narrowed(0, share.range))
            }
            try group.checkLayers()
            try reducer.backward(loss * (share.weight * 3))
            Self.descend(copy)
          }
          for (state, values) in zip(copy.namedState, expected) {
            let ours = state.tensor.to(.float64).elements(as: Double.self)
            let worst = zip(ours, values).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
            #expect(worst < 2e-5, "\(state.name) of rank \(group.rank): off by \(worst)")
          }
        }
      }

      /// When a rank leaves, the others get a sentence: its own, where it left one.
      @Test func goneRankIsToldOf() {
        let told = Mutex<[String]>([])
        withRanks(3, meets: false) { group in
          if group.rank == 1 {
            group.tell(failure: "the disk is full")
            return
          }
          do {
            for _ in 0..<1000 { try group.meet() }
          } catch {
            told.withLock { $0.append("\(error)") }
            #expect(error is MienError && group.isBroken)
          }
        }
        let sentences = told.withLock { $0 }
        #expect(sentences.count == 2)
        for sentence in sentences {
          #expect(sentence.contains("the disk is full") && !sentence.contains("\n"), "\(sentence)")
        }
      }

      /// Threads that slept on would let go of their connection while the process ends.
      @Test func heartbeatsEndAtOnce() throws {
        let port = freePort()
        let launch = try #require(
          try Launch(environment: [
            "RANK": "0", "WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": "\(port)",
          ]))
        let store = try KeyValueStore(
          host: launch.address, port: launch.port, serves: true, prefix: launch.storePrefix,
          timeout: 10)
        var heartbeat: Heartbeat? = try Heartbeat(launch, hosts: ["a", "b"]) { _ in }
        weak let held = heartbeat
        while try store.add("beat/0", 0) == 0 { usleep(10_000) }
        heartbeat?.stop()
        heartbeat = nil
        usleep(50_000)
        #expect(held == nil)
        #expect(try store.has("beat/left/0"))
      }

      /// A convolution and a fully connected layer, each with batch normalisation behind it.
      private static func network() -> Sequential {
        let layers = Sequential(
          Conv2d(2, 4, kernelSize: 3, bias: false), BatchNorm2d(4), ReLU(), Flatten(),
          Linear(4 * 4 * 4, 5), BatchNorm1d(5))
        layers.useChannelsLast()
        return layers
      }

      /// Nine pictures that differ in brightness, so that the statistics of a share are not those of all.
      private static var pictures: Tensor {
        var numbers: [Float] = []
        for index in 0..<9 * 2 * 36 {
          let brightness = Float(index / 72)
          let wave = Float(sin(Double(index * index % 977)))
          numbers.append(wave * (1 + brightness) + brightness)
        }
        return Tensor(numbers, shape: [9, 2, 6, 6]).channelsLast()
      }

      private static func loss(_ network: Sequential, _ pictures: Tensor) -> Tensor {
        for (_, tensor) in network.namedParameters { tensor.clearGradient() }
        let brightness = pictures.mean(over: [1, 2, 3])
        let classes = brightness.clamped(to: 0...4).to(.int64)
        let answers = network(pictures)
        return crossEntropy(answers, classes)
      }

      private static func descend(_ network: Sequential) {
        for (_, tensor) in network.namedParameters {
          if let gradient = tensor.gradient { tensor.add(gradient, times: -0.05) }
        }
      }
    }
  }
#endif
