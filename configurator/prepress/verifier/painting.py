"""Colors, pictures, gradients and tiles as a page's operators ask for them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, Object, Stream

from configurator.prepress.verifier.drawing import PT_PER_MM, Route
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.marks import Color, Mark
from configurator.prepress.verifier.page_sayings import GROUP_COLOR, MASK_COLOR
from configurator.prepress.verifier.spaces import GRAY, Space, entry, read_space

if TYPE_CHECKING:
    from configurator.prepress.verifier.walk import Walker

FIRST_VALUES = {"DeviceCMYK": (0.0, 0.0, 0.0, 1.0), "Separation": (1.0,)}
"""The color a space begins with where it is not all zeros (ISO 32000-1, 8.6)."""
TILE, SMOOTH = 1, 2


def color_of(space: Space, values: list[Object] | None, resources: Object) -> Color:
    """The color that operands choose in a space; without operands, the one it begins with."""
    if values is None:
        begins = FIRST_VALUES.get(space.kind, (1.0 if space.kind == "DeviceN" else 0.0,))
        return Color(space, begins if len(begins) > 1 else begins * max(1, space.channels))
    if space.kind == "Pattern":
        return _patterned(space, values, resources)
    return Color(space, tuple(float(value) for value in values))


def _patterned(space: Space, values: list[Object], resources: Object) -> Color:
    """A gradient counts as the space it runs in; a tile without colors as the one it is given."""
    pattern = _pattern(values, resources)
    if pattern is not None and pattern.get("/PatternType") == SMOOTH:
        return Color(shading_space(pattern.get("/Shading", Dictionary()), resources), ())
    if space.base is not None:
        numbers = tuple(float(value) for value in values if not isinstance(value, Name))
        return Color(space.base, numbers)
    return Color(space, ())


def tile_of(values: list[Object] | None, resources: Object) -> Stream | None:
    """The drawing a tiling pattern repeats, if that is what was chosen."""
    pattern = _pattern(values, resources) if values else None
    is_tile = isinstance(pattern, Stream) and pattern.get("/PatternType") == TILE
    return pattern if is_tile and isinstance(pattern, Stream) else None


def _pattern(values: list[Object], resources: Object) -> Object | None:
    names = [value for value in values if isinstance(value, Name)]
    if not names:
        return None
    found = entry(resources, "/Pattern", str(names[-1]))
    if found is None:
        raise KeyError(str(names[-1]))
    return found


def shading_space(shading: Object, resources: Object) -> Space:
    """The color space a gradient runs in."""
    return read_space(shading.get("/ColorSpace"), resources)


def judge_group(group: Object | None, resources: Object, book: Notebook) -> None:
    """A group that is mixed as light before it is inked comes out in other colors."""
    if isinstance(group, Dictionary) and group.get("/CS") is not None:
        space = read_space(group["/CS"], resources)
        if space.channels == 3:
            book.note(GROUP_COLOR, space=space.kind)


def mask_group(mask: Object | None, resources: Object, book: Notebook) -> Stream | None:
    """The drawing a soft mask is made of, if there is one; its light must be grey."""
    drawn = mask.get("/G") if isinstance(mask, Dictionary) else None
    if not isinstance(mask, Dictionary) or not isinstance(drawn, Stream):
        return None
    group = drawn.get("/Group", Dictionary())
    if mask.get("/S") == Name.Luminosity and "/CS" in group:
        space = read_space(group["/CS"], resources)
        if space.channels == 3:
            book.note(MASK_COLOR, space=space.kind)
    return drawn


def picture_mark(walker: Walker, image: Object, resources: Object) -> Mark:
    """A picture placed where the matrix puts the unit square."""
    matrix = walker.state.matrix
    square = Route()
    square.rectangle(matrix, (0.0, 0.0, 1.0, 1.0))
    stencil = bool(image.get("/ImageMask", image.get("/IM", False)))
    mark = walker.mark("stencil" if stencil else "image", square.box)
    width, height = int(image.get("/Width", image.get("/W", 0))), _height(image)
    across, down = math.hypot(*matrix[:2]), math.hypot(*matrix[2:4])
    if across > 0 and down > 0:
        mark.ppi = min(width * 72 / (across * PT_PER_MM), height * 72 / (down * PT_PER_MM))
    mark.size_pt = float(min(width, height))
    mark.image = image
    if not stencil:
        said = image.get("/ColorSpace", image.get("/CS"))
        jpx = image.get("/Filter") == Name.JPXDecode
        # A JPEG 2000 picture may keep its color space to itself.
        mark.space = GRAY if said is None and jpx else read_space(said, resources)
        walker.painted.spaces.append(mark.space)
    return mark


def _height(image: Object) -> int:
    return int(image.get("/Height", image.get("/H", 0)))
