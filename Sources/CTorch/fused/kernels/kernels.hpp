// The loops over memory, in one version for each kind of processor. Pictures are rows of channels.
#pragma once

#include <cstdint>
#include <limits>

namespace ct {

/// The numbers one vector holds.
constexpr int64_t lanes = 16;

/// `slope * z` below zero, z above, at most `limit`: no activation, ReLU, LeakyReLU, ReLU6.
struct Activation {
  float slope = 1;
  float limit = std::numeric_limits<float>::infinity();

  bool is_identity() const { return slope == 1 && limit == std::numeric_limits<float>::infinity(); }
};

/// Rows `begin ..< end` of `width` numbers (a multiple of 16) each.
struct Rows {
  int64_t begin, end, width;
};

/// What the gradient of normalised, activated rows is made from.
struct NormGradient {
  const float *x;
  /// The activation's value; null where `x * scale + shift` tells its sign.
  const float *y;
  const float *upstream;
  const float *scale, *shift, *mean;
  Activation activation;
};

/// Pictures of rows of channels, cut into tiles.
struct TileGrid {
  int64_t height, width, channels, rows, columns;
};

/// Tiles `begin ..< end` of a grid. Their panels, [point][channels / 16][tile][16], have `stride` tiles, of
/// which these begin at `offset`.
struct TileRange {
  int64_t begin, end, stride, offset;
};

/// Kernels of 3 x 3 taps as the numbers lie in memory.
struct FilterView {
  const float *weight;
  int64_t inputs, outputs, input_stride, output_stride, tap_stride;
  bool rotated;
};

/// Panels of one point: values [inputs / 16][tiles][16], weights [outputs / 16][inputs][16].
struct PanelSizes {
  int64_t tiles, inputs, outputs;
};

/// A convolution of 3 x 3 kernels by `products` products for each tile of `results` x `results` pixels.
struct WinogradKernels {
  int64_t results, products;

  /// Sixteen output channels of the filter, the `block`-th, into panels [product][outputs / 16][inputs][16].
  void (*transform_filter)(const FilterView &filter, int64_t block, float *panels);
  void (*transform_input)(const float *x, const TileGrid &grid, TileRange range, float *panels);
  /// The transpose of the output's transform.
  void (*transform_gradient)(const float *x, const TileGrid &grid, TileRange range, float *panels);
  /// Panels of products into pixels, plus `bias` unless it is null.
  void (*transform_output)(const float *panels, const float *bias, const TileGrid &grid,
                           TileRange range, float *y);
  /// Panels [product][inputs / 16][outputs][16] into the gradient of the filter of channel `output`.
  void (*filter_gradient)(const float *panels, const FilterView &filter, int64_t output,
                          float *target);
  /// `results[o][t] = sum over i of weights[i][o] * values[i][t]`.
  void (*multiply)(const float *values, const float *weights, PanelSizes sizes, float *results);
  /// `target[i][o] += sum over t of values[i][t] * gradients[o][t]`.
  void (*accumulate)(const float *values, const float *gradients, PanelSizes sizes, float *target);
};

/// One picture, and square windows over it.
struct PoolShape {
  int64_t height, width, out_height, out_width, channels, kernel, stride, padding;
};

struct Kernels {
  /// Adds to `sums[c]` and `squares[c]` those of `x - origin[c]`.
  void (*moments)(const float *x, const float *origin, double *sums, double *squares, Rows rows);

  /// `y = activation(x * scale + shift + residual)`; `residual` may be null.
  void (*normalize)(const float *x, const float *residual, const float *scale, const float *shift,
                    float *y, Activation activation, Rows rows);

  /// Adds to `sums[c]` the gradient g before the activation, to `products[c]` those of `g * (x - mean)`,
  /// and writes g itself unless `before` is null.
  void (*gradient_moments)(const NormGradient &gradient, double *sums, double *products,
                           float *before, Rows rows);

  /// `target = scale * g + slope * x + offset` with the gradient g before the activation; it is read from
  /// `before` unless that is null.
  void (*input_gradient)(const NormGradient &gradient, const float *before, const float *slope,
                         const float *offset, float *target, Rows rows);

  /// The activation of the largest value of each window of a picture, and its place in the window, counted
  /// by rows. There are at least 16 channels.
  void (*max_pool)(const float *x, const PoolShape &shape, Activation activation, float *y,
                   uint8_t *places);

  /// The gradient of a picture before the activation and the pool, whose results are `y` and `places`.
  void (*max_pool_gradient)(const float *upstream, const float *y, const uint8_t *places,
                            const PoolShape &shape, Activation activation, float *target);

  /// Interleaves the channels of `a` and `b`; the lower half goes to `first`, the upper to `second`. The
  /// width of rows is even and need not be a multiple of 16.
  void (*deal)(const float *a, const float *b, float *first, float *second, Rows rows);

  /// Undoes `deal`.
  void (*gather)(const float *first, const float *second, float *a, float *b, Rows rows);

  WinogradKernels small_tiles, large_tiles;
};

/// The version for this processor.
const Kernels &kernels();

}  // namespace ct
