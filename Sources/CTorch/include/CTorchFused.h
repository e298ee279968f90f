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

#ifdef __cplusplus
}
#endif
