// Sixteen floats at once, on whatever vector units the processor has.
//
// Included once for each kind of processor, see kernels.cpp.

typedef float Lanes __attribute__((vector_size(64)));
typedef int32_t IntegerLanes __attribute__((vector_size(64)));

inline Lanes load(const float *source) {
  Lanes value;
  std::memcpy(&value, source, sizeof value);
  return value;
}

inline void store(float *target, Lanes value) { std::memcpy(target, &value, sizeof value); }

// Subtracting 0 leaves every value as it is, so that nothing is computed; adding it would turn -0 into 0.
inline Lanes broadcast(float value) { return value - Lanes{}; }

/// The activation at `z`.
inline Lanes activate(Lanes z, Lanes slope, Lanes limit) {
  const Lanes bent = z < 0 ? z * slope : z;
  return bent > limit ? limit : bent;
}

/// `gradient` times the derivative at `z`; `z` may also be the activation's value, whose sign is the same.
inline Lanes activation_gradient(Lanes gradient, Lanes z, Lanes slope, Lanes limit) {
  const Lanes above = z < limit ? gradient : Lanes{};
  return z > 0 ? above : gradient * slope;
}
