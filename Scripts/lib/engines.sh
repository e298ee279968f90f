# shellcheck shell=bash
# The links to the two engines: the downloaded ones, or copies the user has. To be sourced after wheels.sh.

# recall NAME: a choice that the environment does not make now stands as it was made before.
recall() {
  [ -n "${!1+given}" ] || printf -v "$1" '%s' "$(cat "$stamps/$1" 2>/dev/null || true)"
  [ -z "${!1}" ] || printf -v "$1" '%s' "$(realpath -m "${!1}")"
}

remember() {
  local name
  for name in LIBTORCH OPENVINO CUDA; do
    case ${!name:-} in
      '' | 0) rm -f "$stamps/$name" ;;
      *) echo "${!name}" >"$stamps/$name" ;;
    esac
  done
}

check_libtorch() {
  [ -n "$LIBTORCH" ] || return 0
  local file
  for file in include/ATen/ATen.h include/torch/csrc/api/include lib/libtorch_cpu.so lib/libc10.so; do
    [ -e "$LIBTORCH/$file" ] || fail "LIBTORCH=$LIBTORCH has no $file; it must be a libtorch folder with" \
      "include and lib (LIBTORCH= goes back to the one that is downloaded)"
  done
  case $(libtorch_version "$LIBTORCH") in
    2.11.*) ;;
    *) say "note: Mien is tested with libtorch 2.11, and $LIBTORCH is $(libtorch_version "$LIBTORCH")" ;;
  esac
}

libtorch_version() {
  local header
  header=$(cat "$1/include/torch/headeronly/version.h" \
    "$1/include/torch/csrc/api/include/torch/version.h" 2>/dev/null || true)
  for part in MAJOR MINOR PATCH; do
    awk -v name="TORCH_VERSION_$part" '$1 == "#define" && $2 == name { print $3; exit }' <<<"$header"
  done | paste -sd.
}

link_libtorch() {
  ln -sfn "${LIBTORCH:-python/torch}" "$deps/libtorch"
}

# Finds the headers and libraries of the user's OpenVINO: its archive, its wheel, or a plain prefix.
check_openvino() {
  openvino_include=../python/openvino/include
  openvino_lib=../python/openvino/libs
  [ -n "$OPENVINO" ] || return 0
  local folder
  openvino_include=
  openvino_lib=
  for folder in runtime/include include; do
    [ ! -e "$OPENVINO/$folder/openvino/c/openvino.h" ] || openvino_include=$OPENVINO/$folder
  done
  for folder in runtime/lib/intel64 lib/x86_64-linux-gnu libs lib; do
    ! compgen -G "$OPENVINO/$folder/libopenvino_c.so*" >/dev/null || openvino_lib=$OPENVINO/$folder
  done
  [ -n "$openvino_include" ] || fail "OPENVINO=$OPENVINO has no include/openvino/c/openvino.h, neither" \
    "directly nor under runtime (OPENVINO= goes back to the one that is downloaded)"
  [ -n "$openvino_lib" ] || fail "OPENVINO=$OPENVINO has no libopenvino_c.so in lib, libs or" \
    "runtime/lib/intel64 (OPENVINO= goes back to the one that is downloaded)"
}

openvino_version() {
  local part
  for part in MAJOR MINOR PATCH; do
    awk -v name="OPENVINO_VERSION_$part" '$1 == "#define" && $2 == name { print $3; exit }' \
      "$deps/openvino/include/openvino/core/version.hpp" 2>/dev/null
  done | paste -sd.
}

# The wheel's libraries have no plain name, which the linker asks for. A copy of the user's is not written to:
# if it lacks the name, a folder of links stands in for it.
link_openvino() {
  local folder=$deps/openvino library
  mkdir -p "$folder"
  ln -sfn "$openvino_include" "$folder/include"
  [ -L "$folder/lib" ] || rm -rf "${folder:?}/lib"
  if [ -n "$OPENVINO" ] && [ ! -e "$openvino_lib/libopenvino_c.so" ]; then
    rm -f "$folder/lib"
    mkdir "$folder/lib"
    for library in "$openvino_lib"/*; do ln -s "$library" "$folder/lib/"; done
  else
    ln -sfn "$openvino_lib" "$folder/lib"
  fi
  [ -e "$folder/lib/libopenvino_c.so" ] || plain_name "$folder/lib"
}

plain_name() {
  local library
  library=$(cd "$1" && printf '%s\n' libopenvino_c.so.* | sort -V | tail -1)
  ln -sfn "$library" "$1/libopenvino_c.so"
}

describe_engines() {
  local torch=$deps/python/torch cuda=
  [ -z "$LIBTORCH" ] || torch=$LIBTORCH
  [ "${CUDA:-0}" != 1 ] || cuda=" with CUDA"
  echo "libtorch $(libtorch_version "$torch")$cuda${LIBTORCH:+ in $LIBTORCH}," \
    "OpenVINO $(openvino_version)${OPENVINO:+ in $OPENVINO}, face detector, Plotly"
}
