#include <torch/csrc/autograd/custom_function.h>

#include <numeric>

#include "fused.hpp"
#include "parallel.hpp"
#include "saved.hpp"

namespace ct {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Rows of channels, joined until their width fills whole vectors, in parts that threads share.
///
/// The parts do not depend on the number of threads, so sums over them do not either.
struct Layout {
  int64_t channels, rows, repeats, tasks;

  explicit Layout(const at::Tensor &x)
      : channels(x.size(1)),
        rows(x.numel() / channels),
        repeats(lanes / std::gcd(channels, lanes)),
        tasks(x.numel() < 32768 ? 1 : 16) {}

  bool fits() const { return rows % repeats == 0 && rows > 1; }
  int64_t width() const { return channels * repeats; }

  Rows part(int64_t task) const {
    const Share share(task, tasks, rows / repeats);
    return {share.begin, share.end, width()};
  }

  /// One value a channel as many times as a joined row has channels.
  std::vector<float> repeated(const float *values) const {
    std::vector<float> all(width());
    for (int64_t i = 0; i < width(); i++) all[i] = values[i % channels];
    return all;
  }
};

/// Two sums a channel, of every part on its own until they are added in order.
class Sums {
 public:
  explicit Sums(const Layout &layout) : layout(layout), values(layout.tasks * 2 * layout.width()) {}

  double *first(int64_t task) { return values.data() + task * 2 * layout.width(); }
  double *second(int64_t task) { return first(task) + layout.width(); }

  /// Both sums of channel `c`.
  std::pair<double, double> total(int64_t c) {
    double a = 0, b = 0;
    for (int64_t task = 0; task < layout.tasks; task++) {
      for (int64_t i = c; i < layout.width(); i += layout.channels) {
        a += first(task)[i];
        b += second(task)[i];
      }
    }
    return {a, b};
  }

 private:
  const Layout &layout;
  std::vector<double> values;
};

/// A pass in which the parts come in the reverse order of the last one, whose end the cache still holds.
void backwards(const Layout &layout, c10::function_ref<void(Rows)> body) {
  parallel(layout.tasks, [&](int64_t task) { body(layout.part(layout.tasks - 1 - task)); });
}

struct Statistics {
  std::vector<float> mean, deviation_inverse;
};

Statistics statistics(const at::Tensor &x, const BatchNormState &state, const Layout &layout) {
  const auto *data = floats(x);
  // Squares are taken about a value of the channel's own, lest a large mean drown the variance.
  const auto origin = layout.repeated(data);
  Sums sums(layout);
  parallel(layout.tasks, [&](int64_t task) {
    kernels().moments(data, origin.data(), sums.first(task), sums.second(task), layout.part(task));
  });
  auto *running_mean = mutable_floats(state.running_mean);
  auto *running_variance = mutable_floats(state.running_variance);
  Statistics result{std::vector<float>(layout.channels), std::vector<float>(layout.channels)};
  const double count = layout.rows;
  for (int64_t c = 0; c < layout.channels; c++) {
    const auto [sum, square] = sums.total(c);
    const double mean = origin[c] + sum / count;
    const double variance = std::max(0.0, (square - sum * sum / count) / count);
    result.mean[c] = mean;
    result.deviation_inverse[c] = 1 / std::sqrt(variance + state.eps);
    running_mean[c] += state.momentum * (mean - running_mean[c]);
    running_variance[c] += state.momentum * (variance * count / (count - 1) - running_variance[c]);
  }
  return result;
}

at::Tensor saved(const std::vector<float> &values) {
  auto tensor = at::empty({static_cast<int64_t>(values.size())}, at::kFloat);
  std::copy(values.begin(), values.end(), mutable_floats(tensor));
  return tensor;
}

/// Ioffe and Szegedy 2015, section 3, with the activation's derivative taken on the way.
struct NormFunction : torch::autograd::Function<NormFunction> {
  static at::Tensor forward(AutogradContext *context, const at::Tensor &x,
                            const std::optional<at::Tensor> &residual, const at::Tensor &weight,
                            const at::Tensor &bias, const BatchNormState &state,
                            Activation activation) {
    const Layout layout(x);
    const auto found = statistics(x, state, layout);
    std::vector<float> scale(layout.channels), shift(layout.channels);
    for (int64_t c = 0; c < layout.channels; c++) {
      scale[c] = floats(weight)[c] * found.deviation_inverse[c];
      shift[c] = floats(bias)[c] - found.mean[c] * scale[c];
    }
    auto y = at::empty_like(x);
    const auto scales = layout.repeated(scale.data()), shifts = layout.repeated(shift.data());
    const auto *added = residual ? floats(*residual) : nullptr;
    backwards(layout, [&](Rows rows) {
      kernels().normalize(floats(x), added, scales.data(), shifts.data(), mutable_floats(y),
                          activation, rows);
    });
    const bool needs_result = residual && !activation.is_identity();
    context->save_for_backward({x, needs_result ? y : at::Tensor(), saved(found.mean),
                                saved(found.deviation_inverse), saved(scale), saved(shift)});
    context->saved_data["residual"] = residual.has_value();
    save(activation, context);
    return y;
  }

  static variable_list backward(AutogradContext *context, variable_list upstream) {
    TORCH_CHECK(!c10::GradMode::is_enabled(), "the fused batch norm has no second derivative");
    const auto kept = context->get_saved_variables();
    const auto &x = kept[0], &y = kept[1], &mean = kept[2], &inverse = kept[3];
    const Layout layout(x);
    const auto format = x.suggest_memory_format();
    const auto arriving = upstream[0].contiguous(format);
    const auto means = layout.repeated(floats(mean));
    const auto scales = layout.repeated(floats(kept[4]));
    const auto shifts = layout.repeated(floats(kept[5]));
    const auto activation = saved_activation(context);
    const NormGradient gradient{
        floats(x), y.defined() ? floats(y) : nullptr,
        floats(arriving), scales.data(), shifts.data(), means.data(), activation,
    };
    // The gradient before the activation is that of the residual; without one it is computed twice.
    auto before = y.defined() ? at::empty_like(x) : at::Tensor();
    auto *written = before.defined() ? mutable_floats(before) : nullptr;
    Sums sums(layout);
    parallel(layout.tasks, [&](int64_t task) {
      kernels().gradient_moments(gradient, sums.first(task), sums.second(task), written,
                                 layout.part(task));
    });

    auto weight_gradient = at::empty({layout.channels}, at::kFloat);
    auto bias_gradient = at::empty({layout.channels}, at::kFloat);
    std::vector<float> slope(layout.channels), offset(layout.channels);
    for (int64_t c = 0; c < layout.channels; c++) {
      const auto [sum, product] = sums.total(c);
      const double deviation_inverse = floats(inverse)[c];
      const double scale = scales[c], count = layout.rows;
      mutable_floats(weight_gradient)[c] = product * deviation_inverse;
      mutable_floats(bias_gradient)[c] = sum;
      const double bend = -scale * product * deviation_inverse * deviation_inverse / count;
      slope[c] = bend;
      offset[c] = -scale * sum / count - bend * means[c];
    }
    at::Tensor target;
    if (context->needs_input_grad(0)) {
      target = at::empty_like(x);
      const auto slopes = layout.repeated(slope.data()), offsets = layout.repeated(offset.data());
      backwards(layout, [&](Rows rows) {
        kernels().input_gradient(gradient, written, slopes.data(), offsets.data(),
                                 mutable_floats(target), rows);
      });
    }
    if (context->saved_data["residual"].toBool() && !before.defined()) before = arriving;
    return {target, before, weight_gradient, bias_gradient, at::Tensor(), at::Tensor()};
  }
};

bool is_plain(const at::Tensor &values) {
  return values.defined() && values.is_cpu() && values.scalar_type() == at::kFloat &&
         values.is_contiguous();
}

bool fits(const at::Tensor &x, const at::Tensor &residual, const BatchNormState &state,
          Activation activation) {
  if (!state.training || !has_channel_rows(x) || !Layout(x).fits()) return false;
  // Behind a residual the slope is told by the sign of the result, which a falling activation turns around.
  if (residual.defined() && activation.slope < 0) return false;
  if (residual.defined() && !(has_channel_rows(residual) && residual.sizes() == x.sizes())) {
    return false;
  }
  return is_plain(state.weight) && is_plain(state.bias) && is_plain(state.running_mean) &&
         is_plain(state.running_variance);
}

}  // namespace

bool has_channel_rows(const at::Tensor &x) {
  if (!x.is_cpu() || x.scalar_type() != at::kFloat || x.numel() == 0) return false;
  return x.dim() == 4 ? x.is_contiguous(at::MemoryFormat::ChannelsLast)
                      : x.dim() == 2 && x.is_contiguous();
}

at::Tensor activate(const at::Tensor &x, Activation activation) {
  if (std::isfinite(activation.limit)) return at::hardtanh(x, 0, activation.limit);
  if (activation.slope == 0) return at::relu(x);
  return activation.slope == 1 ? x : at::leaky_relu(x, activation.slope);
}

at::Tensor batch_norm(const at::Tensor &x, const at::Tensor &residual, const BatchNormState &state,
                      Activation activation) {
  if (fits(x, residual, state, activation)) {
    const auto added = residual.defined() ? std::optional(residual) : std::nullopt;
    return NormFunction::apply(x, added, state.weight, state.bias, state, activation);
  }
  auto y = at::batch_norm(x, state.weight, state.bias, state.running_mean, state.running_variance,
                          state.training, state.momentum, state.eps, true);
  if (residual.defined()) y = y + residual;
  return activate(y, activation);
}

}  // namespace ct
