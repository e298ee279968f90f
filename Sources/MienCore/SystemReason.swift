import Foundation

/// The system's words for an error of Foundation's, such as "No space left on device"; nil where it has none.
public func systemReason(of error: any Error) -> String? {
  let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
  return cause.map { String(cString: strerror($0.code.rawValue)) }
}
