#include "parallel.hpp"

#include <ATen/ATen.h>
#include <ATen/TensorIterator.h>

void ct::parallel(int64_t tasks, c10::function_ref<void(int64_t)> body) {
  if (tasks == 1 || at::get_num_threads() == 1 || at::in_parallel_region()) {
    for (int64_t task = 0; task < tasks; task++) body(task);
    return;
  }
  // An iterator over one byte a task brings the work to the threads inside libtorch.
  auto bytes = at::empty({tasks}, at::kByte);
  auto *base = static_cast<char *>(bytes.data_ptr());
  auto iterator = at::TensorIterator::nullary_op(bytes);
  iterator.for_each(
      [&](char **data, const int64_t *, int64_t count) {
        for (int64_t i = 0; i < count; i++) body(data[0] - base + i);
      },
      /*grain_size=*/1);
}
