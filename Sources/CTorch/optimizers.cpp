#include "border.hpp"

#include <cmath>

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

/// What one step works on: the parameters that have a gradient, and everything that goes with them.
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

  /// The gradients with L2 decay towards zero added; they themselves stay as they are.
  std::vector<at::Tensor> decayed_gradients(double weight_decay) const {
    if (weight_decay == 0) return gradients;
    return at::_foreach_add(gradients, values, weight_decay);
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

ct_status ct_radam_step(const ct_tensor *parameters, const ct_tensor *averages,
                        const ct_tensor *squares, const ct_tensor *steps, size_t count, double lr,
                        double beta1, double beta2, double eps, double weight_decay, bool decoupled) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    Step step(parameters, count);
    if (step.empty()) return;
    auto first_moments = step.state(averages);
    auto second_moments = step.state(squares);
    auto counts = step.counts(steps);
    if (decoupled && weight_decay != 0) at::_foreach_mul_(step.values, 1 - lr * weight_decay);
    auto gradients = step.decayed_gradients(decoupled ? 0 : weight_decay);
    at::_foreach_lerp_(first_moments, gradients, 1 - beta1);
    at::_foreach_mul_(second_moments, beta2);
    at::_foreach_addcmul_(second_moments, gradients, gradients, 1 - beta2);

    auto longest = 2 / (1 - beta2) - 1;
    std::vector<at::Scalar> rates;
    std::vector<size_t> rectified;
    std::vector<at::Scalar> rectifications;
    for (size_t i = 0; i < counts.size(); i++) {
      auto made = counts[i].item<double>();
      auto power = std::pow(beta2, made);
      auto length = longest - 2 * made * power / (1 - power);
      rates.push_back(lr / (1 - std::pow(beta1, made)));
      // Up to five steps the variance of the squares has no closed form.
      if (length <= 5) continue;
      rectified.push_back(i);
      rectifications.push_back(std::sqrt((1 - power) * (length - 4) * (length - 2) * longest /
                                         ((longest - 4) * (longest - 2) * length)));
    }
    auto moves = at::_foreach_mul(first_moments, rates);
    if (!rectified.empty()) {
      std::vector<at::Tensor> adaptive_moves, adaptive_squares;
      for (auto i : rectified) {
        adaptive_moves.push_back(moves[i]);
        adaptive_squares.push_back(second_moments[i]);
      }
      auto deviations = at::_foreach_sqrt(adaptive_squares);
      at::_foreach_add_(deviations, eps);
      at::_foreach_div_(adaptive_moves, deviations);
      at::_foreach_mul_(adaptive_moves, rectifications);
    }
    at::_foreach_sub_(step.values, moves);
  });
}

ct_status ct_adagrad_step(const ct_tensor *parameters, const ct_tensor *sums, const ct_tensor *steps,
                          size_t count, double lr, double lr_decay, double eps, double weight_decay) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    Step step(parameters, count);
    if (step.empty()) return;
    auto sums_of_squares = step.state(sums);
    auto counts = step.counts(steps);
    at::_fused_adagrad_(step.values, step.gradients, sums_of_squares, counts, lr, lr_decay,
                        weight_decay, eps, /*maximize=*/false);
  });
}

ct_status ct_adadelta_step(const ct_tensor *parameters, const ct_tensor *squares,
                           const ct_tensor *changes, size_t count, double lr, double rho, double eps,
                           double weight_decay) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    Step step(parameters, count);
    if (step.empty()) return;
    auto second_moments = step.state(squares);
    auto past_changes = step.state(changes);
    auto gradients = step.decayed_gradients(weight_decay);
    at::_foreach_mul_(second_moments, rho);
    at::_foreach_addcmul_(second_moments, gradients, gradients, 1 - rho);
    auto deviations = at::_foreach_add(second_moments, eps);
    at::_foreach_sqrt_(deviations);
    auto moves = at::_foreach_add(past_changes, eps);
    at::_foreach_sqrt_(moves);
    at::_foreach_div_(moves, deviations);
    at::_foreach_mul_(moves, gradients);
    at::_foreach_mul_(past_changes, rho);
    at::_foreach_addcmul_(past_changes, moves, moves, 1 - rho);
    at::_foreach_add_(step.values, moves, -lr);
  });
}

ct_status ct_rmsprop_step(const ct_tensor *parameters, const ct_tensor *squares,
                          const ct_tensor *momenta, const ct_tensor *averages, size_t count,
                          double lr, double alpha, double eps, double weight_decay, double momentum,
                          bool centered) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    Step step(parameters, count);
    if (step.empty()) return;
    auto second_moments = step.state(squares);
    auto gradients = step.decayed_gradients(weight_decay);
    at::_foreach_mul_(second_moments, alpha);
    at::_foreach_addcmul_(second_moments, gradients, gradients, 1 - alpha);
    std::vector<at::Tensor> deviations;
    if (centered) {
      auto means = step.state(averages);
      at::_foreach_lerp_(means, gradients, 1 - alpha);
      deviations = at::_foreach_addcmul(second_moments, means, means, -1);
      at::_foreach_sqrt_(deviations);
    } else {
      deviations = at::_foreach_sqrt(second_moments);
    }
    at::_foreach_add_(deviations, eps);
    if (momentum == 0) {
      at::_foreach_addcdiv_(step.values, gradients, deviations, -lr);
      return;
    }
    auto velocities = step.state(momenta);
    at::_foreach_mul_(velocities, momentum);
    at::_foreach_addcdiv_(velocities, gradients, deviations, 1);
    at::_foreach_add_(step.values, velocities, -lr);
  });
}
