#if Training
  import Testing

  /// The root of this target's suites: one after another, because each keeps all cores busy.
  @Suite("Models", .serialized) struct ModelsSuite {}
#endif
