#include "nccl.hpp"

#include <dlfcn.h>

#include <cstdlib>

namespace {

// The class's header wants those of CUDA, cuBLAS, cuSOLVER, cuSPARSE and NCCL, a gigabyte that a machine without
// a GPU has no use for. Its constructors are exported, and an object may lie in more memory than it needs (1,112
// bytes in libtorch 2.11, its options 248).
constexpr size_t room = 16 << 10;
constexpr auto options_constructor = "_ZN4c10d16ProcessGroupNCCL7OptionsC1Eb";
constexpr auto group_constructor =
    "_ZN4c10d16ProcessGroupNCCLC1EN3c1013intrusive_ptrINS_5StoreENS1_6detail34intrusive_target_default_"
    "null_typeIS3_EEEEiiNS2_INS0_7OptionsENS5_IS8_EEEE";

template <class Base, class... Arguments>
c10::intrusive_ptr<Base> construct(const char *name, Arguments... arguments) {
  auto constructor = reinterpret_cast<void (*)(void *, Arguments...)>(dlsym(RTLD_DEFAULT, name));
  TORCH_CHECK(constructor != nullptr, "this libtorch has no NCCL that Mien knows");
  void *memory = ::operator new(room);
  try {
    constructor(memory, std::move(arguments)...);
  } catch (...) {
    ::operator delete(memory);
    throw;
  }
  return c10::intrusive_ptr<Base>::unsafe_steal_from_new(static_cast<Base *>(memory));
}

}  // namespace

c10::intrusive_ptr<c10d::Backend> ct::open_nccl(const c10::intrusive_ptr<c10d::Store> &store, int rank,
                                                int size, std::chrono::milliseconds timeout) {
  // A rank that is gone is told of by the heartbeat, in a sentence; c10d's watchdog would abort the process.
  for (auto name : {"TORCH_NCCL_ASYNC_ERROR_HANDLING", "TORCH_NCCL_ENABLE_MONITORING"}) {
    setenv(name, "0", /*overwrite=*/0);
  }
  auto options = construct<c10d::Backend::Options>(options_constructor, /*high_priority=*/false);
  options->timeout = timeout;
  return construct<c10d::Backend>(group_constructor, store, rank, size, std::move(options));
}
