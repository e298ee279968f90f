#include <ATen/autocast_mode.h>
#include <torch/csrc/autograd/custom_function.h>

#include "fused.hpp"
#include "parallel.hpp"

namespace ct {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Tiles that a thread takes at once: their panels fill the cache of a core and the weights are read
/// seldom enough.
constexpr int64_t tiles_at_once = 72;

/// Tiles whose weight gradients are summed between two visits to the sums.
constexpr int64_t tiles_summed = 256;

/// Parts of the tiles whose weight gradients are summed apart, and how large such a sum may be.
constexpr int64_t summed_parts = 4, most_summed_bytes = 5 << 20;

/// A 3 x 3 convolution of stride 1 that keeps the size of pictures.
struct Geometry {
  int64_t pictures, height, width, inputs, outputs;
  const WinogradKernels *tiles;

  Geometry(const at::Tensor &x, const at::Tensor &weight)
      : pictures(x.size(0)),
        height(x.size(2)),
        width(x.size(3)),
        inputs(weight.size(1)),
        outputs(weight.size(0)) {
    const auto &small = kernels().small_tiles, &large = kernels().large_tiles;
    tiles = cost(small) < cost(large) ? &small : &large;
  }

  TileGrid grid(int64_t channels) const { return grid(channels, *tiles); }

  int64_t tile_count() const {
    const auto all = grid(inputs);
    return pictures * all.rows * all.columns;
  }

  FilterView filter(const at::Tensor &weight) const {
    return {floats(weight), inputs, outputs, 1, 9 * inputs, inputs, false};
  }

  /// The filter that takes gradients of outputs back to inputs.
  FilterView reverse_filter(const at::Tensor &weight) const {
    return {floats(weight), outputs, inputs, 9 * inputs, 1, inputs, true};
  }

 private:
  TileGrid grid(int64_t channels, const WinogradKernels &kind) const {
    const auto rows = (height + kind.results - 1) / kind.results;
    const auto columns = (width + kind.results - 1) / kind.results;
    return {height, width, channels, rows, columns};
  }

  /// Proportional to the time: products, and reading the transformed filter, which takes as long as some
  /// 80 tiles.
  int64_t cost(const WinogradKernels &kind) const {
    const auto all = grid(inputs, kind);
    return kind.products * (pictures * all.rows * all.columns + 80);
  }
};

at::Tensor transformed(const FilterView &filter, const WinogradKernels &tiles) {
  auto panels = at::empty({tiles.products * filter.inputs * filter.outputs}, at::kFloat);
  auto *target = mutable_floats(panels);
  parallel(filter.outputs / lanes,
           [&](int64_t block) { tiles.transform_filter(filter, block, target); });
  return panels;
}

/// `y = x * filter + bias`; `bias` may be null.
void convolve(const float *x, const FilterView &filter, const float *bias, const Geometry &geometry,
              float *y) {
  const auto &tiles = *geometry.tiles;
  const auto weights = transformed(filter, tiles);
  const auto from = geometry.grid(filter.inputs), to = geometry.grid(filter.outputs);
  const auto threads = at::get_num_threads();
  const auto count = geometry.tile_count();
  const auto rounds = (count + threads * tiles_at_once - 1) / (threads * tiles_at_once);
  const auto tasks = std::min(threads * rounds, count);
  parallel(tasks, [&](int64_t task) {
    const Share share(task, tasks, count);
    const auto taken = share.end - share.begin;
    const TileRange range{share.begin, share.end, taken, 0};
    const PanelSizes sizes{taken, filter.inputs, filter.outputs};
    auto values = at::empty({tiles.products * taken * filter.inputs}, at::kFloat);
    auto results = at::empty({tiles.products * taken * filter.outputs}, at::kFloat);
    tiles.transform_input(x, from, range, mutable_floats(values));
    for (int64_t p = 0; p < tiles.products; p++) {
      tiles.multiply(floats(values) + p * taken * filter.inputs,
                     floats(weights) + p * filter.inputs * filter.outputs, sizes,
                     mutable_floats(results) + p * taken * filter.outputs);
    }
    tiles.transform_output(floats(results), bias, to, range, y);
  });
}

/// Sums of products over tiles, from which the gradient of a filter is made.
struct WeightSums {
  const float *x, *upstream;
  FilterView filter;
  const Geometry &geometry;

  const WinogradKernels &tiles() const { return *geometry.tiles; }
  int64_t pairs() const { return filter.inputs * filter.outputs; }

  /// Transformed values and gradients of some tiles.
  struct Panels {
    at::Tensor values, gradients;
  };

  Panels panels(int64_t count) const {
    return {at::empty({tiles().products * count * filter.inputs}, at::kFloat),
            at::empty({tiles().products * count * filter.outputs}, at::kFloat)};
  }

  void transform(TileRange range, const Panels &panels) const {
    tiles().transform_input(x, geometry.grid(filter.inputs), range, mutable_floats(panels.values));
    tiles().transform_gradient(upstream, geometry.grid(filter.outputs), range,
                               mutable_floats(panels.gradients));
  }

  void accumulate(int64_t product, int64_t count, const Panels &panels, float *sums) const {
    tiles().accumulate(floats(panels.values) + product * count * filter.inputs,
                       floats(panels.gradients) + product * count * filter.outputs,
                       {count, filter.inputs, filter.outputs}, sums + product * pairs());
  }

  /// Many tiles and few channels: each part of the tiles is summed on its own, by one thread.
  at::Tensor by_tiles() const {
    const auto count = geometry.tile_count();
    auto parts = at::zeros({summed_parts, tiles().products * pairs()}, at::kFloat);
    parallel(summed_parts, [&](int64_t part) {
      const Share share(part, summed_parts, count);
      const auto most = std::min(tiles_at_once, share.end - share.begin);
      const auto scratch = panels(most);
      auto *sums = mutable_floats(parts) + part * tiles().products * pairs();
      for (int64_t begin = share.begin; begin < share.end; begin += most) {
        const auto taken = std::min(most, share.end - begin);
        transform({begin, begin + taken, taken, 0}, scratch);
        for (int64_t p = 0; p < tiles().products; p++) accumulate(p, taken, scratch, sums);
      }
    });
    return parts.sum(0);
  }

  /// Few tiles and many channels: the threads share the transforms, then the products.
  at::Tensor by_products() const {
    const auto count = geometry.tile_count();
    auto sums = at::zeros({tiles().products * pairs()}, at::kFloat);
    const auto most = std::min(count, tiles_summed);
    const auto scratch = panels(most);
    for (int64_t begin = 0; begin < count; begin += most) {
      const auto taken = std::min(most, count - begin);
      const int64_t tasks = at::get_num_threads();
      parallel(tasks, [&](int64_t task) {
        const Share share(task, tasks, taken);
        transform({begin + share.begin, begin + share.end, taken, share.begin}, scratch);
      });
      parallel(tiles().products,
               [&](int64_t p) { accumulate(p, taken, scratch, mutable_floats(sums)); });
    }
    return sums;
  }
};

/// Sums over tiles are the same for any number of threads.
void sum_weights(const WeightSums &weights, float *target) {
  const auto bytes = 4 * weights.tiles().products * weights.pairs();
  const auto sums = bytes <= most_summed_bytes ? weights.by_tiles() : weights.by_products();
  parallel(weights.filter.outputs, [&](int64_t output) {
    weights.tiles().filter_gradient(floats(sums), weights.filter, output, target);
  });
}

/// Lavin and Gray 2016. Nothing is kept for the backward pass that libtorch would not keep.
struct WinogradFunction : torch::autograd::Function<WinogradFunction> {
  static at::Tensor forward(AutogradContext *context, const at::Tensor &x, const at::Tensor &weight,
                            const std::optional<at::Tensor> &bias) {
    const Geometry geometry(x, weight);
    auto y = at::empty({x.size(0), weight.size(0), x.size(2), x.size(3)}, x.options(),
                       at::MemoryFormat::ChannelsLast);
    convolve(floats(x), geometry.filter(weight), bias ? floats(*bias) : nullptr, geometry,
             mutable_floats(y));
    context->save_for_backward({x, weight});
    context->saved_data["bias"] = bias.has_value();
    return y;
  }

  static variable_list backward(AutogradContext *context, variable_list upstream) {
    TORCH_CHECK(!c10::GradMode::is_enabled(), "the fused convolution has no second derivative");
    const auto kept = context->get_saved_variables();
    const auto &x = kept[0], &weight = kept[1];
    const Geometry geometry(x, weight);
    const auto arriving = upstream[0].contiguous(at::MemoryFormat::ChannelsLast);
    at::Tensor input_gradient, weight_gradient, bias_gradient;
    if (context->needs_input_grad(0)) {
      input_gradient = at::empty_like(x);
      convolve(floats(arriving), geometry.reverse_filter(weight), nullptr, geometry,
               mutable_floats(input_gradient));
    }
    if (context->needs_input_grad(1)) {
      weight_gradient = at::empty_like(weight);
      sum_weights({floats(x), floats(arriving), geometry.filter(weight), geometry},
                  mutable_floats(weight_gradient));
    }
    if (context->saved_data["bias"].toBool()) bias_gradient = arriving.sum({0, 2, 3});
    return {input_gradient, weight_gradient, bias_gradient};
  }
};

}  // namespace

bool suits_winograd(const at::Tensor &x, const at::Tensor &weight) {
  return c10::GradMode::is_enabled() && weight.requires_grad() && x.dim() == 4 &&
         !at::autocast::is_autocast_enabled(at::kCPU) && has_channel_rows(x) &&
         has_channel_rows(weight) && weight.size(2) == 3 && weight.size(3) == 3 &&
         weight.size(1) == x.size(1) && weight.size(0) % lanes == 0 && weight.size(1) % lanes == 0;
}

at::Tensor winograd_convolution(const at::Tensor &x, const at::Tensor &weight,
                                const std::optional<at::Tensor> &bias) {
  return WinogradFunction::apply(x, weight, bias);
}

}  // namespace ct
