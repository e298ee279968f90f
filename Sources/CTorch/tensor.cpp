#include "border.hpp"
#include "device.hpp"

#include <c10/core/MemoryFormat.h>

#include <cmath>

namespace {

at::IntArrayRef extents(const int64_t *shape, size_t rank) { return {shape, rank}; }

/// A tensor to fill here, for ``ct::on_device``.
at::Tensor filled_later(const int64_t *shape, size_t rank, ct_dtype dtype) {
  return at::empty(extents(shape, rank),
                   ct::host_options(static_cast<at::ScalarType>(dtype)));
}

}  // namespace

// MARK: Creating and reading

void ct_tensor_free(ct_tensor tensor) {
  if (tensor.ctx == nullptr) return;
  delete static_cast<at::Tensor *>(tensor.ctx);
  ct::live_tensors.fetch_sub(1, std::memory_order_relaxed);
}

ct_status ct_alias(ct_tensor *out, ct_tensor tensor) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(tensor)); });
}

ct_status ct_from_bytes(ct_tensor *out, const void *bytes, size_t byte_count, const int64_t *shape,
                        size_t rank, ct_dtype dtype) {
  return ct::guarded([&] {
    auto tensor = filled_later(shape, rank, dtype);
    TORCH_CHECK(tensor.nbytes() == byte_count, "the shape ", extents(shape, rank), " needs ",
                tensor.nbytes(), " bytes, not ", byte_count);
    if (byte_count > 0) std::memcpy(tensor.data_ptr(), bytes, byte_count);
    *out = ct::wrap(ct::on_device(tensor));
  });
}

ct_status ct_full(ct_tensor *out, const int64_t *shape, size_t rank, double value, ct_dtype dtype) {
  return ct::guarded([&] {
    const auto type = static_cast<at::ScalarType>(dtype);
    *out = ct::wrap(at::full(extents(shape, rank), value,
                             at::TensorOptions().dtype(type).device(ct::device())));
  });
}

ct_status ct_uniform(ct_tensor *out, const int64_t *shape, size_t rank, double low, double high) {
  return ct::guarded([&] {
    *out = ct::wrap(ct::on_device(filled_later(shape, rank, CT_FLOAT32).uniform_(low, high)));
  });
}

ct_status ct_normal(ct_tensor *out, const int64_t *shape, size_t rank, double mean, double deviation) {
  return ct::guarded([&] {
    *out = ct::wrap(ct::on_device(filled_later(shape, rank, CT_FLOAT32).normal_(mean, deviation)));
  });
}

ct_status ct_copy_bytes(ct_tensor tensor, void *bytes, size_t byte_count) {
  return ct::guarded([&] {
    auto source = ct::get(tensor).detach().cpu().contiguous();
    TORCH_CHECK(source.nbytes() == byte_count, "the tensor has ", source.nbytes(), " bytes, not ",
                byte_count);
    if (byte_count > 0) std::memcpy(bytes, source.const_data_ptr(), byte_count);
  });
}

ct_status ct_item(double *out, ct_tensor tensor) {
  return ct::guarded([&] { *out = ct::get(tensor).item<double>(); });
}

int64_t ct_rank(ct_tensor tensor) { return ct::get(tensor).dim(); }

void ct_shape(ct_tensor tensor, int64_t *extents) {
  for (auto extent : ct::get(tensor).sizes()) *extents++ = extent;
}

ct_dtype ct_dtype_of(ct_tensor tensor) {
  return static_cast<ct_dtype>(ct::get(tensor).scalar_type());
}

ct_device_kind ct_device_of(ct_tensor tensor) {
  return static_cast<ct_device_kind>(ct::get(tensor).device().type());
}

bool ct_is_channels_last(ct_tensor tensor) {
  return ct::get(tensor).is_contiguous(at::MemoryFormat::ChannelsLast);
}

bool ct_requires_grad(ct_tensor tensor) { return ct::get(tensor).requires_grad(); }

// MARK: Moving and sharing

ct_status ct_to_dtype(ct_tensor *out, ct_tensor tensor, ct_dtype dtype) {
  return ct::guarded(
      [&] { *out = ct::wrap(ct::get(tensor).to(static_cast<at::ScalarType>(dtype))); });
}

ct_status ct_to_device(ct_tensor *out, ct_tensor tensor, ct_device_kind device) {
  return ct::guarded([&] {
    *out = ct::wrap(ct::get(tensor).to(at::Device(static_cast<at::DeviceType>(device))));
  });
}

ct_status ct_channels_last(ct_tensor *out, ct_tensor tensor) {
  return ct::guarded([&] {
    auto &source = ct::get(tensor);
    if (source.dim() != 4) {
      *out = ct::wrap(source);
      return;
    }
    auto laid_out = source.contiguous(at::MemoryFormat::ChannelsLast);
    // With one channel both layouts lie in memory alike, and libtorch takes it for the slower one
    // unless the strides say otherwise; the layers behind the first would then follow it.
    auto strides = c10::get_channels_last_strides_2d(laid_out.sizes());
    *out = ct::wrap(laid_out.as_strided(laid_out.sizes(), strides));
  });
}

ct_status ct_contiguous(ct_tensor *out, ct_tensor tensor) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(tensor).contiguous()); });
}

ct_status ct_detach(ct_tensor *out, ct_tensor tensor) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(tensor).detach()); });
}

ct_status ct_clone(ct_tensor *out, ct_tensor tensor) {
  return ct::guarded([&] { *out = ct::wrap(ct::get(tensor).clone()); });
}

ct_status ct_set_data(ct_tensor tensor, ct_tensor source) {
  return ct::guarded([&] { ct::get_mutable(tensor).set_data(ct::get(source).detach()); });
}

ct_status ct_copy_(ct_tensor tensor, ct_tensor source) {
  return ct::guarded([&] { ct::get_mutable(tensor).copy_(ct::get(source)); });
}

ct_status ct_fill_(ct_tensor tensor, double value) {
  return ct::guarded([&] { ct::get_mutable(tensor).fill_(value); });
}

ct_status ct_add_(ct_tensor tensor, ct_tensor other, double factor) {
  return ct::guarded([&] {
    auto &target = ct::get_mutable(tensor);
    TORCH_CHECK(target.is_floating_point() || factor == std::trunc(factor), "whole numbers times ",
                factor);
    // libtorch refuses a floating-point factor for integers, even a whole one.
    auto scalar = target.is_floating_point() ? at::Scalar(factor)
                                             : at::Scalar(static_cast<int64_t>(factor));
    target.add_(ct::get(other), scalar);
  });
}

ct_status ct_mul_(ct_tensor tensor, double factor) {
  return ct::guarded([&] { ct::get_mutable(tensor).mul_(factor); });
}

// MARK: Gradients

ct_status ct_set_requires_grad(ct_tensor tensor, bool required) {
  return ct::guarded([&] { ct::get_mutable(tensor).set_requires_grad(required); });
}

ct_status ct_backward(ct_tensor tensor) {
  return ct::guarded([&] { ct::get(tensor).backward(); });
}

ct_status ct_grad(ct_tensor *out, ct_tensor tensor) {
  return ct::guarded([&] {
    auto &gradient = ct::get(tensor).grad();
    *out = gradient.defined() ? ct::wrap(gradient) : ct_tensor{nullptr};
  });
}

ct_status ct_clear_grad(ct_tensor tensor) {
  return ct::guarded([&] { ct::get_mutable(tensor).mutable_grad().reset(); });
}

ct_status ct_clip_grad_norm(double *norm, const ct_tensor *tensors, size_t count, double limit) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    std::vector<at::Tensor> gradients;
    for (size_t i = 0; i < count; i++) {
      auto &gradient = ct::get(tensors[i]).grad();
      if (gradient.defined()) gradients.push_back(gradient);
    }
    if (gradients.empty()) {
      *norm = 0;
      return;
    }
    auto norms = at::_foreach_norm(gradients, 2);
    auto total = at::linalg_vector_norm(at::stack(norms), 2).item<double>();
    if (total > limit) at::_foreach_mul_(gradients, limit / (total + 1e-6));
    *norm = total;
  });
}
