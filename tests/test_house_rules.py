"""The house rules that no linter knows: sizes of files, where Qt lives, both languages."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted((ROOT / "configurator").rglob("*.py"))
QML = sorted((ROOT / "configurator").rglob("*.qml"))
DATA = sorted(file for top in ("assets", "profiles") for file in (ROOT / top).rglob("*.json"))

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 60
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}

HEBREW = re.compile(r"[\u05d0-\u05ea]")
LATIN = re.compile(r"[A-Za-z]")
QML_COLOR = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|Qt\.(rgba|hsla|hsva)\s*\(\s*[\d.]""")
QML_NAMED_COLOR = re.compile(r"""\bcolor\s*:\s*["'](?!transparent["'])[a-z]+["']""", re.IGNORECASE)
QML_BARE_WORDS = re.compile(
    r"""\b(text|placeholderText|title|Accessible\.(?:name|description))\s*:\s*"""
    r"""["'][^"']*[A-Za-z\u05d0-\u05ea]{2,}"""
)


def shown(file: Path) -> str:
    return str(file.relative_to(ROOT))


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def all_nodes() -> Iterator[tuple[Path, ast.AST]]:
    for file in CODE:
        for node in ast.walk(tree_of(file)):
            yield file, node


def test_files_are_one_idea_long() -> None:
    lengths = {shown(file): len(file.read_text(encoding="utf-8").splitlines()) for file in CODE}
    assert {name: length for name, length in lengths.items() if length > MAX_FILE_LINES} == {}


def test_functions_are_short() -> None:
    long = [
        f"{shown(file)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for file, node in all_nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert long == []


def test_every_module_says_what_it_is_for_in_its_first_line() -> None:
    silent = []
    for file in CODE:
        text = file.read_text(encoding="utf-8")
        said = ast.get_docstring(tree_of(file)) or ""
        first = said.split("\n")[0].strip()
        if text and (not text.startswith('"""') or len(first) < 20 or not first.endswith(".")):
            silent.append(shown(file))
    assert silent == []


def test_names_say_what_a_module_is() -> None:
    vague = [
        shown(file)
        for file in CODE
        if FORBIDDEN_NAMES & set(file.relative_to(ROOT).with_suffix("").parts)
    ]
    assert vague == []


def imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    return []


def test_qt_lives_in_ui_alone() -> None:
    strays = [
        f"{shown(file)}: {name}"
        for file, node in all_nodes()
        for name in imported_names(node)
        if name.split(".")[0] in {"PySide6", "shiboken6"}
        and file.relative_to(ROOT).parts[:2] != ("configurator", "ui")
    ]
    assert strays == []


def caught(handler: ast.ExceptHandler) -> set[str]:
    if handler.type is None:
        return {"everything"}
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {ast.unparse(kind) for kind in kinds}


def test_no_except_swallows_what_it_does_not_know() -> None:
    broad = [
        f"{shown(file)}:{node.lineno}"
        for file, node in all_nodes()
        if isinstance(node, ast.ExceptHandler)
        and caught(node) & {"everything", "Exception", "BaseException"}
    ]
    assert broad == []


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TODO|FIXME|NotImplementedError|HACK)\b")
    left = [
        f"{shown(file)}:{number}"
        for file in [*CODE, *QML]
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert left == []


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{shown(file)}:{node.lineno}"
        for file, node in all_nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
        and "cli" not in shown(file)
    ]
    assert printing == []


def qml_lines() -> Iterator[tuple[Path, int, str]]:
    for file in QML:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield file, number, line.split("//")[0]


def test_colors_come_from_the_kit() -> None:
    literal = [
        f"{shown(file)}:{number}: {line.strip()}"
        for file, number, line in qml_lines()
        if "Kit" not in file.parts and (QML_COLOR.search(line) or QML_NAMED_COLOR.search(line))
    ]
    assert literal == []


def test_words_on_the_screen_can_be_translated() -> None:
    bare = [
        f"{shown(file)}:{number}: {line.strip()}"
        for file, number, line in qml_lines()
        if QML_BARE_WORDS.search(line)
    ]
    assert bare == []


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def words_trouble(en: str, he: str) -> str | None:
    """What is wrong with a pair of words; names such as 'EU 42' may be the same in both.

    Words that say nothing at all are quiet in both languages alike.
    """
    if en == he == "":
        return None
    if not en.strip() or not he.strip():
        return "a language is missing"
    if LATIN.search(en) and not HEBREW.search(he) and en != he:
        return "the Hebrew holds no Hebrew"
    if HEBREW.search(en):
        return "the English holds Hebrew"
    if placeholders(en) != placeholders(he):
        return "the placeholders differ"
    return None


def words_in_data(document: Any) -> Iterator[tuple[str, str]]:
    """Every {'en': ..., 'he': ...} of a JSON document; half of a pair counts as an empty half."""
    if isinstance(document, dict):
        pair = (document.get("en"), document.get("he"))
        if any(isinstance(half, str) for half in pair):
            yield str(pair[0] or ""), str(pair[1] or "")
        for value in document.values():
            yield from words_in_data(value)
    elif isinstance(document, list):
        for value in document:
            yield from words_in_data(value)


@pytest.mark.parametrize("file", DATA, ids=shown)
def test_words_in_data_are_in_both_languages(file: Path) -> None:
    pairs = words_in_data(json.loads(file.read_bytes()))
    wrong = [(en, he, words_trouble(en, he)) for en, he in pairs if words_trouble(en, he)]
    assert wrong == []


def words_in_code(node: ast.AST) -> tuple[str, str] | None:
    if not (isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Words"):
        return None
    given = {key.arg: key.value for key in node.keywords}
    halves = [given.get("en"), given.get("he")]
    if all(isinstance(half, ast.Constant) and isinstance(half.value, str) for half in halves):
        en, he = (half.value for half in halves if isinstance(half, ast.Constant))
        return str(en), str(he)
    return None


def test_words_in_code_are_in_both_languages() -> None:
    wrong = []
    for file, node in all_nodes():
        pair = words_in_code(node)
        if pair and words_trouble(*pair):
            wrong.append((shown(file), *pair, words_trouble(*pair)))
    assert wrong == []
