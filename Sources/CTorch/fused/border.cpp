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

ct_status ct_max_pool2d(ct_tensor *out, ct_tensor input, int64_t kernel, int64_t stride,
                        int64_t padding, bool ceil_mode, ct_activation activation) {
  return ct::guarded([&] {
    const ct::PoolWindow window{kernel, stride, padding, ceil_mode};
    *out = ct::wrap(ct::max_pool(ct::get(input), window, from(activation)));
  });
}

ct_status ct_deal(ct_tensor *first, ct_tensor *second, ct_tensor a, ct_tensor b) {
  return ct::guarded([&] {
    auto [lower, upper] = ct::deal(ct::get(a), ct::get(b));
    *first = ct::wrap(std::move(lower));
    *second = ct::wrap(std::move(upper));
  });
}
