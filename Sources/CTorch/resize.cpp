#include "border.hpp"

ct_status ct_resize(ct_tensor *out, ct_tensor input, int64_t height, int64_t width) {
  return ct::guarded([&] {
    const auto &source = ct::get(input);
    *out = ct::wrap(at::_upsample_bilinear2d_aa(source, {height, width}, /*align_corners=*/false,
                                                std::nullopt, std::nullopt));
  });
}
