"""The atelier: the worker process's side of every picture, price, photo and file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from configurator.embroidery.film import Film
from configurator.ground.files import Unreadable
from configurator.model.design import Design
from configurator.model.edits import Edit, SetOption
from configurator.model.layers import Lettering, Motif, Photo, PhotoRef, Placement
from configurator.model.library import MissingAsset
from configurator.model.photos import PhotoGone
from configurator.model.words import Language, Words
from configurator.preview.pictures import forget_pictures
from configurator.preview.render import Raster
from configurator.store.photo_rules import PhotoRefused
from configurator.store.store import Store, open_store
from configurator.studio.counter import Counter
from configurator.studio.easel import Easel, FramedPicture, StagePicture
from configurator.studio.fitting import applied, dressed
from configurator.studio.parcels import Outbox
from configurator.studio.posters import drawn_poster
from configurator.studio.printing import Sending, carried_out, waiting_for_somebody
from configurator.studio.proof_pages import ProofOf
from configurator.studio.proofing import ProofRoom
from configurator.studio.sewing.film import order_film
from configurator.studio.surprises import Fancy, fancied, surprise
from configurator.studio.upkeep import Upkeep
from configurator.studio.workbench import UnknownFamily, Workbench
from configurator.tools.motif import mirrored
from configurator.tools.photo import sewn_as

MAKER = "atelier"
FORGET = "forget"
EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)


class Atelier:
    """Answers the kiosk's requests; every verb is a method that takes and gives plain values."""

    def __init__(self, data: Path) -> None:
        self.bench = Workbench(data)
        self.easel = Easel(self.bench)
        self.counter = Counter(self.bench)
        self._taken_in: set[str] = set()
        self.proofs = ProofRoom(self.bench, self.easel, self.counter)

    def stage(  # noqa: PLR0913, PLR0917 - the request of one screen
        self, design: str, part: str, width: int, height: int, paper: str, known: frozenset[str]
    ) -> StagePicture:
        """The flat stage of one part."""
        return self.easel.stage(_read(design), part, width, height, paper, known)

    def real(self, design: str, view: str, width: int, height: int) -> FramedPicture:
        """The real thing from one side, as large as fits."""
        return self.easel.framed(_read(design), view, width, height)

    def dress(self, design: str, theme: str, language: Language) -> Design:
        """The product in a ready-made look."""
        made = _read(design)
        return dressed(self.bench.family(made), made, theme, language)

    def refit(self, design: str, edit: str) -> Design:
        """The design after an edit of its size or options, its layers carried along."""
        made = _read(design)
        return applied(self.bench.family(made), made, EDIT.validate_json(edit))

    def surprise(
        self, design: str, seed: int, language: Language, likes: dict[str, float] | None = None
    ) -> Design:
        """Another look for the design, leaning to what is liked."""
        return surprise(self.bench, _read(design), seed, language, likes).design

    def fancy(  # noqa: PLR0913, PLR0917 - the request of one screen
        self,
        family: str,
        fancy: Fancy,
        words: str,
        language: Language,
        seed: int,
        size: str | None = None,
    ) -> Design:
        """A design of what somebody picked."""
        return fancied(self.bench, family, fancy, words, language, seed, size)

    def facts(self, design: str, language: str) -> dict[str, Any]:
        """Price, ready time and the first problem of a design, in words."""
        made = _read(design)
        return self.counter.told(made, language)

    def price(self, design: str, language: str, quantity: int) -> dict[str, Any]:
        """The bill for so many, in words."""
        return self.counter.priced(_read(design), language, quantity)

    def proof(self, design: str, language: Language, width: int) -> ProofOf:
        """The print file of a design, and pictures of its pages."""
        return self.proofs.proof(_read(design), language, width)

    def make_orders(self) -> list[str]:
        """Make the files of every order that waits for them; gives their numbers."""
        made: list[str] = []
        while (number := self.proofs.make(self.store, MAKER)) is not None:
            made.append(number)
        return made

    def film(self, order: str) -> Film | None:
        """The film of an order's own stitches; None where nothing of it is sewn."""
        folder = self.store.orders.order(order).folder
        return order_film(self.bench, self.bench.data / folder) if folder else None

    def print_on(self) -> tuple[Words, ...]:
        """Let paper printers take what waits for them; why one waits for a person, in words."""
        return waiting_for_somebody(self.store)

    def send(self, sending: Sending) -> Words | None:
        """Send an order to its machine; None when that worked, else why not."""
        return carried_out(self.store, sending)

    @cached_property
    def store(self) -> Store:
        """The database, opened when the first order is made."""
        return open_store(self.bench.data)

    def thumb(self, recipe: str, side: int, design: str | None) -> Raster:
        """A small picture by its recipe: motif:ID, font:ID:TEXT, theme:FAMILY:ID, layer:ID, ..."""
        kind, _, rest = recipe.partition(":")
        return _RECIPES[kind](self, rest, side, design)

    def photo(self, file: str) -> PhotoRef:
        """A stranger's picture, cleaned and taken in. Raises PhotoRefused."""
        ref = self.bench.photos.take_in(Path(file))
        self._taken_in.add(ref.id)
        return ref

    def take_up(self, editions: dict[str, int]) -> None:
        """Work by these editions of the catalog from now on."""
        if self.bench.take_up(editions):
            self.easel.forget()

    def upkeep(self) -> None:
        """What keeps itself up: copies of the database, and the clocks of everything kept."""
        Upkeep(self.store).tick()

    def forget(self) -> None:
        """The visit is over: hold no picture of it, nor keep a photo that came in too late."""
        forget_pictures()
        self.easel.forget()
        self.bench.forget()
        if not self._taken_in:
            return
        for photo in self._taken_in - self.store.autosave.photos_in_use():
            self.store.shelf.remove(photo)
        self._taken_in.clear()

    def _motif(self, rest: str, side: int, design: str | None) -> Raster:
        return self.easel.motif(rest, (), side)

    def _font(self, rest: str, side: int, design: str | None) -> Raster:
        font, _, text = rest.partition(":")
        return self.easel.loose(
            Lettering(
                id="sample", placement=_MIDDLE, text=text, font=font, size_mm=20, color="black"
            ),
            side,
        )

    def _frame(self, rest: str, side: int, design: str | None) -> Raster:
        frame, _, photo = rest.partition(":")
        ref = _photo_in(_read(design), photo) if design else None
        if ref is None:
            ref = PhotoRef(id=photo, width_px=100, height_px=100)
        return self.easel.loose(
            Photo(
                id="sample", placement=_MIDDLE, photo=ref, width_mm=30, height_mm=30, frame=frame
            ),
            side,
        )

    def _layer(self, rest: str, side: int, design: str | None) -> Raster:
        found = _read(design or "").layer(rest)
        if found is None:
            return Raster(1, 1, bytes(4))
        return self.easel.loose(found[1].model_copy(update={"placement": _MIDDLE}), side)

    def _mirrored(self, rest: str, side: int, design: str | None) -> Raster:
        found = _read(design or "").layer(rest)
        if found is None or not isinstance(found[1], Motif):
            return Raster(1, 1, bytes(4))
        turned = mirrored(found[1]).layer.model_copy(update={"placement": _MIDDLE})
        return self.easel.loose(turned, side)

    def _whole(self, rest: str, side: int, design: str | None) -> Raster:
        """A whole photograph in its own proportions."""
        photo, width, height = rest.split(":")
        ref = PhotoRef(id=photo, width_px=int(width), height_px=int(height))
        wide, high = ref.width_px / 100, ref.height_px / 100
        return self.easel.loose(
            Photo(id="whole", placement=_MIDDLE, photo=ref, width_mm=wide, height_mm=high), side
        )

    def _theme(self, rest: str, side: int, design: str | None) -> Raster:
        family, theme, *language = rest.split(":")
        maker = self.bench.families[family]
        made = maker.new_design(theme or None, None, "he" if language == ["he"] else "en")
        return self.easel.best_side(made, side)

    def _family(self, rest: str, side: int, design: str | None) -> Raster:
        """What a family is shown by: its first look."""
        name, _, language = rest.partition(":")
        themes = self.bench.families[name].themes
        return self._theme(f"{name}:{themes[0].id if themes else ''}:{language}", side, design)

    def _photo(self, rest: str, side: int, design: str | None) -> Raster:
        photo, width, height = rest.split(":")
        ref = PhotoRef(id=photo, width_px=int(width), height_px=int(height))
        return self.easel.loose(
            Photo(id="sample", placement=_MIDDLE, photo=ref, width_mm=30, height_mm=30), side
        )

    def _choice(self, rest: str, side: int, design: str | None) -> Raster:
        """The product as it would be with an option chosen otherwise."""
        option, _, choice = rest.partition(":")
        before = _read(design or "")
        after = applied(self.bench.family(before), before, SetOption(option=option, choice=choice))
        return self.easel.best_side(after, side)

    def _poster(self, rest: str, side: int, design: str | None) -> Raster:
        """A world in a palette, `side` pixels wide: whole, or its name in a lettering."""
        library, shelf = self.bench.library, self.bench.photos
        return self.easel.once(lambda: drawn_poster(rest, library, shelf, side), rest, side)

    def _made(self, rest: str, side: int, design: str | None) -> Raster:
        return self.easel.best_side(sewn_as(_read(design or ""), rest), side)


_MIDDLE = Placement(x_mm=0, y_mm=0)

_RECIPES: dict[str, Callable[[Atelier, str, int, str | None], Raster]] = {
    "motif": Atelier._motif,
    "font": Atelier._font,
    "frame": Atelier._frame,
    "layer": Atelier._layer,
    "mirrored": Atelier._mirrored,
    "whole": Atelier._whole,
    "theme": Atelier._theme,
    "family": Atelier._family,
    "photo": Atelier._photo,
    "choice": Atelier._choice,
    "made": Atelier._made,
    "poster": Atelier._poster,
}


def _read(design: str) -> Design:
    return Design.model_validate_json(design)


def _photo_in(design: Design, photo: str) -> PhotoRef | None:
    for part in design.parts.values():
        for layer in part.layers:
            if isinstance(layer, Photo) and layer.photo.id == photo:
                return layer.photo
    return None


def serve(pipe: Connection, room: SharedMemory | None, data: Path) -> None:
    """Answer requests until the other end hangs up. Runs as the worker process."""
    atelier, outbox = Atelier(data), Outbox(pipe, room)
    atelier.bench.make_ready()
    while True:
        try:
            number, verb, given = pipe.recv()
        except (EOFError, OSError):
            return
        if verb == FORGET:
            outbox.wipe()
        outbox.send((number, *_answer(atelier, verb, given)))


def _answer(atelier: Atelier, verb: str, given: dict[str, Any]) -> tuple[bool, Any]:
    """What a request comes to; expected trouble is told in words, anything else ends the worker."""
    try:
        return True, getattr(atelier, verb)(**given)
    except PhotoRefused as refused:
        return False, refused.words
    except PhotoGone as gone:
        return False, gone.words
    except (MissingAsset, UnknownFamily, Unreadable) as trouble:
        return False, str(trouble)
