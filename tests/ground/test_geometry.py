"""Geometry: transforms, tight boxes, flat lines that stay near, areas that fill nonzero."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
import skia
from hypothesis import given
from hypothesis import strategies as st

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Affine, Box, Path, PathBuilder
from configurator.ground.glyphs import FontBook, TextSetting
from configurator.ground.outlines import area_of, grown, path_of, stroked

numbers = st.floats(-100, 100, allow_nan=False).map(lambda value: round(value, 3))
points = st.tuples(numbers, numbers)
affines = st.tuples(*[st.floats(-3, 3)] * 6).map(lambda six: Affine(*six))


@st.composite
def paths(draw: st.DrawFn) -> Path:
    builder = PathBuilder()
    for _ in range(draw(st.integers(1, 3))):
        builder.move(*draw(points))
        for _ in range(draw(st.integers(1, 4))):
            if draw(st.booleans()):
                builder.line(*draw(points))
            else:
                builder.curve(draw(points), draw(points), draw(points))
        if draw(st.booleans()):
            builder.close()
    return builder.path()


def on_outline(path: Path, count: int = 400) -> np.ndarray:
    """Points on the outline by de Casteljau, independent of the code under test."""
    found, last, start = [], np.zeros(2), np.zeros(2)
    for verb, handles in path.segments():
        if verb == "M":
            start = handles[0]
            found.append(handles)
        elif verb == "L":
            found.append(handles)
        elif verb == "C":
            t = np.linspace(0, 1, count)[:, None]
            row = [np.broadcast_to(p, (count, 2)) for p in (last, *handles)]
            while len(row) > 1:
                row = [a + (b - a) * t for a, b in pairwise(row)]
            found.append(row[0])
        else:
            found.append(start[None])
        last = found[-1][-1]
    return np.concatenate(found)


@given(affines, points)
def test_a_transform_is_undone_by_its_inverse(affine: Affine, point: tuple[float, float]) -> None:
    if abs(affine.determinant) > 0.05:
        there = affine.apply(*point)
        assert affine.inverse().apply(*there) == pytest.approx(point, abs=1e-5)


@given(affines, affines, points)
def test_then_does_the_first_one_first(
    one: Affine, other: Affine, point: tuple[float, float]
) -> None:
    assert one.then(other).apply(*point) == pytest.approx(other.apply(*one.apply(*point)), abs=1e-6)


def test_turning_is_clockwise_on_the_screen() -> None:
    assert Affine.rotate(90).apply(1, 0) == pytest.approx((0, 1))


@given(paths())
def test_a_box_is_tight_around_its_outline(path: Path) -> None:
    dense = on_outline(path)
    low, high = dense.min(axis=0), dense.max(axis=0)
    box = path.box
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((*low, *high), abs=0.01)
    assert box.left <= low[0] + 1e-9 and box.right >= high[0] - 1e-9
    assert box.top <= low[1] + 1e-9 and box.bottom >= high[1] - 1e-9


@given(paths())
def test_a_flat_line_stays_near_the_curve(path: Path) -> None:
    lines = path.flattened(0.05)
    assert len(lines) == path.verbs.count("M")
    flat = shapely.MultiLineString([line for line in lines if len(line) > 1])
    strays = shapely.distance(flat, shapely.points(on_outline(path, 60)))
    assert strays.max() < 0.06
    for line, closed in zip(lines, path.verbs.split("M")[1:], strict=True):
        if closed.endswith("Z"):
            assert np.array_equal(line[0], line[-1])


@given(paths(), affines)
def test_a_moved_path_has_its_points_moved(path: Path, affine: Affine) -> None:
    moved = path.transformed(affine)
    expected = [affine.apply(x, y) for x, y in path.points]
    assert np.allclose(moved.points, expected)


@given(paths())
def test_svg_is_read_back(path: Path) -> None:
    again = Path.from_svg(path.svg())
    for line, twin in zip(path.flattened(), again.flattened(), strict=True):
        ways = shapely.LineString(line), shapely.LineString(twin)
        assert shapely.hausdorff_distance(*ways) < 0.05


@given(paths())
def test_equal_paths_are_one(path: Path) -> None:
    twin = Path(path.verbs, path.points.copy())
    assert twin == path and hash(twin) == hash(path)
    with pytest.raises(ValueError, match="read-only"):
        path.points[0] = 1


@pytest.mark.parametrize("data", ["M0", "M 0 0 L", "hello", "M0 0 C 1 1", "M 0 0 A 1"])
def test_what_is_no_svg_path_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="SVG path"):
        Path.from_svg(data)


def test_quadratics_and_arcs_become_cubics() -> None:
    curve = Path.from_svg("M0 0Q50 100 100 0")
    assert curve.verbs == "MC" and curve.box.bottom == pytest.approx(50)
    circle = Path.from_svg("M0 50A50 50 0 1 1 100 50A50 50 0 1 1 0 50Z")
    assert area_of(circle).area == pytest.approx(math.pi * 2500, rel=1e-3)


def test_shapes_have_the_size_they_are_asked_for() -> None:
    box = Box.sized(40, 20, 5, 7)
    for path in (Path.rectangle(box), Path.rectangle(box, 4), Path.ellipse(box)):
        assert path.box.contains(box, 1e-6)
        assert box.contains(path.box, 1e-6)
    assert area_of(Path.ellipse(box)).area == pytest.approx(math.pi * 200, rel=0.002)


# --- areas -------------------------------------------------------------------------------------


def square(x: float, y: float, side: float, hole: bool = False) -> Path:
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    return Path.polygon(corners[::-1] if hole else corners)


@pytest.mark.parametrize(
    ("path", "area"),
    [
        (square(0, 0, 10), 100),
        (square(0, 0, 10) + square(2, 2, 4, hole=True), 84),
        (square(0, 0, 10) + square(2, 2, 4), 100),
        (square(0, 0, 10) + square(5, 5, 10), 175),
        (square(0, 0, 10) + square(2, 2, 6, hole=True) + square(4, 4, 2), 68),
        (square(0, 0, 10) + square(5, 0, 10) + square(6, 2, 2, hole=True), 150),
        (Path.polygon([(0, 0), (10, 10), (10, 0), (0, 10)]), 50),
        (Path.polyline([(0, 0), (5, 0)]), 0),
    ],
    ids=["plain", "hole", "laid on", "overlap", "island", "kept by two", "crossed", "a line"],
)
def test_areas_fill_by_the_nonzero_rule(path: Path, area: float) -> None:
    assert area_of(path).area == pytest.approx(area)


@pytest.mark.parametrize("family", ["rubik", "heebo-black", "amatic-sc", "fredoka"])
def test_letters_cover_the_area_a_renderer_fills(family: str) -> None:
    """Skia fills the same letters; overlapping ones too, where spacing draws them together."""
    book = FontBook(assets_folder() / "fonts")
    setting = TextSetting(family, 20, spacing_em=-0.12)
    path = book.set_text("8@OB שלום", setting).path
    twin = skia.Path()
    for verb, handles in path.segments():
        flat = [float(value) for value in handles.ravel()]
        {"M": twin.moveTo, "L": twin.lineTo, "C": twin.cubicTo, "Z": twin.close}[verb](*flat)
    surface = skia.Surface(1200, 400)
    with surface as canvas:
        canvas.translate(600, 200)
        canvas.scale(8, 8)
        canvas.drawPath(twin, skia.Paint(AntiAlias=True))
    inked = surface.makeImageSnapshot().toarray()[..., 3].astype(float).sum() / 255 / 64
    assert area_of(path, 0.005).area == pytest.approx(inked, rel=0.004)


@given(st.floats(0.1, 5), st.floats(20, 60))
def test_growing_adds_a_rim_and_shrinking_takes_it_back(by: float, side: float) -> None:
    path = Path.rectangle(Box.sized(side, side))
    wide = grown(path, by)
    assert area_of(wide).area == pytest.approx(side**2 + 4 * side * by + math.pi * by**2, rel=1e-3)
    assert area_of(grown(wide, -by)).area == pytest.approx(side**2, rel=1e-3)


def test_a_pen_covers_its_width() -> None:
    line = stroked(Path.polyline([(0, 0), (10, 0)]), 2)
    assert area_of(line).area == pytest.approx(20 + math.pi, rel=1e-3)
    dot = stroked(Path("M", np.array([[3.0, 4.0]])), 2)
    assert dot.box.center == pytest.approx((3, 4)) and area_of(dot).area == pytest.approx(
        math.pi, rel=1e-2
    )


def test_an_area_goes_out_and_comes_back() -> None:
    ring = shapely.box(0, 0, 10, 10).difference(shapely.box(2, 2, 8, 8))
    assert area_of(path_of(ring)).equals(ring)
    assert not path_of(shapely.MultiPolygon())


@pytest.mark.parametrize("by", [0.1, 0.4])
def test_an_inset_lies_so_far_inside_whichever_way_an_outline_runs(by: float) -> None:
    box = Box(2, 3, 22, 13)
    ring = "MCCCCZ"
    circle = Path.ellipse(Box(0, 0, 8, 8))
    hole = Path.ellipse(Box(2, 2, 6, 6)).transformed(Affine(-1, 0, 0, 1, 8, 0))
    for outline in (Path.rectangle(box), Path.rectangle(box).transformed(MIRROR)):
        found, whole = outline.inset(by).box, outline.box
        assert found.left == pytest.approx(whole.left + by)
        assert found.bottom == pytest.approx(whole.bottom - by)
    both = Path(ring * 2, np.concatenate([circle.points, hole.points])).inset(by)
    outer, inner = both.points[:13], both.points[13:]
    assert np.hypot(*(outer[::3] - 4).T) == pytest.approx(4 - by, abs=0.01)
    assert np.hypot(*(inner[::3] - 4).T) == pytest.approx(2 + by, abs=0.01)


MIRROR = Affine(-1, 0, 0, 1, 30, 0)
