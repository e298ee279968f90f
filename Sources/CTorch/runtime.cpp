#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <malloc.h>
#include <torch/version.h>

#include "border.hpp"

namespace ct {
thread_local std::string last_error;
std::atomic<int64_t> live_tensors{0};
}  // namespace ct

const char *ct_last_error(void) { return ct::last_error.c_str(); }

const char *ct_version(void) { return TORCH_VERSION; }

int64_t ct_live_tensors(void) { return ct::live_tensors.load(); }

ct_status ct_manual_seed(uint64_t seed) {
  return ct::guarded([&] { at::manual_seed(seed); });
}

ct_status ct_random_state(ct_tensor *out) {
  return ct::guarded([&] {
    auto generator = at::detail::getDefaultCPUGenerator();
    std::lock_guard<std::mutex> lock(generator.mutex());
    *out = ct::wrap(generator.get_state());
  });
}

ct_status ct_set_random_state(ct_tensor state) {
  return ct::guarded([&] {
    auto generator = at::detail::getDefaultCPUGenerator();
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_state(ct::get(state));
  });
}

ct_status ct_set_threads(int32_t count) {
  return ct::guarded([&] { at::set_num_threads(count); });
}

int32_t ct_threads(void) { return at::get_num_threads(); }

bool ct_grad_enabled(void) { return c10::GradMode::is_enabled(); }

void ct_set_grad_enabled(bool enabled) { c10::GradMode::set_enabled(enabled); }

void ct_set_flush_denormal(bool enabled) { at::globalContext().setFlushDenormal(enabled); }

void ct_keep_freed_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
}
