#include "border.hpp"

ct_status ct_sgd_step(const ct_tensor *parameters, const ct_tensor *gradients, const ct_tensor *momenta,
                      size_t count, double lr, double momentum, double dampening, double weight_decay,
                      bool nesterov, bool first) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    auto values = ct::get_list(parameters, count);
    auto slopes = ct::get_list(gradients, count);
    auto buffers = momentum == 0 ? std::vector<at::Tensor>() : ct::get_list(momenta, count);
    at::_fused_sgd_(values, slopes, buffers, weight_decay, momentum, lr, dampening, nesterov,
                    /*maximize=*/false, first);
  });
}

ct_status ct_adam_step(const ct_tensor *parameters, const ct_tensor *gradients,
                       const ct_tensor *averages, const ct_tensor *squares, const ct_tensor *maxima,
                       const ct_tensor *steps, size_t count, double lr, double beta1, double beta2,
                       double eps, double weight_decay, bool amsgrad, bool decoupled) {
  return ct::guarded([&] {
    c10::NoGradGuard guard;
    auto values = ct::get_list(parameters, count);
    auto slopes = ct::get_list(gradients, count);
    auto first_moments = ct::get_list(averages, count);
    auto second_moments = ct::get_list(squares, count);
    auto largest = amsgrad ? ct::get_list(maxima, count) : std::vector<at::Tensor>();
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
