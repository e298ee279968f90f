// Where new tensors lie.
#pragma once

#include <ATen/ATen.h>

namespace ct {

/// The device that `ct_use_device` chose.
at::Device device();

/// A tensor that was made on the CPU, on that device.
at::Tensor on_device(const at::Tensor &made);

}  // namespace ct
