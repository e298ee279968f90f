#!/usr/bin/env bash
# Lays out in .deps what Mien is built against and run with: libtorch, OpenVINO, the face detector, Plotly.
#
#   Scripts/setup.sh [demo]
#
# Everything comes from the wheels in Scripts/pins/wheels.txt, pinned by hash; system packages are installed only
# when something is missing. `demo` fetches the demo's photograph as well. Can be interrupted and run again at
# any time. The environment may say:
#   LIBTORCH=/path  use this libtorch (its folder with include and lib); remembered, LIBTORCH= goes back
#   OPENVINO=/path  use this OpenVINO (its archive's folder, or one with include and lib); remembered likewise
#   CUDA=1          add the libraries that libtorch needs on a GPU (2.0 GB); remembered, CUDA=0 removes them
set -euo pipefail
# shellcheck source=SCRIPTDIR/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
# shellcheck source=SCRIPTDIR/lib/wheels.sh
source "$root/Scripts/lib/wheels.sh"
# shellcheck source=SCRIPTDIR/lib/engines.sh
source "$root/Scripts/lib/engines.sh"

[ "$(uname -sm)" = "Linux x86_64" ] ||
  fail "Mien's engines are pinned for Linux on x86-64; this is $(uname -sm)"
case ${1:-} in '' | demo) ;; *) fail "unknown argument \"$1\"; the only one is demo" ;; esac
trap 'say "interrupted; run it again to go on"; exit 130' INT TERM
started=$SECONDS
mkdir -p "$stamps" 2>/dev/null || fail "$deps cannot be written"
exec 9>"$deps/lock"
flock -n 9 || { say "another set-up is running; waiting for it"; flock 9; }
rm -rf "$cache/part"
install_system_packages

recall LIBTORCH
recall OPENVINO
check_libtorch
check_openvino

groups=" share ${1:-} "
if [ -z "$LIBTORCH" ]; then
  groups+="torch "
  : "${CUDA=$(cat "$stamps/CUDA" 2>/dev/null || true)}"
  case $CUDA in
    1) groups+="cuda " ;;
    '' | 0) ;;
    *) fail "CUDA is either 0 or 1, not \"$CUDA\"" ;;
  esac
elif [ "${CUDA:-0}" != 0 ]; then
  fail "CUDA=$CUDA belongs to the libtorch that is downloaded; the one in $LIBTORCH brings its own libraries"
fi
[ -n "$OPENVINO" ] || groups+="openvino "

wanted=()
to_download=0
downloads=()
while read -r group requirement size hash keep; do
  case $group in '' | '#') continue ;; esac
  if [ "$group" = cuda ] && [ "${CUDA:-}" = 0 ] && [ -f "$stamps/$(name_of "$requirement")" ]; then
    say "removing $requirement"
    remove "$(name_of "$requirement")"
  fi
  case $groups in *" $group "*) ;; *) continue ;; esac
  ! is_laid_out "$requirement" "$hash" || continue
  wanted+=("$requirement $hash $keep")
  in_cache "$requirement" >/dev/null && continue
  downloads+=("${requirement/==/ } ($size MB)")
  to_download=$((to_download + size))
done <"$root/Scripts/pins/wheels.txt"

if [ ${#downloads[@]} -gt 0 ]; then
  say "downloading $to_download MB into .deps: $(printf '%s, ' "${downloads[@]}" | sed 's/, $//')"
  room=$(df -Pm "$deps" | awk 'NR == 2 { print $4 }')
  # A wheel unpacks to about twice its size, and lies beside what comes out of it.
  [ "$room" -gt $((to_download * 3)) ] ||
    fail "that takes about $((to_download * 3)) MB while it lasts and only $room MB are free in $deps"
fi
for entry in "${wanted[@]}"; do
  read -r requirement hash keep <<<"$entry"
  say "${requirement/==/ }"
  fetch "$requirement" "$hash"
  lay_out "$requirement" "$hash" "$keep"
done
link_libtorch
link_openvino
remember
rm -rf "$cache/part"
rmdir "$cache" 2>/dev/null || true

if [ ${#wanted[@]} -eq 0 ]; then
  say "already set up: $(describe_engines)"
else
  say "done in $((SECONDS - started)) s: $(describe_engines)"
fi
command -v swift >/dev/null ||
  say "note: swift was not found; Mien needs Swift 6.3 or newer, from https://www.swift.org/install"
