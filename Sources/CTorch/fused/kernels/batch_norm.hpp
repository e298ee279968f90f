// The passes over memory that batch normalisation makes; included once for each kind of processor.

/// Rows that are summed as floats before they join the sum of doubles.
constexpr int64_t summed_rows = 64;

void flush(std::vector<float> &partial, double *sums) {
  for (size_t i = 0; i < partial.size(); i++) sums[i] += partial[i];
  std::fill(partial.begin(), partial.end(), 0.0f);
}

inline Lanes before_activation(const NormGradient &gradient, int64_t i, int64_t c, Lanes slope,
                               Lanes limit) {
  const Lanes upstream = load(gradient.upstream + i);
  const Lanes z = gradient.y != nullptr
                      ? load(gradient.y + i)
                      : load(gradient.x + i) * load(gradient.scale + c) + load(gradient.shift + c);
  return activation_gradient(upstream, z, slope, limit);
}

void block_moments(const float *x, const float *origin, float *sums, float *squares, Rows rows) {
  int64_t row = rows.begin;
  for (; row + 4 <= rows.end; row += 4) {
    for (int64_t c = 0; c < rows.width; c += lanes) {
      const float *first = x + row * rows.width + c;
      const Lanes centre = load(origin + c);
      Lanes sum = load(sums + c), square = load(squares + c);
      for (int64_t k = 0; k < 4; k++) {
        const Lanes value = load(first + k * rows.width) - centre;
        sum += value;
        square += value * value;
      }
      store(sums + c, sum);
      store(squares + c, square);
    }
  }
  for (; row < rows.end; row++) {
    for (int64_t c = 0; c < rows.width; c += lanes) {
      const Lanes value = load(x + row * rows.width + c) - load(origin + c);
      store(sums + c, load(sums + c) + value);
      store(squares + c, load(squares + c) + value * value);
    }
  }
}

void block_gradient_moments(const NormGradient &gradient, float *sums, float *products,
                            float *before, Rows rows) {
  const Lanes slope = broadcast(gradient.activation.slope);
  const Lanes limit = broadcast(gradient.activation.limit);
  for (int64_t row = rows.begin; row < rows.end; row++) {
    for (int64_t c = 0; c < rows.width; c += lanes) {
      const int64_t i = row * rows.width + c;
      const Lanes g = before_activation(gradient, i, c, slope, limit);
      if (before != nullptr) store(before + i, g);
      store(sums + c, load(sums + c) + g);
      const Lanes centred = load(gradient.x + i) - load(gradient.mean + c);
      store(products + c, load(products + c) + g * centred);
    }
  }
}

void moments(const float *x, const float *origin, double *sums, double *squares, Rows rows) {
  std::vector<float> sum(rows.width), square(rows.width);
  for (int64_t begin = rows.begin; begin < rows.end; begin += summed_rows) {
    const Rows part{begin, std::min(begin + summed_rows, rows.end), rows.width};
    block_moments(x, origin, sum.data(), square.data(), part);
    flush(sum, sums);
    flush(square, squares);
  }
}

void normalize(const float *x, const float *residual, const float *scale, const float *shift,
               float *y, Activation activation, Rows rows) {
  const Lanes slope = broadcast(activation.slope), limit = broadcast(activation.limit);
  for (int64_t row = rows.begin; row < rows.end; row++) {
    for (int64_t c = 0; c < rows.width; c += lanes) {
      const int64_t i = row * rows.width + c;
      Lanes z = load(x + i) * load(scale + c) + load(shift + c);
      if (residual != nullptr) z += load(residual + i);
      store(y + i, activate(z, slope, limit));
    }
  }
}

void gradient_moments(const NormGradient &gradient, double *sums, double *products, float *before,
                      Rows rows) {
  std::vector<float> sum(rows.width), product(rows.width);
  for (int64_t begin = rows.begin; begin < rows.end; begin += summed_rows) {
    const Rows part{begin, std::min(begin + summed_rows, rows.end), rows.width};
    block_gradient_moments(gradient, sum.data(), product.data(), before, part);
    flush(sum, sums);
    flush(product, products);
  }
}

void input_gradient(const NormGradient &gradient, const float *before, const float *slope,
                    const float *offset, float *target, Rows rows) {
  const Lanes bend = broadcast(gradient.activation.slope);
  const Lanes limit = broadcast(gradient.activation.limit);
  for (int64_t row = rows.begin; row < rows.end; row++) {
    for (int64_t c = 0; c < rows.width; c += lanes) {
      const int64_t i = row * rows.width + c;
      const Lanes g =
          before != nullptr ? load(before + i) : before_activation(gradient, i, c, bend, limit);
      const Lanes rest = load(gradient.x + i) * load(slope + c) + load(offset + c);
      store(target + i, g * load(gradient.scale + c) + rest);
    }
  }
}
