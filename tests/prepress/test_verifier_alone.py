"""The verifier stands alone: whatever writes print files, none of it judges them as well."""

from __future__ import annotations

import ast
from pathlib import Path

from configurator.prepress import verifier

OWN = ("configurator.prepress.verifier", "configurator.model.words")


def test_it_imports_nothing_of_ours_but_words() -> None:
    strays = []
    for file in sorted(Path(verifier.__path__[0]).glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            strays += [
                f"{file.name}: {name}"
                for name in names
                if name.startswith(("configurator", "reportlab")) and not name.startswith(OWN)
            ]
    assert strays == []
