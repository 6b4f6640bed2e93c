"""Outlines left out of a page: what is left says all the rest, and never covers more."""

from __future__ import annotations

from pathlib import Path as FilePath

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork, PartShape
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintRoom
from configurator.prepress.verify import BadPrintFile
from configurator.prepress.verify_outlines import Drawn, drawn_on

COCOA = Paint("#8c4e34", (0.3, 0.68, 0.78, 0.35))
BUILDS = frozenset(["m", "l", "c", "h"])
lines = st.sampled_from(
    [
        b"1 2 m", b"3 -4.5 l", b"1 2 3 4 5 6 c", b"h", b"f", b"W n", b"S", b"q", b"Q",
        b"0 0 0 1 k", b"/Over gs", b"1 2 m 3 4 l", b"1 0 0 rg 5 6 l", b"7 8", b"l", b"",
        b"/P0 Do", b"(a", b"b) Tj", b"% 1 2 m", b"[1 2", b"3] 0 d", b"9 9 9 c ", b"0.1 w",
    ]
)  # fmt: skip


def drawn(content: bytes) -> Drawn:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.obj.Contents = pdf.make_stream(content)
    return drawn_on(page, "page")


def said(content: bytes) -> list[tuple[str, str]]:
    """Everything but the building of paths, as qpdf takes it apart."""
    pdf = pikepdf.new()
    found = pikepdf.parse_content_stream(pdf.make_stream(content))
    return [
        (str(each.operator), "".join(repr(operand) for operand in each.operands))
        for each in found
        if str(each.operator) not in BUILDS and "(" not in str(each.operator)
    ]


def taken_apart(content: bytes) -> list[tuple[str, str]] | None:
    try:
        return said(content)
    except (pikepdf.PdfError, TypeError):
        return None


@pytest.mark.filterwarnings("ignore:Unexpected end of stream")
@given(st.lists(lines, max_size=25), st.booleans())
def test_the_rest_says_all_that_the_whole_says(parts: list[bytes], ends: bool) -> None:
    content = b"\n".join(parts) + b"\n" * ends
    if b"(" in content:  # letters of a string may be an outline's; no operator may come of it
        whole, rest = taken_apart(content), taken_apart(drawn(content).rest)
        assert [each[0] for each in whole or ()] == [each[0] for each in rest or ()]
    else:
        assert taken_apart(drawn(content).rest) == taken_apart(content)


def test_outlines_are_counted_and_known_by_what_follows() -> None:
    page = drawn(b"q\n0 0 m\n5 0 l\n5 5 l\nh\nW n\n1 1 m\n2 2 l\nf\n1 1 m\n2 2 l\nS\n")
    assert [(each.segments, each.fills) for each in page.outlines] == [
        (4, False),
        (2, True),
        (2, False),
    ]
    assert page.rest == b"q\nh\nW n\nh\nf\nh\nS\n"
    assert page.each_alone()


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 m 9 0 l\n1 1 m\n2 2 l\nf\n",  # a path begun before the outline
        b"1 1 m\n2 2 l\n0 0 0 1 k\n1 1 m\n2 2 l\nf\n",  # two outlines, one fill
        b"0 0 5 5 re\n1 1 m\n2 2 l\nf\n",
        b"1 1 m\n2 2 l\nW\n1 1 m\n2 2 l\nf\n",  # a clip that takes the fill's outline with it
        b"1 1 m\n2 2 l\n% f\n1 1 m\n2 2 l\nf\n",
        b"1 1 m\n2 2 l\n",
    ],
)
def test_a_path_in_pieces_is_drawn_whole(content: bytes) -> None:
    assert not drawn(content).each_alone()


def rough(box: Box, teeth: int) -> Path:
    """A box whose upper edge is cut up into many segments."""
    step = box.width / teeth
    top = [(box.left + at * step, box.top) for at in range(teeth + 1)]
    return Path.polyline([*top, (box.right, box.bottom), (box.left, box.bottom)])


@pytest.mark.parametrize(("reach", "fit"), [(3.0, True), (1.0, False)])
def test_a_base_of_many_segments_covers_as_far_as_it_reaches(
    reach: float, fit: bool, room: PrintRoom, order: OrderSheet, tmp_path: FilePath
) -> None:
    trim = Path.rectangle(Box.sized(40, 30))
    bleed = Path.rectangle(Box.sized(40, 30).grown(3))
    base = Fill(rough(Box.sized(40, 30).grown(reach), 900), COCOA, "base")
    part = PartArtwork(PartShape("tag", trim, bleed, trim, base=COCOA), (base,))
    target = tmp_path / "print.pdf"
    if fit:
        assert room.write(order, Artwork("wrapper", "s", (part,)), "x", target).path == target
        return
    with pytest.raises(BadPrintFile, match="places along its bleed are bare"):
        room.write(order, Artwork("wrapper", "s", (part,)), "x", target)
