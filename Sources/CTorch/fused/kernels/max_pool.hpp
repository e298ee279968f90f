// Activation and maximum of windows; included once for each kind of processor.

typedef uint8_t ByteLanes __attribute__((vector_size(16)));

/// Lanes from `first` on.
inline IntegerLanes lanes_from(int64_t first) {
  const IntegerLanes indices = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return indices >= static_cast<int32_t>(first);
}

void max_pool(const float *x, const PoolShape &shape, Activation activation, float *y,
              uint8_t *places) {
  const Lanes slope = broadcast(activation.slope), limit = broadcast(activation.limit);
  for (int64_t row = 0; row < shape.out_height; row++) {
    for (int64_t column = 0; column < shape.out_width; column++) {
      const int64_t top = row * shape.stride - shape.padding;
      const int64_t left = column * shape.stride - shape.padding;
      const int64_t target = (row * shape.out_width + column) * shape.channels;
      for (int64_t c = 0; c < shape.channels; c += lanes) {
        // The last sixteen channels may be some of those before once more.
        const int64_t begin = std::min(c, shape.channels - lanes);
        Lanes best = broadcast(-std::numeric_limits<float>::infinity());
        IntegerLanes place = {};
        for (int64_t k = 0; k < shape.kernel * shape.kernel; k++) {
          const int64_t i = top + k / shape.kernel, j = left + k % shape.kernel;
          if (i < 0 || i >= shape.height || j < 0 || j >= shape.width) continue;
          const Lanes value = load(x + (i * shape.width + j) * shape.channels + begin);
          const IntegerLanes wins = (value > best) | (value != value);
          best = wins ? value : best;
          place = wins ? IntegerLanes{} + static_cast<int32_t>(k) : place;
        }
        store(y + target + begin, activate(best, slope, limit));
        const ByteLanes narrow = __builtin_convertvector(place, ByteLanes);
        std::memcpy(places + target + begin, &narrow, sizeof narrow);
      }
    }
  }
}

void max_pool_gradient(const float *upstream, const float *y, const uint8_t *places,
                       const PoolShape &shape, Activation activation, float *target) {
  const Lanes slope = broadcast(activation.slope), limit = broadcast(activation.limit);
  // Windows that neither overlap nor leave a pixel out write each pixel once.
  const bool exact = shape.kernel == shape.stride && shape.padding == 0 &&
                     shape.out_height * shape.stride == shape.height &&
                     shape.out_width * shape.stride == shape.width;
  if (!exact) {
    std::memset(target, 0, shape.height * shape.width * shape.channels * sizeof(float));
  }
  for (int64_t row = 0; row < shape.out_height; row++) {
    for (int64_t column = 0; column < shape.out_width; column++) {
      const int64_t top = row * shape.stride - shape.padding;
      const int64_t left = column * shape.stride - shape.padding;
      const int64_t source = (row * shape.out_width + column) * shape.channels;
      for (int64_t c = 0; c < shape.channels; c += lanes) {
        const int64_t begin = std::min(c, shape.channels - lanes);
        const IntegerLanes fresh = lanes_from(c - begin);
        ByteLanes narrow;
        std::memcpy(&narrow, places + source + begin, sizeof narrow);
        const IntegerLanes place = __builtin_convertvector(narrow, IntegerLanes);
        const Lanes gradient = activation_gradient(load(upstream + source + begin),
                                                   load(y + source + begin), slope, limit);
        for (int64_t k = 0; k < shape.kernel * shape.kernel; k++) {
          const int64_t i = top + k / shape.kernel, j = left + k % shape.kernel;
          if (i < 0 || i >= shape.height || j < 0 || j >= shape.width) continue;
          float *pixel = target + (i * shape.width + j) * shape.channels + begin;
          const IntegerLanes here = place == static_cast<int32_t>(k);
          if (exact) {
            store(pixel, here ? gradient : Lanes{});
          } else {
            store(pixel, load(pixel) + ((here & fresh) ? gradient : Lanes{}));
          }
        }
      }
    }
  }
}
