// The one place where C++ exceptions end, and the conversions between handles and tensors.
#pragma once

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <atomic>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "include/CTorch.h"

namespace ct {

extern thread_local std::string last_error;
extern std::atomic<int64_t> live_tensors;

inline const at::Tensor &get(ct_tensor tensor) { return *static_cast<at::Tensor *>(tensor.ctx); }

inline at::Tensor &get_mutable(ct_tensor tensor) { return *static_cast<at::Tensor *>(tensor.ctx); }

inline std::optional<at::Tensor> get_optional(ct_tensor tensor) {
  if (tensor.ctx == nullptr) return std::nullopt;
  return get(tensor);
}

inline ct_tensor wrap(at::Tensor tensor) {
  live_tensors.fetch_add(1, std::memory_order_relaxed);
  return {new at::Tensor(std::move(tensor))};
}

inline std::vector<at::Tensor> get_list(const ct_tensor *tensors, size_t count) {
  std::vector<at::Tensor> list;
  list.reserve(count);
  for (size_t i = 0; i < count; i++) list.push_back(get(tensors[i]));
  return list;
}

inline at::IntArrayRef pair(const int64_t values[2]) { return {values, 2}; }

/// Runs `body`, which may throw anything, and turns what it throws into a status and a message.
template <typename Body>
ct_status guarded(Body &&body) noexcept {
  try {
    body();
    return 0;
  } catch (const c10::OutOfMemoryError &error) {
    last_error = error.what_without_backtrace();
    return CT_OUT_OF_MEMORY;
  } catch (const c10::Error &error) {
    last_error = error.what_without_backtrace();
    // The CPU's allocator has no exception of its own.
    if (last_error.find("can't allocate memory") != std::string::npos) return CT_OUT_OF_MEMORY;
  } catch (const std::bad_alloc &) {
    last_error = "can't allocate memory";
    return CT_OUT_OF_MEMORY;
  } catch (const std::exception &error) {
    last_error = error.what();
  } catch (...) {
    last_error = "an unknown C++ exception";
  }
  return 1;
}

}  // namespace ct
