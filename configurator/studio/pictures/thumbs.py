"""Thumbs: the small pictures of trays and tiles, each drawn by its recipe."""

from __future__ import annotations

from collections.abc import Callable

from configurator.model.artwork import Fill
from configurator.model.design import Design
from configurator.model.edits import SetOption
from configurator.model.layers import Layer, Lettering, Motif, Photo, PhotoRef, Placement, Tone
from configurator.model.product import Threaded
from configurator.preview.chips import chip, cloth, piece
from configurator.preview.render import Raster
from configurator.studio.fitting import applied
from configurator.studio.pictures.easel import Easel
from configurator.studio.session import part_named
from configurator.studio.suggesting.posters import drawn_poster
from configurator.studio.workbench import Workbench
from configurator.tools.motif import mirrored
from configurator.tools.photo import sewn_as


class Thumbs:
    """Draws small pictures on an easel."""

    def __init__(self, bench: Workbench, easel: Easel) -> None:
        self.bench = bench
        self.easel = easel

    def drawn(self, recipe: str, side: int, design: str | None) -> Raster:
        """A picture by its recipe: motif:ID, font:ID:TEXT, theme:FAMILY:ID, layer:ID, ..."""
        kind, _, rest = recipe.partition(":")
        return _RECIPES[kind](self, rest, side, design)

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
        frame, photo, *tone = rest.split(":")
        ref = _photo_in(_read(design), photo) if design else None
        if ref is None:
            ref = PhotoRef(id=photo, width_px=100, height_px=100)
        return self.easel.loose(
            _sample(ref, 30, 30).model_copy(update={"frame": frame, "tone": _tone(tone)}), side
        )

    def _layer(self, rest: str, side: int, design: str | None) -> Raster:
        return self._on_its_part(rest, side, design, lambda layer: layer)

    def _mirrored(self, rest: str, side: int, design: str | None) -> Raster:
        return self._on_its_part(rest, side, design, _the_other_way_round)

    def _on_its_part(
        self, name: str, side: int, design: str | None, shown: Callable[[Layer], Layer | None]
    ) -> Raster:
        """A layer as it would be `shown`, on the color of the part it lies on."""
        whole = _read(design or "")
        part, layer = whole.layer(name) or ("", None)
        made = shown(layer) if layer is not None else None
        if made is None:
            return Raster(1, 1, bytes(4))
        alone = self.easel.loose(made.model_copy(update={"placement": _MIDDLE}), side)
        return chip(alone, self._color_of(whole, part), side)

    def _material(self, rest: str, side: int, design: str | None) -> Raster:
        """A part's color on another material."""
        part, _, material = rest.partition(":")
        return cloth(material, self._color_of(_read(design or ""), part), side)

    def _part(self, rest: str, side: int, design: str | None) -> Raster:
        """A part as it is cut; one that is bought ready-made, such as laces, by its color."""
        made = _read(design or "")
        cut = {each.part: each for each in self.bench.artwork(made).parts}
        if rest in cut:
            return piece(cut[rest], self.bench.photos, side)
        return cloth(made.part(rest).material or "", self._color_of(made, rest), side)

    def _color_of(self, design: Design, part: str) -> str:
        """What a part is before anything lies on it; ready-made parts have a swatch alone."""
        for made in self.bench.artwork(design).parts:
            ground = made.marks[0] if made.part == part and made.marks else None
            if isinstance(ground, Fill) and ground.layer is None:
                return ground.paint.srgb
        usual = part_named(self.bench.family(design), part).default_color
        swatch = self.bench.library.swatches.get(design.part(part).color or usual or "")
        return swatch.srgb if swatch is not None else PLAIN

    def _whole(self, rest: str, side: int, design: str | None) -> Raster:
        """A whole photograph in its own proportions."""
        photo, width, height, *tone = rest.split(":")
        ref = PhotoRef(id=photo, width_px=int(width), height_px=int(height))
        whole = _sample(ref, ref.width_px / 100, ref.height_px / 100)
        return self.easel.loose(whole.model_copy(update={"tone": _tone(tone)}), side)

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
        return self.easel.loose(_sample(ref, 30, 30), side)

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
        return self.easel.best_side(_read(design or ""), side)

    def _worn(self, rest: str, side: int, design: str | None) -> Raster:
        """The product in use; where its best side is shown large, as a patch's is, on its cloth."""
        made = _read(design or "")
        return self.easel.best_side(
            made, side, 1 if isinstance(self.bench.family(made), Threaded) else 0
        )

    def _sewn(self, rest: str, side: int, design: str | None) -> Raster:
        """The product with a photograph sewn in so many threads."""
        return self.easel.best_side(sewn_as(_read(design or ""), rest), side)


PLAIN = "#cfc8ba"
"""What is shown of a part that has no color of its own, such as bare metal."""

_MIDDLE = Placement(x_mm=0, y_mm=0)

_RECIPES: dict[str, Callable[[Thumbs, str, int, str | None], Raster]] = {
    "motif": Thumbs._motif,
    "font": Thumbs._font,
    "frame": Thumbs._frame,
    "layer": Thumbs._layer,
    "mirrored": Thumbs._mirrored,
    "material": Thumbs._material,
    "part": Thumbs._part,
    "whole": Thumbs._whole,
    "theme": Thumbs._theme,
    "family": Thumbs._family,
    "photo": Thumbs._photo,
    "choice": Thumbs._choice,
    "made": Thumbs._made,
    "worn": Thumbs._worn,
    "sewn": Thumbs._sewn,
    "poster": Thumbs._poster,
}


def _read(design: str) -> Design:
    return Design.model_validate_json(design)


def _the_other_way_round(layer: Layer) -> Layer | None:
    return mirrored(layer).layer if isinstance(layer, Motif) else None


def _sample(ref: PhotoRef, wide: float, high: float) -> Photo:
    return Photo(id="sample", placement=_MIDDLE, photo=ref, width_mm=wide, height_mm=high)


def _tone(said: list[str]) -> Tone:
    return "gray" if said == ["gray"] else "color"


def _photo_in(design: Design, photo: str) -> PhotoRef | None:
    for part in design.parts.values():
        for layer in part.layers:
            if isinstance(layer, Photo) and layer.photo.id == photo:
                return layer.photo
    return None
