"""Sheets are planned so that nothing overlaps, everything is there, and little is wasted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path as FilePath

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely.geometry import Polygon

from configurator.ground.geometry import Affine, Box, Path
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.imposition.nesting import Shape, nested, turned_area
from configurator.prepress.imposition.packing import packed, reach
from configurator.prepress.imposition.pieces import Piece
from configurator.prepress.imposition.planning import planned
from configurator.prepress.imposition.sheet_check import check_layout
from configurator.prepress.imposition.stock import Stock, UnknownStock, stock_called
from configurator.prepress.imposition.wishes import CannotImpose, Job, Wishes

SRA3 = stock_called("sra3")


def piece(width: float, height: float, label: str = "card", round_: bool = False) -> Piece:
    box = Box.sized(width, height)
    return Piece(
        label=label,
        file=FilePath("made-up.pdf"),
        page=0,
        trim=box,
        bleed=box.grown(3.0),
        lines={"CutContour": Path.ellipse(box) if round_ else Path.rectangle(box)},
        to_mm=Affine(),
        sha256="a" * 64,
        art="b" * 64,
        profile="c" * 64,
        made=datetime(2026, 1, 31, tzinfo=UTC),
    )


def counted(layouts: tuple[Layout, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for layout in layouts:
        for each in layout.placements:
            found[each.piece.label] = found.get(each.piece.label, 0) + layout.runs
    return found


sizes = st.lists(st.tuples(st.floats(20, 250), st.floats(20, 250)), min_size=1, max_size=25).map(
    lambda found: np.array(found).round(1)
)


@settings(max_examples=15, deadline=None)
@given(sizes)
def test_packed_boxes_lie_inside_and_apart(found: NDArray[np.float64]) -> None:
    room = (433.0, 296.0)
    sheets = packed(found, room, [True] * len(found))
    assert sorted(spot.index for sheet in sheets for spot in sheet) == list(range(len(found)))
    for sheet in sheets:
        boxes = []
        for spot in sheet:
            width, height = found[spot.index][::-1] if spot.turned else found[spot.index]
            boxes.append(shapely.box(spot.left, spot.top, spot.left + width, spot.top + height))
        assert all(shapely.box(0, 0, *room).buffer(1e-6).covers(box) for box in boxes)
        total = sum(box.area for box in boxes)
        assert shapely.union_all(boxes).area == pytest.approx(total, rel=1e-9)


@pytest.mark.parametrize(("wide", "tall", "many"), [(50, 40, 56), (108, 74, 16), (433, 296, 1)])
def test_boxes_that_tile_a_sheet_fill_it(wide: float, tall: float, many: int) -> None:
    found = np.tile([[wide, tall]], (many, 1)).astype(float)
    (sheet,) = packed(found, (433.0, 296.0), [True] * many)
    assert len(sheet) == many
    assert reach(sheet, found) <= 296.0


@settings(max_examples=25, deadline=None)
@given(st.floats(40, 200), st.floats(40, 200), st.integers(1, 12))
def test_boxes_alike_never_take_more_sheets_than_rows_do(
    wide: float, tall: float, count: int
) -> None:
    room = (433.0, 296.0)
    a_row = max(
        int(room[0] // wide) * int(room[1] // tall), int(room[0] // tall) * int(room[1] // wide)
    )
    sheets = packed(np.array([(wide, tall)] * count), room, [True] * count)
    assert len(sheets) <= -(-count // a_row)


def test_a_box_that_fits_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        packed(np.array([[500.0, 100.0]]), (433.0, 296.0), [True])


ELL = Polygon([(0, 0), (120, 0), (120, 30), (30, 30), (30, 90), (0, 90)])


def test_nested_shapes_lie_in_each_others_hollows() -> None:
    shapes = [Shape(ELL, (0.0, 90.0, 180.0, 270.0)) for _ in range(8)]
    (sheet,) = nested(shapes, (300.0, 2000.0))
    laid = [turned_area(ELL, each) for each in sheet]
    room = shapely.box(0, 0, 300, 2000).buffer(1e-6)
    assert all(room.covers(area) for area in laid)
    assert shapely.union_all(laid).area == pytest.approx(8 * ELL.area, rel=1e-6)
    depth = max(area.bounds[3] for area in laid)
    boxed = packed(np.tile([[120.0, 90.0]], (8, 1)), (300.0, 2000.0), [True] * 8)
    assert depth < 0.75 * reach(boxed[0], np.tile([[120.0, 90.0]], (8, 1)))


def test_nested_shapes_keep_their_distance_and_their_grain() -> None:
    disc = shapely.Point(0, 0).buffer(30)
    sheets = nested([Shape(disc, (0.0, 180.0))] * 12, (200.0, 200.0), gap_mm=5.0)
    for sheet in sheets:
        laid = [turned_area(disc, each) for each in sheet]
        assert {each.turn for each in sheet} <= {0.0, 180.0}
        for at, one in enumerate(laid):
            assert all(one.distance(other) >= 5.0 - 1e-3 for other in laid[:at])
    assert sum(map(len, sheets)) == 12


def test_looking_longer_makes_a_roll_shorter_and_pieces_never_meet() -> None:
    chance = np.random.default_rng(7)
    shapes = [
        Shape(shapely.box(0, 0, *chance.uniform(30, 120, 2)).difference(shapely.box(0, 0, 18, 24)))
        for _ in range(12)
    ]

    def reach(effort: int) -> float:
        (sheet,) = nested(shapes, (300.0, 3000.0), 2.0, effort)
        areas = [turned_area(shapes[each.index].area, each) for each in sheet]
        assert sorted(each.index for each in sheet) == list(range(len(shapes)))
        assert all(area.bounds[0] > -1e-6 and area.bounds[2] < 300 + 1e-6 for area in areas)
        apart = min(a.distance(b) for a, b in combinations(areas, 2))
        assert apart > 2.0 - 1e-6
        return max(float(area.bounds[3]) for area in areas)

    assert reach(1500) < 0.97 * reach(0)


def test_nesting_is_the_same_every_time() -> None:
    shapes = [
        Shape(ELL),
        Shape(shapely.Point(0, 0).buffer(25)),
        Shape(shapely.box(0, 0, 40, 70)),
    ] * 3
    assert nested(shapes, (300.0, 900.0)) == nested(shapes, (300.0, 900.0))


@pytest.mark.parametrize(
    ("stock", "way"),
    [
        *((stock, way) for stock in ("sra3", "a3", "a4", "roll-610") for way in ("repeat", "gang")),
        ("a4", "auto"),
        ("roll-1370", "nest"),
    ],
)
def test_every_piece_that_was_ordered_is_printed(stock: str, way: str) -> None:
    jobs = [Job(piece(90, 50, "card"), 5), Job(piece(70, 70, "patch", round_=True), 2)]
    layouts = planned(jobs, stock_called(stock), Wishes(way))  # type: ignore[arg-type]
    found = counted(layouts)
    assert found["card"] >= 5 and found["patch"] >= 2
    for layout in layouts:
        check_layout(layout)
        assert layout.height == (layout.stock.height or layout.height)
        trims = [each.trim_box for each in layout.placements]
        assert all(layout.stock.room.grown(0.01).contains(trim) for trim in trims)
        windows = [shapely.Polygon(each.window_path.flattened()[0]) for each in layout.placements]
        assert shapely.union_all(windows).area == pytest.approx(
            sum(window.area for window in windows), rel=1e-4
        )


def test_a_large_run_is_one_sheet_printed_often() -> None:
    layouts = planned([Job(piece(85, 55), 1000), Job(piece(55, 85, "tag"), 500)], SRA3, Wishes())
    assert len(layouts) == 1
    found = counted(layouts)
    assert 1000 <= found["card"] <= 1150 and 500 <= found["tag"] <= 580


def test_a_gutter_is_kept_and_the_grain_too() -> None:
    (layout,) = planned([Job(piece(90, 50), 12)], SRA3, Wishes(gutter_mm=10.0, keep_grain=True))
    trims = [
        shapely.box(b.left, b.top, b.right, b.bottom)
        for b in (e.trim_box for e in layout.placements)
    ]
    least = min(one.distance(other) for at, one in enumerate(trims) for other in trims[:at])
    assert least == pytest.approx(10.0)
    assert all(each.to_sheet.b == 0.0 for each in layout.placements)


def test_what_is_too_large_is_refused_with_a_way_out() -> None:
    with pytest.raises(CannotImpose, match="Choose a larger sheet or a roll"):
        planned([Job(piece(500, 200), 1)], SRA3, Wishes("gang"))
    assert planned([Job(piece(500, 200), 1)], stock_called("roll-610"), Wishes("gang"))


def test_a_sheet_stands_where_that_takes_fewer() -> None:
    wrappers = [Job(piece(144.0, 185.5, label), 2) for label in ("one", "other")]
    (layout,) = planned(wrappers, SRA3, Wishes())
    assert (layout.width, layout.height, layout.runs) == (320.0, 450.0, 1)
    assert counted((layout,)) == {"one": 2, "other": 2}
    check_layout(layout)
    kept = planned(wrappers, SRA3, Wishes(keep_grain=True))
    assert {(each.width, each.height) for each in kept} == {(450.0, 320.0)}
    (poster,) = planned([Job(piece(412.0, 292.0), 1)], SRA3, Wishes())
    assert (poster.width, poster.height) == (320.0, 450.0)
    check_layout(poster)


def test_two_printing_conditions_never_share_a_sheet() -> None:
    other = replace(piece(40, 40), profile="d" * 64)
    with pytest.raises(CannotImpose, match="different printing conditions"):
        planned([Job(piece(40, 40), 1), Job(other, 1)], SRA3, Wishes())


def test_a_layout_that_lies_over_itself_is_caught() -> None:
    (layout,) = planned([Job(piece(90, 50), 4)], SRA3, Wishes())
    twice = replace(layout, placements=(*layout.placements, layout.placements[0]))
    with pytest.raises(Exception, match="lies over"):
        check_layout(twice)


@pytest.mark.parametrize("name", ["", "a9", "roll", "roll-5", "roll-99999", "letter"])
def test_an_unknown_stock_names_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownStock, match="sra3, a3, a4"):
        stock_called(name)


def test_a_roll_is_as_long_as_it_needs_to_be() -> None:
    short, long = (
        planned([Job(piece(90, 50), count)], Stock("roll-610", 610.0, None), Wishes())[0]
        for count in (6, 60)
    )
    assert short.height < 90 < long.height
