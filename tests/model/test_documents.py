"""Documents: what is written is read back, old versions come up, garbage is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from configurator.ground.files import Unreadable
from configurator.model.design import SCHEMA_VERSION, Design, PartDesign
from configurator.model.documents import MIGRATIONS, design_hash, read_design, write_design
from configurator.model.layers import Drawing, Lettering, Motif, Outline, Placement, Stroke

names = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,12}", fullmatch=True)
places = st.floats(-5000, 5000, allow_nan=False)
sizes = st.floats(0.1, 5000, allow_nan=False)
placements = st.builds(
    Placement, x_mm=places, y_mm=places, rotation_deg=st.floats(-3600, 3600, allow_nan=False)
)
letterings = st.builds(
    Lettering,
    id=names,
    placement=placements,
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    font=names,
    size_mm=sizes,
    color=names,
    outline=st.none() | st.builds(Outline, width_mm=st.floats(0.1, 20), color=names),
    arc_deg=st.floats(-330, 330),
)
motifs = st.builds(Motif, id=names, placement=placements, motif=names, width_mm=sizes)
strokes = st.builds(
    Stroke,
    points=st.lists(st.tuples(places, places), min_size=1, max_size=5).map(tuple),
    width_mm=st.floats(0.1, 50),
    color=names,
)
drawings = st.builds(
    Drawing, id=names, placement=placements, strokes=st.lists(strokes, max_size=3).map(tuple)
)
layer_lists = st.lists(
    letterings | motifs | drawings, max_size=3, unique_by=lambda layer: layer.id
).map(tuple)
designs = st.builds(
    Design,
    family=names,
    size=names,
    options=st.dictionaries(names, names, max_size=3),
    parts=layer_lists.map(lambda layers: {"front": PartDesign(color="red", layers=layers)}),
    title=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


@settings(max_examples=60)
@given(designs)
def test_what_is_written_is_read_back(design: Design) -> None:
    written = write_design(design)
    assert read_design(written) == design
    assert write_design(read_design(written)) == written


@given(designs)
@settings(max_examples=20)
def test_equal_designs_have_equal_bytes_and_hashes(design: Design) -> None:
    turned = Design.model_validate(dict(reversed(list(design.model_dump().items()))))
    assert turned == design
    assert design_hash(turned) == design_hash(design)


def test_a_zero_is_a_zero() -> None:
    plain, minus = (
        Design(
            family="patch",
            size="80",
            parts={
                "front": PartDesign(
                    layers=(
                        Motif(
                            id="a", placement=Placement(x_mm=zero, y_mm=1), motif="cat", width_mm=1
                        ),
                    )
                )
            },
        )
        for zero in (0.0, -0.0)
    )
    assert plain == minus
    assert write_design(plain) == write_design(minus)


def test_a_document_without_a_version_comes_up_to_this_one() -> None:
    design = read_design(b'{"family": "wrapper", "size": "100"}')
    assert (design.schema_version, design.options, design.title) == (SCHEMA_VERSION, {}, "")


def test_every_earlier_version_has_its_migration() -> None:
    assert sorted(MIGRATIONS) == list(range(SCHEMA_VERSION))


GOOD: dict[str, Any] = {"schema_version": 1, "family": "wrapper", "size": "100"}


def layered(**wrong: Any) -> dict[str, Any]:
    layer = {
        "kind": "motif",
        "id": "a",
        "placement": {"x_mm": 1, "y_mm": 2},
        "motif": "cat",
        "width_mm": 10,
    }
    return {**GOOD, "parts": {"front": {"layers": [{**layer, **wrong}]}}}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ([], "not a design"),
        ({**GOOD, "schema_version": 2}, "newer version"),
        ({**GOOD, "schema_version": -1}, "not a version"),
        ({**GOOD, "schema_version": True}, "not a version"),
        ({**GOOD, "schema_version": "1"}, "not a version"),
        ({**GOOD, "size": 100}, "size"),
        ({**GOOD, "price": 5}, "price"),
        ({"schema_version": 1, "size": "100"}, "family"),
        (layered(kind="hologram"), "hologram"),
        (layered(width_mm=-1), "width_mm"),
        (layered(width_mm="10"), "width_mm"),
        (layered(motif="../../etc/passwd"), "motif"),
        (layered(placement={"x_mm": 1e9, "y_mm": 0}), "x_mm"),
    ],
)
def test_a_document_changed_by_hand_is_refused_and_says_where(document: Any, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as refused:
        read_design(json.dumps(document).encode())
    assert any(way in str(refused.value) for way in ("Choose", "Update", "Open an earlier copy"))


def test_two_layers_of_one_name_are_refused() -> None:
    document = layered()
    document["parts"]["back"] = document["parts"]["front"]
    with pytest.raises(Unreadable, match="same id"):
        read_design(json.dumps(document).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b'{"family": "wrapper",',
        b'{"family": "a", "family": "b", "size": "1"}',
        b'{"family": "a", "size": "1", "title": NaN}',
        b'{"family": "a", "size": "1", "title": "\\ud800"}',
        b"[" * 100_000,
        b" " * (9 * 1024 * 1024),
    ],
)
def test_garbage_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_design(content)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_design(content)


def test_half_a_character_never_enters_a_design() -> None:
    with pytest.raises(ValidationError):
        Lettering(
            id="a",
            placement=Placement(x_mm=0, y_mm=0),
            text="\ud800",
            font="rubik",
            size_mm=5,
            color="red",
        )
