#include "border.hpp"

// The fused kernels walk straight through memory and take for granted that a parameter, its gradient and
// its state lie in it alike. That ends when a network changes its layout after its optimizer was made.
namespace {

bool lie_alike(const at::Tensor &a, const at::Tensor &b) {
  if (a.sizes() != b.sizes()) return false;
  for (int64_t dim = 0; dim < a.dim(); dim++) {
    if (a.size(dim) > 1 && a.stride(dim) != b.stride(dim)) return false;
  }
  return true;
}

at::Tensor laid_out_like(const at::Tensor &value, const at::Tensor &tensor) {
  TORCH_CHECK(tensor.sizes() == value.sizes(), "a parameter of shape ", value.sizes(),
              " has a gradient or state of shape ", tensor.sizes());
  return at::empty_like(value, tensor.options()).copy_(tensor);
}

std::vector<at::Tensor> parameter_list(const ct_tensor *parameters, size_t count) {
  auto values = ct::get_list(parameters, count);
  for (auto &value : values) {
    TORCH_CHECK(value.is_non_overlapping_and_dense(), "a parameter of shape ", value.sizes(),
                " has gaps in memory");
  }
  return values;
}

std::vector<at::Tensor> gradient_list(const std::vector<at::Tensor> &values,
                                      const ct_tensor *gradients) {
  auto list = ct::get_list(gradients, values.size());
  for (size_t i = 0; i < list.size(); i++) {
    if (!lie_alike(values[i], list[i])) list[i] = laid_out_like(values[i], list[i]);
  }
  return list;
}

/// Also changes the layout of the state itself, which the kernel writes to.
std::vector<at::Tensor> state_list(const std::vector<at::Tensor> &values, const ct_tensor *states) {
  for (size_t i = 0; i < values.size(); i++) {
    auto &state = ct::get_mutable(states[i]);
    if (!lie_alike(values[i], state)) state.set_data(laid_out_like(values[i], state));
  }
  return ct::get_list(states, values.size());
}

}  // namespace

ct_status ct_sgd_step(const ct_tensor *parameters, const ct_tensor *gradients, const ct_tensor *momenta,
                      size_t count, double lr, double momentum, double dampening, double weight_decay,
                      bool nesterov, bool first) {
  return ct::guarded([&] {
    if (count == 0) return;
    c10::NoGradGuard guard;
    auto values = parameter_list(parameters, count);
    auto slopes = gradient_list(values, gradients);
    auto buffers = momentum == 0 ? std::vector<at::Tensor>() : state_list(values, momenta);
    at::_fused_sgd_(values, slopes, buffers, weight_decay, momentum, lr, dampening, nesterov,
                    /*maximize=*/false, first);
  });
}

ct_status ct_adam_step(const ct_tensor *parameters, const ct_tensor *gradients,
                       const ct_tensor *averages, const ct_tensor *squares, const ct_tensor *maxima,
                       const ct_tensor *steps, size_t count, double lr, double beta1, double beta2,
                       double eps, double weight_decay, bool amsgrad, bool decoupled) {
  return ct::guarded([&] {
    if (count == 0) return;
    c10::NoGradGuard guard;
    auto values = parameter_list(parameters, count);
    auto slopes = gradient_list(values, gradients);
    auto first_moments = state_list(values, averages);
    auto second_moments = state_list(values, squares);
    auto largest = amsgrad ? state_list(values, maxima) : std::vector<at::Tensor>();
    auto counts = ct::get_list(steps, count);
    auto step = [&](auto kernel) {
      kernel(values, slopes, first_moments, second_moments, largest, counts, lr, beta1, beta2,
             weight_decay, eps, amsgrad, /*maximize=*/false, std::nullopt, std::nullopt);
    };
    if (decoupled) {
      step([](auto &&...arguments) { at::_fused_adamw_(arguments...); });
    } else {
      step([](auto &&...arguments) { at::_fused_adam_(arguments...); });
    }
  });
}
