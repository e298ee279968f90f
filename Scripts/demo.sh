#!/usr/bin/env bash
# The whole road in one go: synthetic faces, a network trained on them, a report, an .onnx file, a photograph.
#
#   Scripts/demo.sh [FOLDER]
#
# Everything it makes lies in FOLDER (runs/demo unless given). Run it through `make demo`, which sets up and builds.
set -euo pipefail
# shellcheck source=SCRIPTDIR/lib/common.sh
source "$(dirname "$0")/lib/common.sh"

cd "$root"
out=${1:-runs/demo}
photograph=.deps/share/mien/astronaut.png
[ -x .build/release/mien ] || fail "the program is not built; run: make demo"
[ -f "$photograph" ] || fail "the photograph is not there; run: make demo"
started=$SECONDS
mkdir -p "$out"
# A run is never overwritten by training, so an earlier demo's makes room.
rm -rf "$out/run" "$out/report" "$out/annotated"

step() {
  echo
  printf '$ mien'
  printf ' %q' "$@"
  echo
  .build/release/mien "$@"
}

step data synthesize --count 10000 --seed 1 --out "$out/faces.safetensors"
step train Recipes/demo.yaml --data "$out/faces.safetensors" --out "$out/run"
step evaluate "$out/run" --data "$out/faces.safetensors" --split PublicTest --report "$out/report"
step export "$out/run" --to "$out/model.onnx"
# The network above has seen only drawings; the one that Mien ships has seen photographs.
step predict "$photograph" --annotate "$out/annotated"

echo
say "done in $((SECONDS - started)) s. Open these:"
echo "  $out/report/report.html   how good the network is, and where it errs"
for picture in "$out"/annotated/*; do
  echo "  $picture   what it sees in a photograph"
done
echo "  $out/model.onnx   the network just trained, for any ONNX tool"
