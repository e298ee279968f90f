// Winograd's convolution of 3 x 3 kernels; included once for each kind of processor.
//
// Of a tile of m x m results, (m + 2)^2 products are made instead of 9 m^2. Lavin and Gray 2016, sections 4
// and 5; the matrices B, G and A below are theirs for the points 0, 1, -1, ... named with each tile.

/// The values at a point and at its negative.
inline void mirror(Lanes even, Lanes odd, Lanes *y) {
  y[0] = even + odd;
  y[1] = even - odd;
}

/// 3 x 3 results from 25 products; points 0, 1, -1, 2.
struct SmallTile {
  static constexpr int results = 3, points = 5;

  /// B^T x
  static void input(const Lanes *x, Lanes *y) {
    const Lanes odd = x[3] - x[1];
    y[0] = 2 * x[0] - x[1] - 2 * x[2] + x[3];
    y[1] = x[3] - x[2] - 2 * x[1];
    y[2] = 2 * x[1] - 3 * x[2] + x[3];
    y[3] = odd;
    y[4] = x[4] - x[2] - 2 * odd;
  }

  /// G x
  static void filter(const Lanes *x, Lanes *y) {
    const Lanes even = x[0] + x[2];
    y[0] = x[0] / 2;
    y[1] = (even + x[1]) * -0.5f;
    y[2] = (even - x[1]) * (-1 / 6.0f);
    y[3] = (x[0] + 2 * x[1] + 4 * x[2]) * (1 / 6.0f);
    y[4] = x[2];
  }

  /// A^T x
  static void output(const Lanes *x, Lanes *y) {
    const Lanes even = x[1] + x[2];
    y[0] = x[0] + even + x[3];
    y[1] = x[1] - x[2] + 2 * x[3];
    y[2] = even + 4 * x[3] + x[4];
  }

  /// A x
  static void gradient(const Lanes *x, Lanes *y) {
    const Lanes even = x[0] + x[2];
    y[0] = x[0];
    mirror(even, x[1], y + 1);
    y[3] = x[0] + 2 * x[1] + 4 * x[2];
    y[4] = x[2];
  }

  /// G^T x
  static void filter_gradient(const Lanes *x, Lanes *y) {
    const Lanes a = x[1] * -0.5f, b = x[2] * (-1 / 6.0f), c = x[3] * (1 / 6.0f);
    y[0] = x[0] / 2 + a + b + c;
    y[1] = a - b + 2 * c;
    y[2] = a + b + 4 * c + x[4];
  }
};

/// 6 x 6 results from 64 products; points 0, 1, -1, 2, -2, 1/2, -1/2.
struct LargeTile {
  static constexpr int results = 6, points = 8;

  static void input(const Lanes *x, Lanes *y) {
    y[0] = x[0] - x[6] + (x[4] - x[2]) * 5.25f;
    const Lanes even1 = x[2] + x[6] - x[4] * 4.25f, odd1 = x[1] + x[5] - x[3] * 4.25f;
    mirror(even1, odd1, y + 1);
    const Lanes even2 = x[6] + x[2] * 0.25f - x[4] * 1.25f;
    const Lanes odd2 = x[1] * 0.5f - x[3] * 2.5f + x[5] * 2;
    mirror(even2, odd2, y + 3);
    const Lanes even3 = x[6] + x[2] * 4 - x[4] * 5, odd3 = x[1] * 2 - x[3] * 2.5f + x[5] * 0.5f;
    mirror(even3, odd3, y + 5);
    y[7] = x[7] - x[1] + (x[3] - x[5]) * 5.25f;
  }

  static void filter(const Lanes *x, Lanes *y) {
    const Lanes even1 = (x[0] + x[2]) * (-2 / 9.0f), odd1 = x[1] * (-2 / 9.0f);
    const Lanes even2 = (x[0] + 4 * x[2]) * (1 / 90.0f), odd2 = x[1] * (2 / 90.0f);
    const Lanes even3 = (x[0] + 0.25f * x[2]) * (32 / 45.0f), odd3 = x[1] * (16 / 45.0f);
    y[0] = x[0];
    mirror(even1, odd1, y + 1);
    mirror(even2, odd2, y + 3);
    mirror(even3, odd3, y + 5);
    y[7] = x[2];
  }

  static void output(const Lanes *x, Lanes *y) {
    const Lanes even1 = x[1] + x[2], odd1 = x[1] - x[2];
    const Lanes even2 = x[3] + x[4], odd2 = x[3] - x[4];
    const Lanes even3 = x[5] + x[6], odd3 = x[5] - x[6];
    y[0] = x[0] + even1 + even2 + even3;
    y[1] = odd1 + 2 * odd2 + 0.5f * odd3;
    y[2] = even1 + 4 * even2 + 0.25f * even3;
    y[3] = odd1 + 8 * odd2 + 0.125f * odd3;
    y[4] = even1 + 16 * even2 + 0.0625f * even3;
    y[5] = odd1 + 32 * odd2 + 0.03125f * odd3 + x[7];
  }

  static void gradient(const Lanes *x, Lanes *y) {
    const Lanes even1 = x[0] + x[2] + x[4], odd1 = x[1] + x[3] + x[5];
    const Lanes even2 = x[0] + 4 * x[2] + 16 * x[4], odd2 = 2 * x[1] + 8 * x[3] + 32 * x[5];
    const Lanes even3 = x[0] + 0.25f * x[2] + 0.0625f * x[4];
    const Lanes odd3 = 0.5f * x[1] + 0.125f * x[3] + 0.03125f * x[5];
    y[0] = x[0];
    mirror(even1, odd1, y + 1);
    mirror(even2, odd2, y + 3);
    mirror(even3, odd3, y + 5);
    y[7] = x[5];
  }

  static void filter_gradient(const Lanes *x, Lanes *y) {
    const Lanes even1 = (x[1] + x[2]) * (-2 / 9.0f), odd1 = (x[1] - x[2]) * (-2 / 9.0f);
    const Lanes even2 = (x[3] + x[4]) * (1 / 90.0f), odd2 = (x[3] - x[4]) * (1 / 90.0f);
    const Lanes even3 = (x[5] + x[6]) * (32 / 45.0f), odd3 = (x[5] - x[6]) * (32 / 45.0f);
    y[0] = x[0] + even1 + even2 + even3;
    y[1] = odd1 + 2 * odd2 + 0.5f * odd3;
    y[2] = even1 + 4 * even2 + 0.25f * even3 + x[7];
  }
};

/// `y = T x T^T` with the map `T` of columns of `from` to columns of `to` numbers.
template <int from, int to>
inline void both_ways(const Lanes (&x)[from][from], void (*map)(const Lanes *, Lanes *),
                      Lanes (&y)[to][to]) {
  Lanes half[from][to];
  for (int j = 0; j < from; j++) {
    Lanes column[from];
    for (int i = 0; i < from; i++) column[i] = x[i][j];
    map(column, half[j]);
  }
  for (int i = 0; i < to; i++) {
    Lanes row[from];
    for (int j = 0; j < from; j++) row[j] = half[j][i];
    map(row, y[i]);
  }
}

/// The corner of tile `index` in its picture, and the picture's first number.
struct TilePlace {
  int64_t row, column, picture;

  TilePlace(const TileGrid &grid, int64_t index, int64_t size)
      : row(index / grid.columns % grid.rows * size),
        column(index % grid.columns * size),
        picture(index / (grid.rows * grid.columns) * grid.height * grid.width * grid.channels) {}
};

/// The square of `size` x `size` pixels from (`top`, `left`) of sixteen channels; zero beyond the picture.
template <int size>
inline void load_square(const float *x, const TileGrid &grid, int64_t top, int64_t left,
                        Lanes (&square)[size][size]) {
  for (int i = 0; i < size; i++) {
    const bool inside = top + i >= 0 && top + i < grid.height;
    for (int j = 0; j < size; j++) {
      const bool exists = inside && left + j >= 0 && left + j < grid.width;
      square[i][j] =
          exists ? load(x + ((top + i) * grid.width + left + j) * grid.channels) : Lanes{};
    }
  }
}

/// Transforms squares of `size` pixels, `margin` outside the tile's corner, into panels.
template <class Tile, int size, int margin>
inline void transform_squares(const float *x, const TileGrid &grid, TileRange range,
                              void (*map)(const Lanes *, Lanes *), float *panels) {
  constexpr int points = Tile::points;
  const int64_t blocks = grid.channels / lanes;
  for (int64_t tile = range.begin; tile < range.end; tile++) {
    const TilePlace place(grid, tile, Tile::results);
    for (int64_t block = 0; block < blocks; block++) {
      Lanes square[size][size], transformed[points][points];
      load_square(x + place.picture + block * lanes, grid, place.row - margin,
                  place.column - margin, square);
      both_ways<size, points>(square, map, transformed);
      float *target = panels + (block * range.stride + range.offset + tile - range.begin) * lanes;
      for (int p = 0; p < points * points; p++) {
        store(target + p * blocks * range.stride * lanes, transformed[p / points][p % points]);
      }
    }
  }
}

template <class Tile>
void transform_input(const float *x, const TileGrid &grid, TileRange range, float *panels) {
  transform_squares<Tile, Tile::points, 1>(x, grid, range, Tile::input, panels);
}

template <class Tile>
void transform_gradient(const float *x, const TileGrid &grid, TileRange range, float *panels) {
  transform_squares<Tile, Tile::results, 0>(x, grid, range, Tile::gradient, panels);
}

template <class Tile>
void transform_output(const float *panels, const float *bias, const TileGrid &grid, TileRange range,
                      float *y) {
  constexpr int points = Tile::points, results = Tile::results;
  const int64_t blocks = grid.channels / lanes;
  for (int64_t tile = range.begin; tile < range.end; tile++) {
    const TilePlace place(grid, tile, results);
    for (int64_t block = 0; block < blocks; block++) {
      Lanes products[points][points], square[results][results];
      const float *source =
          panels + (block * range.stride + range.offset + tile - range.begin) * lanes;
      for (int p = 0; p < points * points; p++) {
        products[p / points][p % points] = load(source + p * blocks * range.stride * lanes);
      }
      both_ways<points, results>(products, Tile::output, square);
      const Lanes added = bias != nullptr ? load(bias + block * lanes) : Lanes{};
      for (int i = 0; i < results && place.row + i < grid.height; i++) {
        for (int j = 0; j < results && place.column + j < grid.width; j++) {
          const int64_t pixel = (place.row + i) * grid.width + place.column + j;
          store(y + place.picture + pixel * grid.channels + block * lanes, square[i][j] + added);
        }
      }
    }
  }
}

/// Nine taps of sixteen inputs and outputs, as [tap][output][input].
struct FilterBlock {
  float values[9][lanes][lanes];

  /// From `source`, where the inputs lie side by side.
  void read(const float *source, const FilterView &filter) {
    for (int64_t tap = 0; tap < 9; tap++) {
      for (int64_t j = 0; j < lanes; j++) {
        const float *row = source + j * filter.output_stride + tap * filter.tap_stride;
        store(values[tap][j], load(row));
      }
    }
  }

  /// The outputs' values of one input.
  Lanes column(int64_t tap, int64_t input) const {
    float column[lanes];
    for (int64_t j = 0; j < lanes; j++) column[j] = values[tap][j][input];
    return load(column);
  }
};

template <class Tile>
void transform_filter(const FilterView &filter, int64_t block, float *panels) {
  constexpr int points = Tile::points;
  const int64_t blocks = filter.outputs / lanes;
  const bool transposes = filter.output_stride != 1;
  FilterBlock taps;
  for (int64_t input = 0; input < filter.inputs; input++) {
    Lanes kernel[3][3], transformed[points][points];
    const float *source =
        filter.weight + input * filter.input_stride + block * lanes * filter.output_stride;
    if (transposes && input % lanes == 0) taps.read(source, filter);
    for (int k = 0; k < 9; k++) {
      const int tap = filter.rotated ? 8 - k : k;
      kernel[k / 3][k % 3] =
          transposes ? taps.column(tap, input % lanes) : load(source + tap * filter.tap_stride);
    }
    both_ways<3, points>(kernel, Tile::filter, transformed);
    for (int p = 0; p < points * points; p++) {
      store(panels + ((p * blocks + block) * filter.inputs + input) * lanes,
            transformed[p / points][p % points]);
    }
  }
}

template <class Tile>
void filter_gradient(const float *panels, const FilterView &filter, int64_t output, float *target) {
  constexpr int points = Tile::points;
  const int64_t blocks = filter.inputs / lanes;
  for (int64_t block = 0; block < blocks; block++) {
    Lanes sums[points][points], kernel[3][3];
    for (int p = 0; p < points * points; p++) {
      sums[p / points][p % points] =
          load(panels + ((p * blocks + block) * filter.outputs + output) * lanes);
    }
    both_ways<points, 3>(sums, Tile::filter_gradient, kernel);
    for (int k = 0; k < 9; k++) {
      store(target + output * filter.output_stride + k * filter.tap_stride + block * lanes,
            kernel[k / 3][k % 3]);
    }
  }
}

template <int rows>
inline void multiply_rows(const float *values, int64_t stride, const float *weights, int64_t blocks,
                          float *results) {
  Lanes sums[rows] = {};
  for (int64_t block = 0; block < blocks; block++) {
    for (int64_t k = 0; k < lanes; k++) {
      const Lanes weight = load(weights + (block * lanes + k) * lanes);
      for (int r = 0; r < rows; r++) {
        sums[r] += broadcast(values[block * stride + r * lanes + k]) * weight;
      }
    }
  }
  for (int r = 0; r < rows; r++) store(results + r * lanes, sums[r]);
}

void multiply(const float *values, const float *weights, PanelSizes sizes, float *results) {
  const int64_t blocks = sizes.inputs / lanes;
  for (int64_t output = 0; output < sizes.outputs / lanes; output++) {
    const float *column = weights + output * sizes.inputs * lanes;
    float *target = results + output * sizes.tiles * lanes;
    int64_t t = 0;
    for (; t + 6 <= sizes.tiles; t += 6) {
      multiply_rows<6>(values + t * lanes, sizes.tiles * lanes, column, blocks, target + t * lanes);
    }
    for (; t + 2 <= sizes.tiles; t += 2) {
      multiply_rows<2>(values + t * lanes, sizes.tiles * lanes, column, blocks, target + t * lanes);
    }
    if (t < sizes.tiles) {
      multiply_rows<1>(values + t * lanes, sizes.tiles * lanes, column, blocks, target + t * lanes);
    }
  }
}

template <int rows>
inline void accumulate_rows(const float *values, const float *gradients, int64_t tiles,
                            float *target) {
  Lanes sums[rows];
  for (int r = 0; r < rows; r++) sums[r] = load(target + r * lanes);
  for (int64_t t = 0; t < tiles; t++) {
    const Lanes value = load(values + t * lanes);
    for (int r = 0; r < rows; r++) sums[r] += broadcast(gradients[t * lanes + r]) * value;
  }
  for (int r = 0; r < rows; r++) store(target + r * lanes, sums[r]);
}

void accumulate(const float *values, const float *gradients, PanelSizes sizes, float *target) {
  for (int64_t input = 0; input < sizes.inputs / lanes; input++) {
    const float *column = values + input * sizes.tiles * lanes;
    for (int64_t output = 0; output < sizes.outputs / lanes; output++) {
      const float *rows = gradients + output * sizes.tiles * lanes;
      float *sums = target + (input * sizes.outputs + output * lanes) * lanes;
      accumulate_rows<6>(column, rows, sizes.tiles, sums);
      accumulate_rows<5>(column, rows + 6, sizes.tiles, sums + 6 * lanes);
      accumulate_rows<5>(column, rows + 11, sizes.tiles, sums + 11 * lanes);
    }
  }
}

template <class Tile>
constexpr WinogradKernels winograd() {
  return {
      Tile::results,
      Tile::points * Tile::points,
      transform_filter<Tile>,
      transform_input<Tile>,
      transform_gradient<Tile>,
      transform_output<Tile>,
      filter_gradient<Tile>,
      multiply,
      accumulate,
  };
}
