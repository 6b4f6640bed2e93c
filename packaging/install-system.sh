#!/usr/bin/env bash
# Installs what is missing from system-libraries.txt, or says exactly what to type.
# Usage: packaging/install-system.sh WHEN...   where WHEN is run, headless or test.
# PYTHON names the interpreter to be used (python3); SYSTEM_LIBRARIES=skip leaves the system alone.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

needed_python() {
    if ! command -v "$python" >/dev/null; then
        say "Python 3.11 or later is needed, and '$python' was not found."
        say "Type: sudo apt-get install python3 python3-venv"
        exit 1
    fi
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        say "Python 3.11 or later is needed; '$python' is $("$python" -V)."
        say "Install a later one and type, for example: make run PYTHON=python3.12"
        exit 1
    fi
}

installed() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'
}

missing_packages() {
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
    local when name
    while read -r when name _; do
        for wanted in "$@"; do
            if [ "$when" = "$wanted" ] && ! installed "$name"; then
                printf '%s\n' "$name"
            fi
        done
    done <"$here/system-libraries.txt"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "$@" >/dev/null
}

needed_python
if [ "${SYSTEM_LIBRARIES:-}" = skip ]; then
    exit 0
fi
if ! command -v dpkg-query >/dev/null; then
    say "This is not Debian or Ubuntu, so no system library was checked or installed."
    say "If Qt does not start, install what packaging/system-libraries.txt lists."
    exit 0
fi
mapfile -t missing < <(missing_packages "$@")
if [ "${#missing[@]}" = 0 ]; then
    exit 0
fi
say "Missing from this system: ${missing[*]}"
if may_install; then
    say "Installing them with apt-get."
    apt_install "${missing[@]}" 2>/dev/null && exit 0
    # A fresh machine has no package lists yet.
    as_root apt-get update >/dev/null && apt_install "${missing[@]}" && exit 0
    say "apt-get could not install them; its message stands above."
else
    say "They cannot be installed from here, because that needs the root password."
fi
say "Type this, then try again:"
say "    sudo apt-get update && sudo apt-get install ${missing[*]}"
say "If this system has them under other names, go on with SYSTEM_LIBRARIES=skip."
exit 1
