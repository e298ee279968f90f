#if Training
  import Testing

  /// The root of all suites of this target. They run one after another: the generator, the number of
  /// threads and the count of live tensors belong to the whole process.
  ///
  /// Other targets' tests may run in the same process meanwhile, so that a test that cannot bear a
  /// neighbour is an exit test, which has a process of its own.
  @Suite("Torch", .serialized) struct TorchSuite {}
#endif
