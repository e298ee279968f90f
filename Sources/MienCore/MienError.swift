/// A failure that is told to a person: one line that says what, where and what to do.
///
/// The command line prints ``description`` and exits with the code of ``kind``. Library code throws it
/// for everything a user can type or feed in; programming mistakes trap instead.
public struct MienError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Whose turn it is to act, and so which exit code the command line returns.
  public enum Kind: Sendable {
    /// The work could not be done (exit code 1): a broken file, a full disk.
    case failure
    /// The request made no sense (exit code 2): an unknown key, a missing option.
    case usage
  }

  public let kind: Kind
  public let description: String

  /// - Parameter description: One line without a final full stop; names file, row or key where known.
  public init(_ description: String, kind: Kind = .failure) {
    self.kind = kind
    self.description = description
  }

  /// A request that made no sense (exit code 2).
  public static func usage(_ description: String) -> MienError {
    MienError(description, kind: .usage)
  }
}
