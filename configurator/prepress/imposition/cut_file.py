"""Cut files: the sheet's dielines and register dots for a cutting table, as SVG and as DXF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ezdxf import units
from ezdxf._options import options
from ezdxf.filemanagement import new

from configurator.ground.geometry import Path
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.imposition.sheet_marks import register_dots
from configurator.prepress.processing_steps import STEPS

REGISTER = "Register"
STRAY_MM = 0.005
"""How far the straight pieces of a DXF may be from the curve; no knife is truer."""
LINE_MM = 0.1
COLORS = {"CutContour": ("#e6007e", 6), "Crease": ("#009ee3", 4), "Fold": ("#00963f", 3)}
OTHER_COLOR = ("#3a3a3e", 8)
"""Colors on screens (SVG) and as AutoCAD numbers (DXF); machines go by the layers' names."""


def cut_svg(layout: Layout, title: str) -> bytes:
    """The lines in mm, curves as they are, a group for each step."""
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{layout.width:g}mm" '
        f'height="{layout.height:g}mm" viewBox="0 0 {layout.width:g} {layout.height:g}">',
        f"<title>{title}</title>",
    ]
    for step, path in _layers(layout).items():
        color = COLORS.get(step, OTHER_COLOR)[0]
        paint = f'fill="{color}"' if step == REGISTER else f'fill="none" stroke="{color}"'
        rows.append(f'<g id="{step}" {paint} stroke-width="{LINE_MM}">')
        rows += [f'<path d="{each.svg()}"/>' for each in _apart(path)]
        rows.append("</g>")
    return "\n".join([*rows, "</svg>", ""]).encode()


def cut_dxf(layout: Layout) -> bytes:
    """The lines as polylines in mm, y up from the sheet's lower left corner, a layer each step."""
    with _without_moment():
        document = new("R2000", units=units.MM)
        space = document.modelspace()
        for step, path in _layers(layout).items():
            document.layers.add(step, color=COLORS.get(step, OTHER_COLOR)[1])
            for each in _apart(path):
                closed = each.verbs.endswith("Z")
                for line in each.flattened(STRAY_MM):
                    corners = [(round(x, 4), round(layout.height - y, 4)) for x, y in line.tolist()]
                    space.add_lwpolyline(corners, close=closed, dxfattribs={"layer": step})
        text = io.StringIO()
        document.write(text)
        return text.getvalue().encode(document.output_encoding)


@contextmanager
def _without_moment() -> Iterator[None]:
    """ezdxf leaves the moment and its random ids out: the same sheet gives the same bytes."""
    before = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        options.write_fixed_meta_data_for_testing = before


def _layers(layout: Layout) -> Mapping[str, Path]:
    """Dielines in the order of their table, then the dots the camera looks for."""
    lines = layout.lines()
    ordered = {step.name: lines[step.name] for step in STEPS.values() if step.name in lines}
    return {**ordered, REGISTER: Path.joined(register_dots(layout))}


def _apart(path: Path) -> list[Path]:
    """Each outline of a path on its own."""
    found: list[Path] = []
    verbs, start, at = "", 0, 0
    for verb, points in path.segments():
        if verb == "M" and verbs:
            found.append(Path(verbs, path.points[start:at]))
            verbs, start = "", at
        verbs += verb
        at += len(points)
    return [*found, Path(verbs, path.points[start:at])] if verbs else found
