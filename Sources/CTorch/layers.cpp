#include "border.hpp"
#include "fused/fused.hpp"

namespace {

/// Whether oneDNN would corrupt the heap: its weight gradient of a strided 1x1 convolution of fewer
/// channels than its block (8 with AVX2, 16 with AVX-512) in channels-last memory writes past its workspace
/// (https://github.com/uxlfoundation/oneDNN/issues/6035).
bool must_subsample(const at::Tensor &input, const at::Tensor &weight, const int64_t stride[2],
                    const int64_t padding[2]) {
  return input.is_cpu() && input.dim() == 4 && weight.dim() == 4 && weight.size(1) < 16 &&
         weight.size(2) == 1 && weight.size(3) == 1 && (stride[0] > 1 || stride[1] > 1) &&
         padding[0] == 0 && padding[1] == 0;
}

/// Whether all of `values` are 1.
bool are_one(const int64_t values[2]) { return values[0] == 1 && values[1] == 1; }

}  // namespace

ct_status ct_conv2d(ct_tensor *out, ct_tensor input, ct_tensor weight, ct_tensor bias,
                    const int64_t stride[2], const int64_t padding[2], const int64_t dilation[2],
                    int64_t groups) {
  return ct::guarded([&] {
    auto &weights = ct::get(weight);
    auto source = ct::get(input);
    const int64_t unit[2] = {1, 1};
    if (are_one(stride) && are_one(padding) && are_one(dilation) && groups == 1 &&
        ct::suits_winograd(source, weights)) {
      *out = ct::wrap(ct::winograd_convolution(source, weights, ct::get_optional(bias)));
      return;
    }
    if (must_subsample(source, weights, stride, padding)) {
      // A 1x1 convolution sees only the pixels it steps on.
      source = source.slice(2, 0, std::nullopt, stride[0]).slice(3, 0, std::nullopt, stride[1]);
      stride = unit;
    }
    *out = ct::wrap(at::conv2d(source, weights, ct::get_optional(bias), ct::pair(stride),
                               ct::pair(padding), ct::pair(dilation), groups));
  });
}

ct_status ct_linear(ct_tensor *out, ct_tensor input, ct_tensor weight, ct_tensor bias) {
  return ct::guarded([&] {
    *out = ct::wrap(at::linear(ct::get(input), ct::get(weight), ct::get_optional(bias)));
  });
}

ct_status ct_avg_pool2d(ct_tensor *out, ct_tensor input, const int64_t kernel[2],
                        const int64_t stride[2], const int64_t padding[2]) {
  return ct::guarded([&] {
    *out = ct::wrap(
        at::avg_pool2d(ct::get(input), ct::pair(kernel), ct::pair(stride), ct::pair(padding)));
  });
}

ct_status ct_global_avg_pool2d(ct_tensor *out, ct_tensor input) {
  return ct::guarded([&] { *out = ct::wrap(at::adaptive_avg_pool2d(ct::get(input), {1, 1})); });
}

ct_status ct_adaptive_avg_pool2d(ct_tensor *out, ct_tensor input, const int64_t size[2]) {
  return ct::guarded(
      [&] { *out = ct::wrap(at::adaptive_avg_pool2d(ct::get(input), ct::pair(size))); });
}

ct_status ct_dropout(ct_tensor *out, ct_tensor input, double probability, bool training) {
  return ct::guarded([&] { *out = ct::wrap(at::dropout(ct::get(input), probability, training)); });
}

ct_status ct_relu(ct_tensor *out, ct_tensor input) {
  return ct::guarded([&] { *out = ct::wrap(at::relu(ct::get(input))); });
}

ct_status ct_relu6(ct_tensor *out, ct_tensor input) {
  return ct::guarded([&] { *out = ct::wrap(at::hardtanh(ct::get(input), 0, 6)); });
}

ct_status ct_leaky_relu(ct_tensor *out, ct_tensor input, double slope) {
  return ct::guarded([&] { *out = ct::wrap(at::leaky_relu(ct::get(input), slope)); });
}

ct_status ct_silu(ct_tensor *out, ct_tensor input) {
  return ct::guarded([&] { *out = ct::wrap(at::silu(ct::get(input))); });
}

ct_status ct_sigmoid(ct_tensor *out, ct_tensor input) {
  return ct::guarded([&] { *out = ct::wrap(at::sigmoid(ct::get(input))); });
}

ct_status ct_softmax(ct_tensor *out, ct_tensor input, int64_t dim) {
  return ct::guarded([&] { *out = ct::wrap(at::softmax(ct::get(input), dim)); });
}

ct_status ct_log_softmax(ct_tensor *out, ct_tensor input, int64_t dim) {
  return ct::guarded([&] { *out = ct::wrap(at::log_softmax(ct::get(input), dim)); });
}

ct_status ct_cross_entropy(ct_tensor *out, ct_tensor logits, ct_tensor target, ct_tensor weight,
                           double label_smoothing, bool mean) {
  return ct::guarded([&] {
    const int64_t ignored_index = -100;
    const auto reduction = mean ? at::Reduction::Mean : at::Reduction::None;
    *out = ct::wrap(at::cross_entropy_loss(ct::get(logits), ct::get(target),
                                           ct::get_optional(weight), reduction, ignored_index,
                                           label_smoothing));
  });
}
