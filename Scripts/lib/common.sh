# shellcheck shell=bash
# What the scripts share: how they speak, how they fail, and system packages. To be sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck disable=SC2034 # for the scripts that source this
deps=$root/.deps

say() { printf '%s: %s\n' "$(basename "$0" .sh)" "$*"; }

fail() {
  printf '%s: error: %s\n' "$(basename "$0" .sh)" "$*" >&2
  exit 1
}

# Prints the Debian packages that stand for what this machine lacks. Asks for the thing and not for the package,
# so that a library built by hand counts.
missing_packages() {
  if ! command -v pkg-config >/dev/null; then
    echo pkg-config libvips-dev zlib1g-dev liblzma-dev libsqlite3-dev
  else
    pkg-config --exists vips || echo libvips-dev
    pkg-config --exists zlib || echo zlib1g-dev
    pkg-config --exists liblzma || echo liblzma-dev
    pkg-config --exists sqlite3 || echo libsqlite3-dev
  fi
  command -v ffmpeg >/dev/null || echo ffmpeg
  if ! command -v python3 >/dev/null; then
    echo python3 python3-pip python3-venv
  else
    python3 -c 'import importlib.util as find
if not find.find_spec("pip"): print("python3-pip")
if not find.find_spec("ensurepip"): print("python3-venv")'
  fi
  [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -d /etc/pki ] || echo ca-certificates
}

# Installs what is missing; touches nothing when nothing is.
install_system_packages() {
  local packages=() sudo=()
  read -ra packages <<<"$(missing_packages | tr '\n' ' ')"
  [ ${#packages[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "this machine lacks ${packages[*]} (Debian's names) and has no" \
    "apt-get; install them with its own package manager and run this again"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "${packages[*]} must be installed and there is no sudo;" \
      "as root, run: apt-get install --no-install-recommends ${packages[*]}"
    sudo=(sudo)
  fi
  say "installing ${packages[*]} with ${sudo[*]:+sudo }apt-get"
  "${sudo[@]}" apt-get update -qq ||
    say "the package lists could not be renewed; going on with those there are"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" ||
    fail "apt-get could not install ${packages[*]}; its message stands above"
  read -ra packages <<<"$(missing_packages | tr '\n' ' ')"
  [ ${#packages[@]} -eq 0 ] || fail "${packages[*]} still cannot be found though apt-get installed it;" \
    "is another python3 or pkg-config before Debian's in PATH?"
}

# pip as the scripts want it, whatever the user's own settings are.
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_REQUIRE_VIRTUALENV=0 PIP_USER=0
export PIP_ROOT_USER_ACTION=ignore PIP_RETRIES=${PIP_RETRIES:-8}
# From pip 25.1 on a broken connection continues where it broke; older ones do not know the setting.
export PIP_RESUME_RETRIES=${PIP_RESUME_RETRIES:-8}
