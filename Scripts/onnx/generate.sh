#!/bin/sh
# Makes Sources/MienONNX/Generated/onnx_subset.pb.swift from onnx_subset.proto.
#
# Needs `protoc` (Debian: protobuf-compiler) and the path of `protoc-gen-swift`, which the swift-protobuf
# checkout of the version in Package.swift builds (a minute):
#   swift build --package-path .build/checkouts/swift-protobuf --scratch-path /tmp/protoc-gen-swift \
#     --product protoc-gen-swift
#   Scripts/onnx/generate.sh /tmp/protoc-gen-swift/debug/protoc-gen-swift
set -eu
plugin=${1:?"usage: generate.sh PATH-OF-protoc-gen-swift"}
here=$(cd "$(dirname "$0")" && pwd)
output=$here/../../Sources/MienONNX/Generated
mkdir -p "$output"
protoc --plugin=protoc-gen-swift="$plugin" --proto_path="$here" \
  --swift_opt=Visibility=Internal --swift_out="$output" onnx_subset.proto
