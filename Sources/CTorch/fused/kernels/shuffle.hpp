// Channels dealt from two pictures to two; included once for each kind of processor.

/// Interleaves `count` numbers of `a` and `b`.
inline void interleave(const float *a, const float *b, int64_t count, float *target) {
  for (int64_t i = 0; i < count; i++) {
    target[2 * i] = a[i];
    target[2 * i + 1] = b[i];
  }
}

inline void separate(const float *source, int64_t count, float *a, float *b) {
  for (int64_t i = 0; i < count; i++) {
    a[i] = source[2 * i];
    b[i] = source[2 * i + 1];
  }
}

void deal(const float *a, const float *b, float *first, float *second, Rows rows) {
  const int64_t half = rows.width / 2;
  for (int64_t i = rows.begin * rows.width; i < rows.end * rows.width; i += rows.width) {
    interleave(a + i, b + i, half, first + i);
    interleave(a + i + half, b + i + half, half, second + i);
  }
}

void gather(const float *first, const float *second, float *a, float *b, Rows rows) {
  const int64_t half = rows.width / 2;
  for (int64_t i = rows.begin * rows.width; i < rows.end * rows.width; i += rows.width) {
    separate(first + i, half, a + i, b + i);
    separate(second + i, half, a + i + half, b + i + half);
  }
}
