#include "../border.hpp"
#include "fused.hpp"

namespace {

at::Tensor get_or_undefined(ct_tensor tensor) {
  return tensor.ctx == nullptr ? at::Tensor() : ct::get(tensor);
}

ct::Activation from(ct_activation activation) { return {activation.slope, activation.limit}; }

}  // namespace

ct_status ct_batch_norm(ct_tensor *out, ct_tensor input, ct_tensor residual, ct_tensor weight,
                        ct_tensor bias, ct_tensor running_mean, ct_tensor running_var,
                        bool training, double momentum, double eps, ct_activation activation) {
  return ct::guarded([&] {
    const ct::BatchNormState state{
        ct::get(weight), ct::get(bias), ct::get(running_mean), ct::get(running_var), training,
        momentum,        eps,
    };
    *out = ct::wrap(
        ct::batch_norm(ct::get(input), get_or_undefined(residual), state, from(activation)));
  });
}
