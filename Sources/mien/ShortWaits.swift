#if Training
  import Foundation

  /// Makes threads that wait for each other sleep sooner.
  ///
  /// libgomp's threads look for each other for milliseconds before they sleep. That costs nothing while they have the
  /// cores to themselves, and half of the speed when another program works beside them. It reads the setting before
  /// `main`, so a command that trains begins anew with it: the same process, some 30 ms later.
  enum ShortWaits {
    private static let training = ["train", "sweep", "reproduce", "bench"]

    static func begin() {
      guard CommandLine.arguments.dropFirst().first.map(training.contains) == true,
        getenv("GOMP_SPINCOUNT") == nil, getenv("OMP_WAIT_POLICY") == nil
      else { return }
      setenv("GOMP_SPINCOUNT", "10000", 0)
      // Where this fails the command runs as it is.
      execv("/proc/self/exe", CommandLine.unsafeArgv)
    }
  }
#endif
