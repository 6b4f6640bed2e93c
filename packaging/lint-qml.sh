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

qt=$("$bin/python" -c 'import PySide6; print(PySide6.__path__[0])')/Qt/metatypes
foreign=$(printf '%s,' "$qt"/qt6{core,gui,qml,quick}_metatypes.json)

# Each Python file with QML types names its module in QML_IMPORT_NAME; one qmltypes a module.
rm -rf "$types"
mapfile -t sources < <(grep -rlE '^QML_IMPORT_NAME *=' configurator/ui --include='*.py' | sort)
declare -A dumps=()
for source in "${sources[@]}"; do
    module=$(sed -nE 's/^QML_IMPORT_NAME *= *"([^"]+)".*/\1/p' "$source" | head -n 1)
    folder="$types/${module//.//}"
    mkdir -p "$folder"
    dump="$folder/$(basename "$source" .py).json"
    "$bin/pyside6-metaobjectdump" --out-file "$dump" "$source"
    dumps[$module]+="$dump "
done
for module in "${!dumps[@]}"; do
    folder="$types/${module//.//}"
    # shellcheck disable=SC2086 # the dump names hold no spaces and are meant to be split
    "$bin/pyside6-qmltyperegistrar" --generate-qmltypes "$folder/types.qmltypes" \
        --import-name "$module" --major-version 1 --minor-version 0 \
        --foreign-types "${foreign%,}" \
        -o "$folder/unused.cpp" ${dumps[$module]}
    printf 'module %s\ntypeinfo types.qmltypes\n' "$module" >"$folder/qmldir"
done

"$bin/pyside6-qmllint" -I "$types" -I "$qml" --max-warnings 0 "${files[@]}"
echo "${#files[@]} QML files are clean."
