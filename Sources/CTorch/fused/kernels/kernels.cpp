#include "kernels.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <vector>

// SwiftPM compiles for the oldest processors; each version below is compiled for its own, and the best one
// that runs here is chosen. Vectors cannot be passed between functions of different versions, so that all
// of them are in the files included.

#pragma clang diagnostic ignored "-Wpsabi"

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
namespace ct::avx512 {
#include "versions.hpp"
}
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
namespace ct::avx2 {
#include "versions.hpp"
}
#pragma clang attribute pop

#endif

namespace ct::portable {
#include "versions.hpp"
}

const ct::Kernels &ct::kernels() {
#if defined(__x86_64__)
  static const Kernels &chosen = __builtin_cpu_supports("x86-64-v4")   ? avx512::version
                                 : __builtin_cpu_supports("x86-64-v3") ? avx2::version
                                                                       : portable::version;
  return chosen;
#else
  return portable::version;
#endif
}
