// Layers that are computed together: each function falls back to libtorch's own where its kernels do not fit.
#pragma once

#include <ATen/ATen.h>

#include "kernels/kernels.hpp"

namespace ct {

inline const float *floats(const at::Tensor &tensor) {
  return static_cast<const float *>(tensor.const_data_ptr());
}

inline float *mutable_floats(const at::Tensor &tensor) {
  return static_cast<float *>(tensor.mutable_data_ptr());
}

/// Whether the kernels can read `x`: float32 rows of channels on the CPU.
bool has_channel_rows(const at::Tensor &x);

/// libtorch's operation for `activation`.
at::Tensor activate(const at::Tensor &x, Activation activation);

struct BatchNormState {
  at::Tensor weight, bias, running_mean, running_variance;
  bool training;
  double momentum, eps;
};

/// `activation(batch_norm(x) + residual)`; `residual` may be undefined.
at::Tensor batch_norm(const at::Tensor &x, const at::Tensor &residual, const BatchNormState &state,
                      Activation activation);

/// Square windows of `kernel` pixels a side.
struct PoolWindow {
  int64_t kernel, stride, padding;
  bool ceil = false;
};

/// The largest value of each window of `activation(x)`.
at::Tensor max_pool(const at::Tensor &x, const PoolWindow &window, Activation activation);

/// ShuffleNet's channel shuffle of `x` `[N, C, H, W]`. Zhang et al. 2017.
at::Tensor shuffle_channels(const at::Tensor &x, int64_t groups);

/// The channels of `a` and `b` `[N, C, H, W]` in turn, in two halves of C channels.
std::pair<at::Tensor, at::Tensor> deal(const at::Tensor &a, const at::Tensor &b);

/// Whether ``winograd_convolution`` takes these: learning, channels in sixteens, kernels of 3 x 3.
bool suits_winograd(const at::Tensor &x, const at::Tensor &weight);

/// The 3 x 3 convolution of stride 1 and padding 1. Its relative error is some 5e-6, against 1e-7.
at::Tensor winograd_convolution(const at::Tensor &x, const at::Tensor &weight,
                                const std::optional<at::Tensor> &bias);

}  // namespace ct
