#!/usr/bin/env bash
# Lints every QML file against the types Python gives it, so a misspelled property fails here.
set -euo pipefail

qml=configurator/ui/qml
types=build/qmltypes
bin=.venv/bin

if [ ! -d "$qml" ]; then
    echo "No QML to lint yet."
    exit 0
fi
mapfile -t files < <(find "$qml" -name '*.qml' | sort)
if [ "${#files[@]}" = 0 ]; then
    echo "No QML to lint yet."
    exit 0
fi

rm -rf "$types"
mkdir -p "$types"
"$bin/python" packaging/qml_types.py "$types"

"$bin/pyside6-qmllint" -I "$types" -I "$qml" --max-warnings 0 "${files[@]}"
echo "${#files[@]} QML files are clean."
