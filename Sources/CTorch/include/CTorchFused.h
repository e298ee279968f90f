// Layers that are computed together, because memory is slower than arithmetic.
//
// Ownership and errors are as in CTorch.h. Where the kernels do not fit (another device, element type or
// memory layout), libtorch's own operations give the same result one after the other.
#pragma once

#include "CTorch.h"

#ifdef __cplusplus
extern "C" {
#endif

/// `slope * z` below zero, z above, at most `limit`: (1, inf) nothing, (0, inf) ReLU, (0.01, inf)
/// LeakyReLU, (0, 6) ReLU6.
typedef struct ct_activation {
  float slope;
  float limit;
} ct_activation;

/// Normalises each channel of input `[N, C, H, W]` or `[N, C]`; when `training`, by the batch's
/// statistics, and moves the running ones. Adds `residual`, unless its `ctx` is null, and activates.
ct_status ct_batch_norm(ct_tensor *out, ct_tensor input, ct_tensor residual, ct_tensor weight,
                        ct_tensor bias, ct_tensor running_mean, ct_tensor running_var,
                        bool training, double momentum, double eps, ct_activation activation);

/// The largest value of each square window of `activation(input)`, input `[N, C, H, W]`.
ct_status ct_max_pool2d(ct_tensor *out, ct_tensor input, int64_t kernel, int64_t stride,
                        int64_t padding, bool ceil_mode, ct_activation activation);

/// The channels of `a` and `b` `[N, C, H, W]` in turn, in two halves of C channels: what a channel shuffle
/// of both together, split again, gives.
ct_status ct_deal(ct_tensor *first, ct_tensor *second, ct_tensor a, ct_tensor b);

#ifdef __cplusplus
}
#endif
