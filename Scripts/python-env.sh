#!/usr/bin/env bash
# Makes a Python environment of exactly the packages in a requirements file, pinned by hash.
#
#   Scripts/python-env.sh FOLDER REQUIREMENTS MEGABYTES
#
# Does nothing when the folder holds it already. MEGABYTES is how much is downloaded, to be told beforehand.
# Wheels that arrived before an interruption come out of pip's own cache.
set -euo pipefail
# shellcheck source=SCRIPTDIR/lib/common.sh
source "$(dirname "$0")/lib/common.sh"

[ $# -eq 3 ] || fail "usage: Scripts/python-env.sh FOLDER REQUIREMENTS MEGABYTES"
folder=$1
requirements=$2
stamp=$(sha256sum <"$requirements")
shown=${folder#"$root/"}

if [ "$(cat "$folder/stamp" 2>/dev/null)" = "$stamp" ] && "$folder/bin/python" -c '' 2>/dev/null; then
  say "$shown is already set up"
  exit
fi
for python in python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3 ''; do
  "$python" -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
    2>/dev/null && break
done
[ -n "$python" ] || fail "$shown needs Python 3.11 to 3.14 with its venv module," \
  "and python3 is $(python3 --version 2>&1); install one of them beside it"

say "downloading $3 MB for $shown: $(sed -n 's/^\([a-z].*\)==\([^ ]*\).*/\1 \2/p' "$requirements" |
  paste -sd, | sed 's/,/, /g')"
rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
"$python" -m venv "$folder"
arguments=(--no-deps --require-hashes --only-binary=:all: --no-compile)
[ -t 1 ] || arguments+=(--quiet)
"$folder/bin/python" -m pip install "${arguments[@]}" --requirement "$requirements" ||
  fail "the packages in $requirements could not be installed; run this again once the package index" \
    "(pypi.org, or the one pip is set to) can be reached"
echo "$stamp" >"$folder/stamp"
