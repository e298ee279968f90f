// Where new tensors lie.
#pragma once

#include <ATen/ATen.h>

namespace ct {

/// The device that `ct_use_device` chose.
at::Device device();

/// Options for a tensor that is filled on the CPU and then goes to that device.
at::TensorOptions host_options(at::ScalarType type);

/// Such a tensor on that device, without waiting for what the device is doing.
at::Tensor on_device(const at::Tensor &filled);

}  // namespace ct
