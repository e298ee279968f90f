#if Training
  import CTorch
  import Foundation
  import MienCore

  extension ProcessGroup {
    /// Gives this rank a GPU of its own, on which new tensors lie and from which they travel over NCCL.
    ///
    /// All ranks call it, before their first tensor. Ranks of one machine take the GPUs that
    /// `CUDA_VISIBLE_DEVICES` shows in turn; where it shows one alone, as SLURM's `--gpus-per-task` does, they
    /// take that.
    ///
    /// - Throws: `MienError` when there is no GPU left for this rank, or NCCL cannot connect those of all ranks.
    public func useGPU() throws {
      let variable = "CUDA_VISIBLE_DEVICES"
      let number = launch.localRank ?? hosts[..<rank].count { $0 == hosts[rank] }
      let shown = ProcessInfo.processInfo.environment[variable]
      let gpu = try Self.gpu(number, of: shown)
      setenv(variable, gpu, 1)
      let ready = Tensor.zeros([1])
      do {
        try Device.cuda.use()
      } catch {
        throw MienError(
          "--device cuda: rank \(rank) on \(hosts[rank]) cannot use GPU \(gpu): \(error.firstLine)")
      }
      // Over Gloo, which notices when another rank found no GPU; NCCL would wait for it.
      try sum(ready)
      do {
        try check(ct_group_add_gpus(handle, store.handle, Self.patienceOfACall))
        // NCCL connects at the first exchange.
        try check(ct_group_sum(handle, Tensor.zeros([1]).handle))
      } catch {
        throw MienError(
          "--device cuda: rank \(rank) on \(hosts[rank]) cannot reach the others from GPU \(gpu): \(error.firstLine); "
            + "each rank needs a GPU of its own, and NCCL_DEBUG=INFO tells more")
      }
    }

    /// The GPU that the rank with that number on its machine takes.
    ///
    /// - Throws: `MienError.usage` when `shown` lists fewer.
    static func gpu(_ number: Int, of shown: String?) throws -> String {
      guard let shown else { return "\(number)" }
      let list = shown.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      if list.count == 1 { return list[0] }
      guard number < list.count else {
        throw MienError.usage(
          "--device cuda: CUDA_VISIBLE_DEVICES shows \(list.count) GPUs, too few for rank \(number) of this "
            + "machine; start one process a GPU")
      }
      return list[number]
    }
  }
#endif
