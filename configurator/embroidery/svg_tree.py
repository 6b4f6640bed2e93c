"""SVG tree: a stranger's SVG opened with care: no entities, nothing fetched, all limited."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from configurator.model.words import Words

MOST_BYTES = 8 * 1024 * 1024
MOST_ELEMENTS = 50_000
DEEPEST = 64
"""Drawings nest groups a dozen deep; hundreds are an attack on the reader's stack."""

TOO_LARGE = Words(
    en="This SVG is larger than 8 MiB. Simplify the drawing, or leave pictures out of it.",
    he="קובץ ה-SVG גדול מ-8 מ״ב. כדאי לפשט את הציור או להוציא ממנו תמונות.",
)
TOO_MANY = Words(
    en="This SVG has more than 50,000 elements. Join or simplify its shapes.",
    he="בקובץ ה-SVG יותר מ-50,000 רכיבים. כדאי לאחד או לפשט את הצורות.",
)
TOO_DEEP = Words(
    en="This SVG nests groups more than 64 deep. Ungroup it and save it again.",
    he="בקובץ ה-SVG קבוצות מקוננות יותר מ-64 רמות. כדאי לפרק קבוצות ולשמור שוב.",
)
ENTITIES = Words(
    en="This SVG defines entities, which we do not open. Save it as a plain SVG.",
    he="קובץ ה-SVG מגדיר ישויות (entities), ואותן איננו פותחים. כדאי לשמור כ-SVG פשוט.",
)
OUTSIDE = Words(
    en="This SVG leans on another file, which we do not fetch. Save it as a plain SVG.",
    he="קובץ ה-SVG נשען על קובץ אחר, ואותו איננו מביאים. כדאי לשמור כ-SVG פשוט.",
)
SVG_DOCTYPE = "-//W3C//DTD SVG"
"""What old drawings name as their grammar; it is not fetched either, and nothing depends on it."""
NOT_SVG = Words(
    en="This is not an SVG drawing: {why}.",
    he="זה אינו ציור SVG: {why}.",
)


class SvgRefused(Exception):
    """An SVG that is not opened; `words` say why and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(slots=True)
class Node:
    """One element: its name without namespace, its attributes likewise, children and texts.

    `texts` holds the text before each child and after the last: one more than there are children.
    """

    tag: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    texts: list[str] = field(default_factory=lambda: [""])
    parent: Node | None = field(default=None, repr=False)

    def get(self, name: str, default: str = "") -> str:
        """An attribute, blanks cut off."""
        return self.attributes.get(name, default).strip()


def read_tree(content: bytes) -> Node:
    """The root element of an SVG document. Raises SvgRefused."""
    if len(content) > MOST_BYTES:
        raise SvgRefused(TOO_LARGE)
    grower = _Grower()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = grower.open
    parser.EndElementHandler = grower.close
    parser.CharacterDataHandler = grower.text
    parser.StartDoctypeDeclHandler = _refuse_other_grammars
    parser.EntityDeclHandler = _refuse_entities
    parser.ExternalEntityRefHandler = _refuse_entities
    parser.UnparsedEntityDeclHandler = _refuse_entities
    try:
        parser.Parse(content, True)
    except expat.ExpatError as trouble:
        why = expat.errors.messages.get(trouble.code, "it breaks off") if trouble.code else ""
        raise SvgRefused(NOT_SVG.filled(why=f"{why}, line {trouble.lineno}")) from trouble
    except (ValueError, UnicodeError, LookupError) as trouble:
        raise SvgRefused(NOT_SVG.filled(why=str(trouble))) from trouble
    if grower.root is None or grower.root.tag != "svg":
        tag = grower.root.tag if grower.root else ""
        raise SvgRefused(NOT_SVG.filled(why=f"<{tag}>"))
    return grower.root


def _refuse_other_grammars(
    _name: str, system_id: str | None, public_id: str | None, _internal: bool
) -> None:
    if system_id and not (public_id or "").startswith(SVG_DOCTYPE):
        raise SvgRefused(OUTSIDE)


def _refuse_entities(*_: object) -> int:
    raise SvgRefused(ENTITIES)


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


class _Grower:
    """Grows the tree as the parser goes, and stops where it grows too large."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. Raises SvgRefused for a tree that is too large or too deep."""
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise SvgRefused(TOO_MANY)
        if len(self._open) >= DEEPEST:
            raise SvgRefused(TOO_DEEP)
        node = Node(_bare(name), {_bare(key): value for key, value in attributes.items()})
        if self._open:
            node.parent = self._open[-1]
            self._open[-1].children.append(node)
            self._open[-1].texts.append("")
        else:
            self.root = node
        self._open.append(node)

    def close(self, _: str) -> None:
        """The element that began last ends."""
        self._open.pop()

    def text(self, text: str) -> None:
        """Text stands in the element that is open."""
        if self._open:
            self._open[-1].texts[-1] += text
