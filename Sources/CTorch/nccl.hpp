// The ranks of a job that compute on GPUs.
#pragma once

#include <torch/csrc/distributed/c10d/Backend.hpp>
#include <torch/csrc/distributed/c10d/Store.hpp>

namespace ct {

/// c10d's ProcessGroupNCCL. Throws where libtorch's library for GPUs was not loaded before, has no NCCL, or finds
/// no GPU.
c10::intrusive_ptr<c10d::Backend> open_nccl(const c10::intrusive_ptr<c10d::Store> &store, int rank,
                                            int size, std::chrono::milliseconds timeout);

}  // namespace ct
