#include <torch/csrc/autograd/custom_function.h>

#include "fused.hpp"
#include "parallel.hpp"
#include "saved.hpp"

namespace ct {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// 0 or less where there is no room for a window.
int64_t pooled(int64_t extent, const PoolWindow &window) {
  if (extent + 2 * window.padding < window.kernel) return 0;
  return (extent + 2 * window.padding - window.kernel) / window.stride + 1;
}

PoolShape shape(const at::Tensor &x, const PoolWindow &window) {
  return {
      x.size(2),
      x.size(3),
      pooled(x.size(2), window),
      pooled(x.size(3), window),
      x.size(1),
      window.kernel,
      window.stride,
      window.padding,
  };
}

/// Keeps the pooled values, which the next layer needs as well, and a byte each that tells the place.
struct PoolFunction : torch::autograd::Function<PoolFunction> {
  static at::Tensor forward(AutogradContext *context, const at::Tensor &x, const PoolWindow &window,
                            Activation activation) {
    const auto sizes = shape(x, window);
    auto y = at::empty({x.size(0), sizes.channels, sizes.out_height, sizes.out_width}, x.options(),
                       at::MemoryFormat::ChannelsLast);
    auto places = at::empty_like(y, at::kByte);
    auto *target = mutable_floats(y);
    auto *bytes = static_cast<uint8_t *>(places.mutable_data_ptr());
    const auto *source = floats(x);
    const auto before = x.stride(0), after = y.stride(0);
    parallel(x.size(0), [&](int64_t n) {
      kernels().max_pool(source + n * before, sizes, activation, target + n * after,
                         bytes + n * after);
    });
    context->save_for_backward({y, places});
    context->saved_data["size"] = x.sizes().vec();
    context->saved_data["window"] =
        std::vector<int64_t>{window.kernel, window.stride, window.padding};
    save(activation, context);
    return y;
  }

  static variable_list backward(AutogradContext *context, variable_list upstream) {
    TORCH_CHECK(!c10::GradMode::is_enabled(), "the fused max-pool has no second derivative");
    const auto kept = context->get_saved_variables();
    const auto &y = kept[0], &places = kept[1];
    const auto window = context->saved_data["window"].toIntVector();
    const auto activation = saved_activation(context);
    const auto arriving = upstream[0].contiguous(at::MemoryFormat::ChannelsLast);
    auto target = at::empty(context->saved_data["size"].toIntVector(), y.options(),
                            at::MemoryFormat::ChannelsLast);
    const auto sizes = shape(target, {window[0], window[1], window[2]});
    const auto *bytes = static_cast<const uint8_t *>(places.const_data_ptr());
    auto *pixels = mutable_floats(target);
    const auto before = target.stride(0), after = y.stride(0);
    parallel(y.size(0), [&](int64_t n) {
      kernels().max_pool_gradient(floats(arriving) + n * after, floats(y) + n * after,
                                  bytes + n * after, sizes, activation, pixels + n * before);
    });
    return {target, at::Tensor(), at::Tensor()};
  }
};

bool fits(const at::Tensor &x, const PoolWindow &window, Activation activation) {
  if (window.ceil || window.stride < 1 || window.kernel * window.kernel > 255) return false;
  // A falling activation would turn the largest value into the smallest.
  if (activation.slope < 0) return false;
  return c10::GradMode::is_enabled() && x.requires_grad() && x.dim() == 4 && has_channel_rows(x) &&
         x.size(1) >= lanes && pooled(x.size(2), window) > 0 && pooled(x.size(3), window) > 0 &&
         window.padding * 2 <= window.kernel;
}

}  // namespace

at::Tensor max_pool(const at::Tensor &x, const PoolWindow &window, Activation activation) {
  if (fits(x, window, activation)) return PoolFunction::apply(x, window, activation);
  return at::max_pool2d(activate(x, activation), {window.kernel, window.kernel},
                        {window.stride, window.stride}, {window.padding, window.padding}, {1, 1},
                        window.ceil);
}

}  // namespace ct
