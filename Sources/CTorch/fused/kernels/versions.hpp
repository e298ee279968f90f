// All kernels; included once for each kind of processor, see kernels.cpp.
namespace {

#include "simd.hpp"

#include "batch_norm.hpp"
#include "max_pool.hpp"
#include "shuffle.hpp"
#include "winograd.hpp"

}  // namespace

constexpr Kernels version = {
    moments,           normalize,
    gradient_moments,  input_gradient,
    max_pool,          max_pool_gradient,
    deal,              gather,
    winograd<SmallTile>(), winograd<LargeTile>(),
};
