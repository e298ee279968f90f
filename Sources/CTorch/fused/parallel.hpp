// Work shared among libtorch's threads.
#pragma once

#include <ATen/Parallel.h>
#include <c10/util/FunctionRef.h>

namespace ct {

/// Calls `body` with 0 ..< `tasks` on libtorch's threads and waits; which thread runs which is fixed by
/// their number.
///
/// `at::parallel_for` is a header that runs serially when compiled without OpenMP, as SwiftPM does.
void parallel(int64_t tasks, c10::function_ref<void(int64_t)> body);

/// The part of `count` things that falls to `task` of `tasks`.
struct Share {
  int64_t begin, end;

  Share(int64_t task, int64_t tasks, int64_t count)
      : begin(count * task / tasks), end(count * (task + 1) / tasks) {}
};

}  // namespace ct
