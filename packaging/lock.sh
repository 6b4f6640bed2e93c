#!/usr/bin/env bash
# Writes the lock files from pyproject.toml: exact versions with the hashes of all their files.
set -euo pipefail

compile() {
    .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
        --fork-strategy fewest --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links "$@"
}

compile --extra build --extra dev -o packaging/requirements-dev.txt
compile --extra build -c packaging/requirements-dev.txt -o packaging/requirements.txt
if grep -nE '://' packaging/requirements*.txt; then
    echo "A lock names a host; it must hold names, versions and hashes only." >&2
    exit 1
fi
