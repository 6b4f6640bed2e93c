"""Colors judged: nothing for screens, mixes that exist, separations that agree everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Dictionary, Stream

from configurator.prepress.verifier import file_sayings, page_sayings
from configurator.prepress.verifier.boxes import Sheet
from configurator.prepress.verifier.drawing import area, crossed
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.marks import SPOKEN, Mark, Painted
from configurator.prepress.verifier.spaces import Space, read_space

CALIBRATED = frozenset({"CalRGB", "CalGray", "Lab"})
EVERY_PLATE = "All"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page's colors are held to: the hash of its output profile, whether it is one of our
    own, and whether its photographs may be left for the press to convert."""

    intent: str
    ours: bool
    rgb_photos: bool


def judge_colors(painted: Painted, sheet: Sheet, asked: Asked, book: Notebook) -> None:
    """Every color that is painted on a page."""
    for mark in painted.marks:
        space = mark.space or mark.color.space
        _judge_space(space, mark, asked, book)
        if mark.image is None and mark.color.space.kind in ("DeviceCMYK", "Separation", "DeviceN"):
            _judge_mix(mark, book)
        if EVERY_PLATE in mark.spots and mark.box is not None:
            shared = crossed(mark.box, sheet.trim)
            if shared is not None and area(shared) > 0.01 and sheet.says_trim:
                book.note(page_sayings.REGISTRATION_INSIDE, mark.box)
        if mark.image is not None:
            _judge_mask(mark, book)


def _judge_space(space: Space, mark: Mark, asked: Asked, book: Notebook) -> None:
    what = SPOKEN[mark.kind]
    root = space.root
    if root.kind == "DeviceRGB":
        book.note(page_sayings.SCREEN_COLOR, mark.box, space="RGB", what=what)
    elif root.kind in ("Separation", "DeviceN") and root.on_screen:
        book.note(page_sayings.SPOT_ON_SCREEN, mark.box, name=", ".join(root.names))
    elif root.kind in CALIBRATED:
        book.note(page_sayings.MANAGED_COLOR, mark.box, space=root.kind, what=what)
    elif root.kind == "ICCBased":
        _judge_profile(root, mark, asked, book)


def _judge_profile(space: Space, mark: Mark, asked: Asked, book: Notebook) -> None:
    what, said = SPOKEN[mark.kind], f"ICC {space.channels}"
    if space.damage:
        book.note(page_sayings.PROFILE_BROKEN, mark.box, what=what, why=space.damage)
    elif space.disagrees:
        book.note(page_sayings.PROFILE_CHANNELS, mark.box, what=what, why=space.disagrees)
    elif space.profile == asked.intent:
        book.note(page_sayings.INTENT_REPEATED, mark.box, what=what)
    elif asked.ours and (mark.kind != "image" or space.channels != 3):
        book.note(page_sayings.MANAGED_ART, mark.box, space=said, what=what)
    elif asked.ours and (how := _intent_of(mark)) != "Perceptual":
        book.note(page_sayings.PHOTO_INTENT, mark.box, found=how or "-")
    elif not (asked.ours and asked.rgb_photos):
        book.note(page_sayings.MANAGED_COLOR, mark.box, space=said, what=what)


def _intent_of(mark: Mark) -> str:
    """How a picture asks to be converted, if it does."""
    said = mark.image.get("/Intent") if isinstance(mark.image, Stream) else None
    return str(said)[1:] if said is not None else ""


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
