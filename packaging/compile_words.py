"""Compile the screens' .po catalogues for Qt, and list what is not translated yet.

`python packaging/compile_words.py` writes a .qm beside every .po; `--missing` only lists.
Qt asks for words by the name of the QML file they stand in, so each file's words are written
under its own name.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6
from babel.messages.pofile import read_po

UI = Path(__file__).resolve().parents[1] / "configurator" / "ui"
WORDS = UI / "words"
SPOKEN = re.compile(r'qsTr\("((?:[^"\\]|\\.)*)"')


def spoken() -> dict[str, list[str]]:
    """Every text of every QML file, by the file's name without its ending."""
    return {
        file.stem: list(dict.fromkeys(_plain(text) for text in SPOKEN.findall(file.read_text())))
        for file in sorted((UI / "qml").rglob("*.qml"))
    }


def _plain(text: str) -> str:
    return text.replace('\\"', '"').replace("\\n", "\n")


def translations(po: Path) -> dict[str, str]:
    """The catalogue's translated messages."""
    with po.open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id and m.string}


def missing(po: Path) -> list[str]:
    """Texts on the screens that the catalogue does not say."""
    known = translations(po)
    every = dict.fromkeys(text for texts in spoken().values() for text in texts)
    return [text for text in every if text not in known]


def compiled(po: Path) -> bytes:
    """The catalogue as Qt reads it."""
    known = translations(po)
    contexts = "".join(
        _context(name, [_message(text, known[text]) for text in texts if text in known])
        for name, texts in spoken().items()
        if any(text in known for text in texts)
    )
    with tempfile.TemporaryDirectory() as room:
        source, made = Path(room) / "words.ts", Path(room) / "words.qm"
        source.write_text(
            f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS>'
            f'<TS version="2.1" language="{po.stem}">{contexts}</TS>'
        )
        tool = Path(PySide6.__file__).parent / "lrelease"
        subprocess.run([tool, "-silent", source, "-qm", made], check=True)
        return made.read_bytes()


def _context(name: str, messages: list[str]) -> str:
    return f"<context><name>{name}</name>{''.join(messages)}</context>"


def _message(source: str, translation: str) -> str:
    said = f"<source>{escape(source)}</source><translation>{escape(translation)}</translation>"
    return f"<message>{said}</message>"


def main() -> int:
    """Compile, or list; exit status 1 when something is missing."""
    gaps = 0
    for po in sorted(WORDS.glob("*.po")):
        for text in missing(po):
            gaps += 1
            sys.stdout.write(f"{po.name}: {text!r}\n")
        if "--missing" not in sys.argv:
            po.with_suffix(".qm").write_bytes(compiled(po))
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main())
