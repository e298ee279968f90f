// swift-tools-version: 6.1
import PackageDescription

// `make setup` lays the two engines and the shared files out in `.deps` (see Scripts/setup.sh).
let deps = "\(Context.packageDirectory)/.deps"
let training = TargetDependencyCondition.when(traits: ["Training"])
let vision = TargetDependencyCondition.when(traits: ["Vision"])

// The program loads libtorch when it first needs it, from libMienTorch.so beside it; see Sources/CTorch/lazy.
// MIEN_LINK_TORCH=1 links both into the program instead, which then is one file.
let linksTorch = Context.environment["MIEN_LINK_TORCH"] != nil

func border(_ name: String, exclude: [String]) -> Target {
  .target(
    name: name, path: "Sources/CTorch", exclude: exclude,
    cxxSettings: [
      .headerSearchPath("forward"),
      .unsafeFlags([
        "-isystem", "\(deps)/libtorch/include",
        "-isystem", "\(deps)/libtorch/include/torch/csrc/api/include",
      ]),
    ],
    linkerSettings: [
      .unsafeFlags([
        "-L\(deps)/libtorch/lib", "-Xlinker", "-rpath", "-Xlinker", "\(deps)/libtorch/lib",
      ]),
      .linkedLibrary("torch_cpu"), .linkedLibrary("c10"),
    ])
}

let package = Package(
  name: "mien",
  products: [
    .executable(name: "mien", targets: ["mien"]),
    .library(name: "Torch", targets: ["Torch"]),
    .library(name: "MienLab", targets: ["MienLab"]),
    .library(name: "MienVision", targets: ["MienVision", "MienImage"]),
    .library(name: "MienServer", targets: ["MienServer"]),
  ],
  traits: [
    .trait(name: "Training", description: "Train and evaluate networks with libtorch."),
    .trait(name: "Vision", description: "Read pictures with libvips and predict with OpenVINO."),
    .default(enabledTraits: ["Training", "Vision"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1",
      traits: ["FullFoundation"]),
  ],
  targets: [
    // MARK: The command line
    .executableTarget(
      name: "mien",
      dependencies: [
        "MienCore", "MienData", "MienMetrics", "MienReport", "MienONNX",
        .target(name: "MienPapers", condition: training),
        .target(name: "MienLab", condition: training),
        .target(name: "MienModels", condition: training),
        .target(name: "MienServer", condition: vision),
        .target(name: "MienVision", condition: vision),
        .target(name: "MienImage", condition: vision),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // MARK: The laboratory
    .target(
      name: "MienPapers",
      dependencies: [
        "MienCore", "MienData", "MienMetrics", "MienReport",
        .target(name: "MienLab", condition: training),
        .target(name: "Torch", condition: training),
      ]),
    .target(name: "MienReport", dependencies: ["MienCore", "MienData", "MienMetrics", "CZlib"]),
    .target(
      name: "MienLab",
      dependencies: [
        "MienCore", "MienData", "MienMetrics", "MienONNX", "MienYAML", "Safetensors", "Yams",
        .target(name: "MienModels", condition: training),
        .target(name: "Torch", condition: training),
        .product(name: "GRDB", package: "GRDB.swift", condition: training),
      ]),
    .target(
      name: "MienModels",
      dependencies: ["MienCore", "MienONNX", .target(name: "Torch", condition: training)]),

    // MARK: The runtime
    .target(
      name: "MienServer",
      dependencies: [
        "MienCore", "MienONNX",
        .target(name: "MienVision", condition: vision),
        .target(name: "MienImage", condition: vision),
        .product(name: "Hummingbird", package: "hummingbird", condition: vision),
        .product(name: "HummingbirdTLS", package: "hummingbird", condition: vision),
      ]),
    .target(
      name: "MienVision",
      dependencies: [
        "MienCore", "MienData", "MienONNX",
        .target(name: "MienImage", condition: vision),
        .target(name: "COpenVINO", condition: vision),
        .target(name: "MienYAML", condition: vision),
        .product(name: "Yams", package: "Yams", condition: vision),
      ],
      resources: [.copy("Models")]),

    // MARK: Data, files and numbers
    .target(
      name: "MienData",
      dependencies: [
        "MienCore", "Safetensors", "CZlib", "CLzma",
        .target(name: "MienImage", condition: vision),
      ]),
    .target(
      name: "MienImage", dependencies: ["MienCore", .target(name: "CVips", condition: vision)]),
    .target(
      name: "MienONNX",
      dependencies: ["MienCore", .product(name: "SwiftProtobuf", package: "swift-protobuf")]),
    .target(name: "MienYAML", dependencies: ["MienCore", "Yams"]),
    .target(name: "MienMetrics", dependencies: ["MienCore"]),
    .target(
      name: "Torch",
      dependencies: ["MienCore", "Safetensors", .target(name: "CTorch", condition: training)]),
    .target(name: "Safetensors", dependencies: ["MienCore"]),
    .target(name: "MienCore"),

    // MARK: C borders
    linksTorch
      ? border("CTorch", exclude: ["lazy"])
      : .target(name: "CTorch", path: "Sources/CTorch", sources: ["lazy"]),
    .target(
      name: "COpenVINO",
      cSettings: [.unsafeFlags(["-isystem", "\(deps)/openvino/include"])],
      linkerSettings: [
        .unsafeFlags([
          "-L\(deps)/openvino/lib", "-Xlinker", "-rpath", "-Xlinker", "\(deps)/openvino/lib",
        ]),
        .linkedLibrary("openvino_c"),
      ]),

    .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLzma", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),

    // MARK: Tests
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "MienCoreTests", dependencies: ["MienCore", "TestSupport"], exclude: ["Golden"]),
    .testTarget(
      name: "SafetensorsTests", dependencies: ["Safetensors", "MienCore"], exclude: ["Golden"]),
    .testTarget(
      name: "TorchTests", dependencies: ["Torch", "Safetensors", "MienCore", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(name: "MienMetricsTests", dependencies: ["MienMetrics"], exclude: ["Golden"]),
    .testTarget(
      name: "MienONNXTests",
      dependencies: [
        "MienONNX", "MienCore", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "MienDataTests",
      dependencies: [
        "MienData", "MienCore", "Safetensors", .target(name: "MienImage", condition: vision),
      ],
      exclude: ["Synthetic/measure_difficulty.py"]),
    .testTarget(
      name: "MienImageTests", dependencies: ["MienImage", "MienCore"], exclude: ["Golden"]),
    .testTarget(
      name: "MienVisionTests",
      dependencies: ["MienVision", "MienImage", "MienONNX", "MienCore", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "MienServerTests",
      dependencies: [
        "MienServer", "MienVision", "MienImage", "MienONNX", "MienCore",
        .product(name: "Hummingbird", package: "hummingbird", condition: vision),
        .product(name: "HummingbirdTesting", package: "hummingbird", condition: vision),
      ]),
    .testTarget(
      name: "MienModelsTests",
      dependencies: [
        "MienCore", "MienModels", "MienONNX", "MienVision", "TestSupport",
        .target(name: "Torch", condition: training),
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "MienLabTests",
      dependencies: [
        "MienCore", "MienData", "MienLab", "Safetensors", "TestSupport",
        .target(name: "Torch", condition: training),
        .product(name: "GRDB", package: "GRDB.swift", condition: training),
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "MienPapersTests",
      dependencies: [
        "MienPapers", "MienCore", "MienData", "MienLab", "MienReport", "TestSupport",
        .target(name: "Torch", condition: training),
      ]),
    .testTarget(
      name: "MienReportTests",
      dependencies: ["MienReport", "MienMetrics", "MienCore", "CZlib", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "MienTests",
      dependencies: [
        "MienCore", "MienData", "MienReport", "TestSupport", "mien",
        .product(name: "GRDB", package: "GRDB.swift", condition: training),
      ]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx20
)

if !linksTorch {
  package.products.append(
    .library(name: "MienTorch", type: .dynamic, targets: ["CTorchLibrary"]))
  package.targets.append(border("CTorchLibrary", exclude: ["lazy"]))
}
