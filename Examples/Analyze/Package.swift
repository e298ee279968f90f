// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Analyze",
  dependencies: [
    // Vision alone: no libtorch in the binary.
    .package(name: "mien", path: "../..", traits: ["Vision"])
  ],
  targets: [
    .executableTarget(
      name: "Analyze", dependencies: [.product(name: "MienVision", package: "mien")])
  ],
  swiftLanguageModes: [.v6]
)
