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

/// What one fused step works on: the parameters that have a gradient, and everything that goes with them.
struct Step {
  std::vector<at::Tensor> values;
  std::vector<at::Tensor> gradients;

  Step(const ct_tensor *parameters, size_t count) {
    for (size_t i = 0; i < count; i++) {
      auto value = ct::get(parameters[i]);
      auto gradient = value.grad();
      if (!gradient.defined()) continue;
      TORCH_CHECK(value.is_non_overlapping_and_dense(), "a parameter of shape ", value.sizes(),
                  " has gaps in memory");
      if (!lie_alike(value, gradient)) gradient = laid_out_like(value, gradient);
      positions.push_back(i);
      values.push_back(std::move(value));
      gradients.push_back(std::move(gradient));
    }
  }

  bool empty() const { return values.empty(); }

  /// The state of those parameters; changes the layout of the state itself, which the kernel writes to.
  std::vector<at::Tensor> state(const ct_tensor *all) const {
    std::vector<at::Tensor> list;
    for (size_t i = 0; i < values.size(); i++) {
      auto &state = ct::get_mutable(all[positions[i]]);
      if (!lie_alike(values[i], state)) state.set_data(laid_out_like(values[i], state));
      list.push_back(state);
    }
    return list;
  }

  /// The counts of steps of those parameters, this step included.
  std::vector<at::Tensor> counts(const ct_tensor *all) const {
    std::vector<at::Tensor> list;
    for (auto position : positions) list.push_back(ct::get(all[position]).add_(1));
    return list;
  }

 private:
  std::vector<size_t> positions;
};

}  // namespace

ct_status ct_sgd_step(const ct_tensor *parameters, const ct_tensor *momenta, size_t count, double lr,
                      double momentum, double weight_decay, bool nesterov) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    Step step(parameters, count);
    if (step.empty()) return;
    auto buffers = momentum == 0 ? std::vector<at::Tensor>() : step.state(momenta);
    at::_fused_sgd_(step.values, step.gradients, buffers, weight_decay, momentum, lr,
                    /*dampening=*/0, nesterov, /*maximize=*/false, /*is_first_step=*/false);
  });
}

ct_status ct_adam_step(const ct_tensor *parameters, const ct_tensor *averages,
                       const ct_tensor *squares, const ct_tensor *maxima, const ct_tensor *steps,
                       size_t count, double lr, double beta1, double beta2, double eps,
                       double weight_decay, bool amsgrad, bool decoupled) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    Step step(parameters, count);
    if (step.empty()) return;
    auto first_moments = step.state(averages);
    auto second_moments = step.state(squares);
    auto largest = amsgrad ? step.state(maxima) : std::vector<at::Tensor>();
    auto counts = step.counts(steps);
    auto update = [&](auto kernel) {
      kernel(step.values, step.gradients, first_moments, second_moments, largest, counts, lr, beta1,
             beta2, weight_decay, eps, amsgrad, /*maximize=*/false, std::nullopt, std::nullopt);
    };
    if (decoupled) {
      update([](auto &&...arguments) { at::_fused_adamw_(arguments...); });
    } else {
      update([](auto &&...arguments) { at::_fused_adam_(arguments...); });
    }
  });
}
