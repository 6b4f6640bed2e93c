"""Colors judged: nothing for screens, mixes that exist, separations that agree everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pikepdf import Dictionary, Stream

from configurator.prepress.verifier import file_sayings, page_sayings
from configurator.prepress.verifier.boxes import Sheet
from configurator.prepress.verifier.drawing import area, crossed
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.marks import SPOKEN, Mark, Painted
from configurator.prepress.verifier.spaces import Space, read_space

CALIBRATED = frozenset({"CalRGB", "CalGray", "Lab"})
EVERY_PLATE = "All"


def judge_colors(painted: Painted, sheet: Sheet, intent: str, book: Notebook) -> None:
    """Every color that is painted on a page."""
    for mark in painted.marks:
        space = mark.space or mark.color.space
        _judge_space(space, mark, intent, book)
        if mark.image is None and mark.color.space.kind in ("DeviceCMYK", "Separation", "DeviceN"):
            _judge_mix(mark, book)
        if EVERY_PLATE in mark.spots and mark.box is not None:
            shared = crossed(mark.box, sheet.trim)
            if shared is not None and area(shared) > 0.01 and sheet.says_trim:
                book.note(page_sayings.REGISTRATION_INSIDE, mark.box)
        if mark.image is not None:
            _judge_mask(mark, book)


def _judge_space(space: Space, mark: Mark, intent: str, book: Notebook) -> None:
    what = SPOKEN[mark.kind]
    root = space.root
    if mark.kind == "stencil" and mark.space is None:
        root = mark.color.space.root
    if root.kind == "DeviceRGB":
        book.note(page_sayings.SCREEN_COLOR, mark.box, space="RGB", what=what)
    elif root.kind in ("Separation", "DeviceN") and root.on_screen:
        book.note(page_sayings.SPOT_ON_SCREEN, mark.box, name=", ".join(root.names))
    elif root.kind in CALIBRATED:
        book.note(page_sayings.MANAGED_COLOR, mark.box, space=root.kind, what=what)
    elif root.kind == "ICCBased" and root.profile == intent and intent:
        book.note(page_sayings.INTENT_REPEATED, mark.box, what=what)
    elif root.kind == "ICCBased":
        book.note(page_sayings.MANAGED_COLOR, mark.box, space=f"ICC {root.channels}", what=what)


def _judge_mix(mark: Mark, book: Notebook) -> None:
    if any(not 0.0 <= share <= 1.0 for share in mark.color.values):
        said = " ".join(f"{share:g}" for share in mark.color.values)
        book.note(page_sayings.NO_MIX, mark.box, values=said)


def _judge_mask(mark: Mark, book: Notebook) -> None:
    image = mark.image
    mask = image.get("/SMask") if isinstance(image, Stream) else None
    if isinstance(mask, Stream):
        space = read_space(mask.get("/ColorSpace"), Dictionary())
        if space.kind != "DeviceGray":
            book.note(page_sayings.MASK_COLOR, mark.box, space=space.kind)


def judge_separations(pages: Iterable[Painted], book: Notebook) -> None:
    """One name, one look; and no two names that differ in capitals or spaces alone."""
    looks: dict[str, set[str]] = defaultdict(set)
    for painted in pages:
        for space in painted.spaces:
            root = space.root
            if root.kind == "Separation":
                looks[root.names[0]].add(root.print)
            elif root.kind == "DeviceN":
                for name in root.names:
                    looks.setdefault(name, set())
    for name in sorted(looks):
        if len(looks[name]) > 1:
            book.note(file_sayings.SPOT_DISAGREES, name=name)
    twins: dict[str, list[str]] = defaultdict(list)
    for name in sorted(looks):
        twins["".join(each for each in name.lower() if each.isalnum())].append(name)
    for names in twins.values():
        if len(names) > 1:
            book.note(file_sayings.SPOT_TWINS, names=", ".join(names))
