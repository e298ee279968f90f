#include "device.hpp"

#include <ATen/Context.h>
#include <ATen/autocast_mode.h>
#include <dlfcn.h>

#include <atomic>

#include "border.hpp"

namespace {

std::atomic<at::DeviceType> chosen{at::kCPU};

/// The half of libtorch that knows GPUs registers itself when it is loaded.
void load_cuda() {
  if (dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL) == nullptr) {
    throw std::runtime_error(dlerror());
  }
  auto &context = at::globalContext();
  TORCH_CHECK(context.hasCUDA() && at::detail::getCUDAHooks().deviceCount() > 0,
              "the driver knows no GPU");
  // The same run gives the same numbers, and float32 is float32.
  context.setDeterministicCuDNN(true);
  context.setAllowTF32CuDNN(false);
  context.setAllowTF32CuBLAS(false);
}

}  // namespace

namespace ct {

at::Device device() { return at::Device(chosen.load(std::memory_order_relaxed)); }

at::TensorOptions host_options(at::ScalarType type) {
  // Only from pinned memory a copy need not wait.
  return at::TensorOptions().dtype(type).pinned_memory(!device().is_cpu());
}

at::Tensor on_device(const at::Tensor &filled) {
  return filled.to(device(), /*non_blocking=*/true);
}

}  // namespace ct

ct_status ct_use_device(ct_device_kind device) {
  return ct::guarded([&] {
    if (device == CT_CUDA) load_cuda();
    chosen = static_cast<at::DeviceType>(device);
  });
}

ct_device_kind ct_device(void) { return static_cast<ct_device_kind>(ct::device().type()); }

ct_status ct_begin_autocast(ct_dtype dtype) {
  return ct::guarded([&] {
    const auto type = ct::device().type();
    at::autocast::set_autocast_dtype(type, static_cast<at::ScalarType>(dtype));
    at::autocast::set_autocast_enabled(type, true);
    at::autocast::increment_nesting();
  });
}

void ct_end_autocast(void) {
  if (at::autocast::decrement_nesting() > 0) return;
  at::autocast::clear_cache();
  at::autocast::set_autocast_enabled(ct::device().type(), false);
}
