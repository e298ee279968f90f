#include "border.hpp"
#include "fused/fused.hpp"

// MARK: Arithmetic and reductions

ct_status ct_add(ct_tensor *out, ct_tensor a, ct_tensor b) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a) + ct::get(b)); });
}

ct_status ct_sub(ct_tensor *out, ct_tensor a, ct_tensor b) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a) - ct::get(b)); });
}

ct_status ct_mul(ct_tensor *out, ct_tensor a, ct_tensor b) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a) * ct::get(b)); });
}

ct_status ct_div(ct_tensor *out, ct_tensor a, ct_tensor b) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a) / ct::get(b)); });
}

ct_status ct_add_scalar(ct_tensor *out, ct_tensor a, double b) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a) + b); });
}

ct_status ct_mul_scalar(ct_tensor *out, ct_tensor a, double b) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a) * b); });
}

ct_status ct_clamp(ct_tensor *out, ct_tensor a, double low, double high) {
  return ct::guarded([&] { *out = ct::wrap(at::clamp(ct::get(a), low, high)); });
}

ct_status ct_matmul(ct_tensor *out, ct_tensor a, ct_tensor b) {
  return ct::guarded([&] { *out = ct::wrap(at::matmul(ct::get(a), ct::get(b))); });
}

ct_status ct_sum(ct_tensor *out, ct_tensor a) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a).sum()); });
}

ct_status ct_mean(ct_tensor *out, ct_tensor a, const int64_t *dims, size_t dim_count, bool keep) {
  return ct::guarded(
      [&] { *out = ct::wrap(ct::get(a).mean(at::IntArrayRef(dims, dim_count), keep)); });
}

ct_status ct_argmax(ct_tensor *out, ct_tensor a, int64_t dim) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a).argmax(dim)); });
}

ct_status ct_equal_elements(ct_tensor *out, ct_tensor a, ct_tensor b) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a).eq(ct::get(b))); });
}

ct_status ct_where(ct_tensor *out, ct_tensor condition, ct_tensor a, ct_tensor b) {
  return ct::guarded(
      [&] { *out = ct::wrap(at::where(ct::get(condition), ct::get(a), ct::get(b))); });
}

// MARK: Shapes

ct_status ct_reshape(ct_tensor *out, ct_tensor a, const int64_t *shape, size_t rank) {
  return ct::guarded(
      [&] { *out = ct::wrap(ct::get(a).reshape(at::IntArrayRef(shape, rank))); });
}

ct_status ct_flatten(ct_tensor *out, ct_tensor a, int64_t first, int64_t last) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a).flatten(first, last)); });
}

ct_status ct_permute(ct_tensor *out, ct_tensor a, const int64_t *dims, size_t rank) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a).permute(at::IntArrayRef(dims, rank))); });
}

ct_status ct_narrow(ct_tensor *out, ct_tensor a, int64_t dim, int64_t start, int64_t length) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a).narrow(dim, start, length)); });
}

ct_status ct_cat(ct_tensor *out, const ct_tensor *tensors, size_t count, int64_t dim) {
  return ct::guarded([&] { *out = ct::wrap(at::cat(ct::get_list(tensors, count), dim)); });
}

ct_status ct_index_select(ct_tensor *out, ct_tensor a, int64_t dim, ct_tensor indices) {
  return ct::guarded(
      [&] { *out = ct::wrap(at::index_select(ct::get(a), dim, ct::get(indices))); });
}

ct_status ct_channel_shuffle(ct_tensor *out, ct_tensor a, int64_t groups) {
  return ct::guarded([&] { *out = ct::wrap(ct::shuffle_channels(ct::get(a), groups)); });
}

// MARK: Sampling pictures

ct_status ct_affine_sample(ct_tensor *out, ct_tensor input, ct_tensor theta, int64_t rows,
                           int64_t columns) {
  return ct::guarded([&] {
    auto &source = ct::get(input);
    const std::array<int64_t, 4> sizes{source.size(0), source.size(1), rows, columns};
    auto grid = at::affine_grid_generator(ct::get(theta), sizes, false);
    const int64_t bilinear = 0, border = 1;
    *out = ct::wrap(at::grid_sampler(source, grid, bilinear, border, false));
  });
}

ct_status ct_flip(ct_tensor *out, ct_tensor a, int64_t dim) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(a).flip({dim})); });
}
