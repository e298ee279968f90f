#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <malloc.h>
#include <torch/version.h>

#include "border.hpp"
#include "device.hpp"

namespace {

at::Tensor state_of(at::Generator generator) {
  std::lock_guard<std::mutex> lock(generator.mutex());
  return generator.get_state();
}

void set_state(at::Generator generator, const at::Tensor &state) {
  std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_state(state);
}

}  // namespace

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
    auto state = state_of(at::detail::getDefaultCPUGenerator());
    if (!ct::device().is_cpu()) {
      state = at::cat({state, state_of(at::globalContext().defaultGenerator(ct::device()))});
    }
    *out = ct::wrap(std::move(state));
  });
}

ct_status ct_set_random_state(ct_tensor state) {
  return ct::guarded([&] {
    const auto all = ct::get(state).cpu();
    const auto cpu = at::detail::getDefaultCPUGenerator();
    const auto size = std::min(all.numel(), state_of(cpu).numel());
    set_state(cpu, all.slice(0, 0, size));
    // A run that goes on with another device draws other numbers from there on.
    const auto rest = all.slice(0, size);
    if (ct::device().is_cpu() || rest.numel() == 0) return;
    set_state(at::globalContext().defaultGenerator(ct::device()), rest.contiguous());
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
  // glibc before 2.35 refuses more than 32 MB, and after a refusal the next line alone would map every block anew.
  if (mallopt(M_MMAP_THRESHOLD, 1 << 30) == 0) mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
}
