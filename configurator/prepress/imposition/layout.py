"""Layouts: which pieces lie where on a sheet, and the lines that follow from it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from configurator.ground.geometry import Affine, Box, Path
from configurator.prepress.imposition.pieces import CUT, Piece
from configurator.prepress.imposition.stock import Stock


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """A piece on a sheet: `to_sheet` takes its mm to the sheet's (from its top left corner).

    Only what lies in `window`, in the piece's own mm, is painted: its bleed, which ends at the cut
    where a neighbor shares it.
    """

    piece: Piece
    to_sheet: Affine
    window: Path

    @property
    def window_path(self) -> Path:
        """The window on the sheet."""
        return self.window.transformed(self.to_sheet)

    @property
    def trim_box(self) -> Box:
        """The box around the piece's trim on the sheet."""
        return Path.rectangle(self.piece.trim).transformed(self.to_sheet).box

    @property
    def outline(self) -> BaseGeometry:
        """The outermost cut on the sheet."""
        a = self.to_sheet
        return shapely.affinity.affine_transform(self.piece.outline, [a.a, a.c, a.b, a.d, a.e, a.f])


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One sheet as it is printed `runs` times. Mm, y down, from its top left corner.

    `straight` says that cuts go through from edge to edge, so a guillotine can part it; `shared`
    that neighbors have a cut in common.
    """

    stock: Stock
    width: float
    height: float
    placements: tuple[Placement, ...]
    runs: int = 1
    straight: bool = False
    shared: bool = False

    @property
    def pieces(self) -> dict[str, int]:
        """How many of each piece lie on it, by label."""
        return dict(Counter(each.piece.label for each in self.placements))

    @property
    def content(self) -> str:
        """What is printed, as a hash: the same places of the same files on the same stock."""
        told = [self.stock.id]
        for each in self.placements:
            turn = each.to_sheet
            place = " ".join(f"{value:.4f}" for value in (turn.a, turn.b, turn.e, turn.f))
            told.append(f"{each.piece.sha256}/{each.piece.page} {place}")
        return hashlib.sha256("\n".join(told).encode()).hexdigest()

    @property
    def block(self) -> Box:
        """The box around everything that is cut."""
        return _around(each.trim_box for each in self.placements)

    @property
    def painted(self) -> Box:
        """The box around everything that is painted."""
        return _around(each.window_path.box for each in self.placements)

    @property
    def used(self) -> float:
        """The share of the sheet's room that becomes product."""
        room = self.stock.room
        height = self.painted.bottom - room.top if self.stock.is_roll else room.height
        return float(sum(e.piece.outline.area for e in self.placements) / (room.width * height))

    def lines(self) -> dict[str, Path]:
        """Every dieline on the sheet by processing step; a cut two pieces share stands once."""
        steps = dict.fromkeys(step for each in self.placements for step in each.piece.lines)
        found = {
            step: Path.joined(
                each.piece.lines[step].transformed(each.to_sheet)
                for each in self.placements
                if step in each.piece.lines
            )
            for step in steps
            if step != CUT
        }
        cuts = Path.joined(each.piece.cut.transformed(each.to_sheet) for each in self.placements)
        return {CUT: merged(cuts) if self.shared else cuts, **found}


def merged(cuts: Path) -> Path:
    """The same lines with none of them twice, joined where they go on straight."""
    rings = [np.vstack([line, line[:1]]).round(3) for line in cuts.flattened()]
    segments = [LineString(ring[at : at + 2]) for ring in rings for at in range(len(ring) - 1)]
    single = shapely.line_merge(
        shapely.unary_union([each for each in segments if each.length > 1e-6])
    )
    whole = [_straightened(np.asarray(line.coords)) for line in getattr(single, "geoms", [single])]
    return Path.joined(Path.polyline([(float(x), float(y)) for x, y in line]) for line in whole)


def _straightened(line: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without the points in the middle of a straight run."""
    ahead, behind = line[2:] - line[1:-1], line[1:-1] - line[:-2]
    turn = np.abs(ahead[:, 0] * behind[:, 1] - ahead[:, 1] * behind[:, 0])
    keep = np.concatenate([[True], turn > 1e-6, [True]])
    return np.asarray(line[keep])


def _around(boxes: Iterable[Box]) -> Box:
    found: Box | None = None
    for box in boxes:
        found = box if found is None else found.union(box)
    assert found is not None, "a layout holds at least one piece"
    return found
