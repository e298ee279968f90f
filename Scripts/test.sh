#!/usr/bin/env bash
# Runs the tests that were built, and names those that failed once more at the end, where a log is read first.
#
#   Scripts/test.sh [CONFIGURATION]
#
# Run it through `make test`, which sets up and builds. All output is also in .build/test.log.
set -euo pipefail
# shellcheck source=SCRIPTDIR/lib/common.sh
source "$(dirname "$0")/lib/common.sh"

cd "$root"
configuration=${1:-debug}
log=.build/test.log
: > "$log"

tests() {
  swift test -c "$configuration" --skip-build --disable-xctest "$@" 2>&1 | tee -a "$log"
}

# What a server does with slow clients is tested while nothing else keeps the cores busy.
if tests --skip MienServerTests && tests --no-parallel --filter MienServerTests; then exit; fi
echo
grep -aE 'recorded an issue|^error: |Fatal error|unexpected signal' "$log" || true
fail "tests failed; they are named above, and all of the output is in $log"
