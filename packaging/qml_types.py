"""Describes the QML types that Python gives, for qmllint: python packaging/qml_types.py FOLDER.

The types are read from the live classes, not from their source, so that properties made by code
are known too. A class may say in QML_TYPES what is in its properties that hold a QObject, as
`{"studio": "Studio"}`. One `types.qmltypes` and `qmldir` a module, as QML_IMPORT_NAME names it.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QMetaMethod, QMetaObject, QMetaProperty, QObject

import configurator.ui

QML_NAMES = {"PyObject": "QVariant", "": "void"}


@dataclass(frozen=True)
class Given:
    """One class given to QML: its name there, and whether QML may make one itself."""

    kind: type[QObject]
    name: str
    creatable: bool


def modules() -> Iterator[tuple[str, list[Given]]]:
    """Every Python module that gives QML types, with its import name and its classes."""
    folder = Path(configurator.ui.__path__[0])
    for source in sorted(folder.rglob("*.py")):
        text = source.read_text(encoding="utf-8")
        if "QML_IMPORT_NAME" in text:
            parts = source.relative_to(folder).with_suffix("").parts
            module = importlib.import_module(".".join(("configurator.ui", *parts)))
            yield module.QML_IMPORT_NAME, list(classes_in(module, ast.parse(text)))


def classes_in(module: ModuleType, tree: ast.Module) -> Iterator[Given]:
    """The decorated classes of a module; Qt keeps what they were decorated with to itself."""
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        words = {ast.unparse(each).split("(")[0]: each for each in node.decorator_list}
        named = words.get("QmlNamedElement")
        if isinstance(named, ast.Call):
            name = str(ast.literal_eval(named.args[0]))
        elif "QmlElement" in words:
            name = node.name
        else:
            continue
        yield Given(getattr(module, node.name), name, "QmlUncreatable" not in words)


def qt_ancestor(kind: type[QObject]) -> type[QObject]:
    """The nearest base that Qt itself has."""
    return next(base for base in kind.__mro__ if base.__module__.startswith("PySide6."))


def described_type(name: str) -> str:
    """A C++ type name as qmltypes write it."""
    plain = QML_NAMES.get(name, name)
    pointer = "; isPointer: true" if plain.endswith("*") else ""
    return f'type: "{plain.rstrip("*")}"{pointer}'


def described_property(found: QMetaProperty, narrower: Mapping[str, str]) -> str:
    """One Property line. `narrower` names the QML type of a property that holds any QObject."""
    name = found.name()
    fixed = "" if found.isWritable() else "; isReadonly: true"
    constant = "; isConstant: true" if found.isConstant() else ""
    notify = found.notifySignal()
    told = f'; notify: "{bytes(notify.name()).decode()}"' if found.hasNotifySignal() else ""
    kind = described_type(f"{narrower[name]}*" if name in narrower else str(found.typeName()))
    return f'        Property {{ name: "{name}"; {kind}; read: "{name}"{told}{fixed}{constant} }}'


def described_method(found: QMetaMethod) -> str:
    """One Signal or Method block."""
    word = "Signal" if found.methodType() == QMetaMethod.MethodType.Signal else "Method"
    names = [bytes(each).decode() for each in found.parameterNames()]
    kinds = [bytes(each).decode() for each in found.parameterTypes()]
    given = "".join(
        f' Parameter {{ name: "{name or f"a{index}"}"; {described_type(kind)} }}'
        for index, (name, kind) in enumerate(zip(names, kinds, strict=True))
    )
    result = str(found.typeName())
    returns = "" if result in {"", "void"} else f" {described_type(result)};"
    return f'        {word} {{ name: "{bytes(found.name()).decode()}";{returns}{given} }}'


def described(given: Given, module: str) -> str:
    """One Component block."""
    kind = given.kind
    meta: QMetaObject = kind.staticMetaObject
    base = qt_ancestor(kind)
    above: QMetaObject = base.staticMetaObject
    properties = [meta.property(k) for k in range(above.propertyCount(), meta.propertyCount())]
    narrower: Mapping[str, str] = getattr(kind, "QML_TYPES", {})
    methods = [meta.method(k) for k in range(above.methodCount(), meta.methodCount())]
    lines = [
        "    Component {",
        f'        name: "{kind.__name__}"; accessSemantics: "reference"',
        f'        prototype: "{base.__name__}"',
        f'        exports: ["{module}/{given.name} 1.0"]; exportMetaObjectRevisions: [256]',
        *([] if given.creatable else ["        isCreatable: false"]),
        *(described_property(each, narrower) for each in properties),
        *map(described_method, methods),
        "    }",
    ]
    return "\n".join(lines)


def main(folder: Path) -> None:
    """Write every module's types under a folder."""
    known: dict[str, list[Given]] = defaultdict(list)
    for name, classes in modules():
        known[name] += classes
    for name, classes in known.items():
        place = folder.joinpath(*name.split("."))
        place.mkdir(parents=True, exist_ok=True)
        blocks = "\n".join(described(given, name) for given in classes)
        types = f"import QtQuick.tooling 1.2\n\nModule {{\n{blocks}\n}}\n"
        (place / "types.qmltypes").write_text(types, encoding="utf-8")
        told = f"module {name}\ntypeinfo types.qmltypes\ndepends QtQuick\n"
        (place / "qmldir").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
