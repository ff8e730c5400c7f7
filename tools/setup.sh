# What the project needs from the machine, and how it gets there. Sourced by ./dev; nothing here runs by itself.
#
# On Debian missing packages are installed (as root, else with sudo). Everywhere else they are named. A tool that is
# already on PATH is kept, whoever installed it: another Node, a newer Emscripten, somebody's own Chromium.

# "package  probe", where a probe is a command, a <header>, or a /file that only Debian's packages have.
setup_build="
g++                 g++
cmake               cmake
ninja-build         ninja
python3             python3
nlohmann-json3-dev  <nlohmann/json.hpp>
emscripten          emcc
nodejs              node
npm                 npm"
setup_test="
libgtest-dev        <gtest/gtest.h>
librapidcheck-dev   <rapidcheck.h>
tzdata              /usr/share/zoneinfo/tzdata.zi
chromium            chromium
firefox-esr         firefox
fonts-liberation    /usr/share/fonts/truetype/liberation
fonts-noto-cjk      /usr/share/fonts/opentype/noto"
setup_bench="
libbenchmark-dev    <benchmark/benchmark.h>"
setup_fuzz="
clang               clang++
libclang-rt-14-dev  /usr/lib/llvm-14/lib/clang"
setup_lint="
clang-format        clang-format
clang-tidy          clang-tidy"

# The oldest Node that the page's build tools accept. Debian 12 brings 18, so a newer one is put into build/node for them.
node_floor=20.19.0
node_package=node@22

# need GROUP...: everything of these groups is there when it returns. A stamp makes the next call free.
need() {
  local group start=$EPOCHREALTIME installed=
  for group in "$@"; do
    local list="setup_$group" stamp="build/setup/$group"
    if [ "$(cat "$stamp" 2>/dev/null)" != "$(setup_key)" ]; then
      install_missing "${!list}"
      mkdir -p build/setup && setup_key >"$stamp"
    fi
  done
  use_recent_node
  [ -z "$installed" ] || phases+=("set-up $(seconds_since "$start") s")
}

# Changes when the lists above do, so that a pull that adds a package is noticed.
setup_key() { cksum <tools/setup.sh; }

install_missing() {
  local package probe missing=()
  while read -r package probe; do
    [ -z "$package" ] || is_there "$probe" || missing+=("$package")
  done <<<"$1"
  [ ${#missing[@]} -gt 0 ] || return 0
  if ! on_debian; then
    die "missing on this machine: ${missing[*]}" "These are Debian's package names; install what your system calls them, then run this again."
  fi
  installed=yes
  say "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >build/log/apt.log 2>&1 ||
    { tail -n 20 build/log/apt.log >&2; die "apt-get could not install them (build/log/apt.log)"; }
}

is_there() {
  case $1 in
    emcc) [ -n "${EMSDK:-}" ] || command -v emcc >/dev/null ;;
    chromium) [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null ;;
    firefox) [ -n "${FIREFOX:-}" ] || command -v firefox-esr >/dev/null || command -v firefox >/dev/null ;;
    '<'*) printf '#if !__has_include(%s)\n#error\n#endif\n' "$1" | ${CXX:-g++} -x c++ -E - >/dev/null 2>&1 ;;
    /*) [ -e "$1" ] || ! on_debian ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

on_debian() { grep -qx 'ID=debian' /etc/os-release 2>/dev/null && command -v apt-get >/dev/null; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "root is needed for: $*" "Run it as root, or install sudo."
  fi
}

# Puts a Node that is new enough in front of PATH. npm has to run under it too: under an old Node it leaves out the native
# parts of packages that ask for a newer one, and the page's build fails much later.
use_recent_node() {
  local private=$PWD/build/node/node_modules/.bin
  if [ -x "$private/node" ]; then PATH=$private:$PATH; return; fi
  at_least "$(node -p process.versions.node)" "$node_floor" && return
  installed=yes
  say "installing $node_package into build/node (this machine has Node $(node -p process.versions.node))"
  mkdir -p build/node
  npm install --silent --no-audit --no-fund --prefix build/node "$node_package" >build/log/node.log 2>&1 ||
    { tail -n 20 build/log/node.log >&2; die "npm could not install $node_package (build/log/node.log)"; }
  PATH=$private:$PATH
}

# at_least A B: version A is B or newer.
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }
