import Foundation

/// A program that is not Mien, such as ffmpeg.
public enum OtherProgram {
  public struct Failure: Error {
    public let command: [String]
    public let status: Int32
  }

  public static let hasFFmpeg = [["ffmpeg", "-version"], ["ffprobe", "-version"]].allSatisfy {
    (try? run($0)) != nil
  }

  /// What a program prints on standard output.
  ///
  /// - Throws: ``Failure`` when it exits with another code than 0.
  @discardableResult
  public static func run(_ command: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(command: command, status: process.terminationStatus)
    }
    return String(decoding: data, as: UTF8.self)
  }
}
