// What a forward pass keeps for its backward pass beside tensors.
#pragma once

#include <torch/csrc/autograd/custom_function.h>

#include "kernels/kernels.hpp"

namespace ct {

inline void save(Activation activation, torch::autograd::AutogradContext *context) {
  context->saved_data["slope"] = activation.slope;
  context->saved_data["limit"] = activation.limit;
}

inline Activation saved_activation(torch::autograd::AutogradContext *context) {
  return {
      static_cast<float>(context->saved_data["slope"].toDouble()),
      static_cast<float>(context->saved_data["limit"].toDouble()),
  };
}

}  // namespace ct
