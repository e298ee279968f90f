// All kernels; included once for each kind of processor, see kernels.cpp.
namespace {

#include "simd.hpp"

#include "batch_norm.hpp"
#include "winograd.hpp"

}  // namespace

constexpr Kernels version = {moments, normalize, gradient_moments, input_gradient,
                             winograd<SmallTile>(), winograd<LargeTile>()};
