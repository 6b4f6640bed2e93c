#!/usr/bin/env bash
# Makes .venv from a lock file and puts the app in it. Usage: packaging/set-up.sh LOCK
# Every file pip takes must have a hash the lock knows, so the same bytes run everywhere.
set -euo pipefail

lock=$1
python=${PYTHON:-python3}
stamp=.venv/.set-up-from
fingerprint=$(cat "$lock" pyproject.toml | sha256sum)

if [ -x .venv/bin/configurator ] && grep -qsF "$fingerprint" "$stamp"; then
    exit 0
fi
if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    echo "Making .venv with $("$python" -V)."
    "$python" -m venv .venv
fi
echo "Installing what $lock pins; the first time this takes a few minutes."
pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check)
"${pip[@]}" --require-hashes -r "$lock" || {
    echo "The pinned packages could not be installed; pip's message stands above." >&2
    echo "Without a network, point pip at a folder of wheels: PIP_FIND_LINKS=DIR PIP_NO_INDEX=1 make run" >&2
    exit 1
}
"${pip[@]}" --quiet --no-deps --no-build-isolation -e .
printf '%s\n' "$fingerprint" >>"$stamp"
