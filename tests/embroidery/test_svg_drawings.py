"""SVG drawings: every shape, style and transform in its place; hostile files refused kindly."""

from __future__ import annotations

import pytest

from configurator.embroidery.svg import Drawing, read_svg
from configurator.embroidery.svg_tree import SvgRefused
from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box
from configurator.ground.glyphs import FontBook
from configurator.ground.outlines import area_of

FONTS = FontBook(assets_folder() / "fonts")
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="100mm" height="50mm" viewBox="0 0 100 50">'
)


def drawn(body: str, head: str = HEAD) -> Drawing:
    return read_svg(f"{head}{body}</svg>".encode(), FONTS)


def box_of(body: str) -> tuple[float, float, float, float]:
    (shape,) = drawn(body).shapes
    box = shape.path.box
    return box.left, box.top, box.right, box.bottom


@pytest.mark.parametrize(
    ("body", "box", "area"),
    [
        ('<rect x="10" y="5" width="20" height="10"/>', (10, 5, 30, 15), 200),
        ('<rect width="20" height="10" rx="5"/>', (0, 0, 20, 10), 178.54),
        ('<circle cx="20" cy="20" r="10"/>', (10, 10, 30, 30), 314.16),
        ('<ellipse cx="20" cy="20" rx="10" ry="5"/>', (10, 15, 30, 25), 157.08),
        ('<polygon points="0,0 10,0 10,10"/>', (0, 0, 10, 10), 50),
        ('<polyline points="0 0 10 0 10 10"/>', (0, 0, 10, 10), 50),
        ('<line x1="5" y1="5" x2="15" y2="5" stroke="red" stroke-width="2"/>', (5, 4, 15, 6), 20),
        ('<path d="M0 0h10v10H0z M2 2h6v6H2z" fill-rule="evenodd"/>', (0, 0, 10, 10), 64),
        ('<path d="m5 5 10 0 0 10z"/>', (5, 5, 15, 15), 50),
        ('<path d="M0 10A10 10 0 0 1 20 10Z"/>', (0, 0, 20, 10), 157.08),
        ('<path d="M0 0q5 10 10 0t10 0V20H0z"/>', (0, -5, 20, 20), 400),
        ('<g transform="translate(5 5) scale(2)"><rect width="4" height="3"/></g>',
         (5, 5, 13, 11), 48),
        ('<rect width="10" height="2" transform="rotate(90 0 0)"/>', (-2, 0, 0, 10), 20),
        ('<rect width="10" height="2" transform="matrix(1 0 0 2 3 4)"/>', (3, 4, 13, 8), 40),
        ('<defs><rect id="r" width="4" height="4"/></defs><use xlink:href="#r" x="3" y="2"/>',
         (3, 2, 7, 6), 16),
        ('<symbol id="s" viewBox="0 0 2 2"><rect width="2" height="2"/></symbol>'
         '<use href="#s" width="10" height="10" x="1"/>', (1, 0, 11, 10), 100),
        ('<clipPath id="c"><rect width="5" height="50"/></clipPath>'
         '<rect width="20" height="10" clip-path="url(#c)"/>', (0, 0, 5, 10), 50),
        ('<svg x="10" y="10" width="20" height="20" viewBox="0 0 1 1">'
         '<rect width="1" height="1"/></svg>', (10, 10, 30, 30), 400),
        ('<path d="M0 10h20" fill="none" stroke="#000" stroke-width="2" stroke-dasharray="5"/>',
         (0, 9, 15, 11), 20),
        ('<rect x="5" y="5" width="10" height="10" fill="none" stroke="red" stroke-width="2"/>',
         (4, 4, 16, 16), 80),
        ('<path d="M0 20L10 5L20 20" fill="none" stroke="red" stroke-width="2"'
         ' stroke-miterlimit="1"/>', (-0.83, 4.44, 20.83, 20.55), 71.07),
        ('<path d="M5 5h0" stroke="red" stroke-width="4" stroke-linecap="square"/>',
         (3, 3, 7, 7), 16),
        ('<clipPath id="c" clipPathUnits="objectBoundingBox" transform="translate(5 0)">'
         '<rect width=".5" height="1" fill="none" stroke="red"/></clipPath>'
         '<rect width="20" height="10" clip-path="url(#c)"/>', (5, 0, 15, 10), 100),
        ('<clipPath id="c"><path clip-rule="evenodd" d="M0 0h10v10H0z M2 2h6v6H2z"/></clipPath>'
         '<rect width="20" height="20" clip-path="url(#c)"/>', (0, 0, 10, 10), 64),
        ('<mask id="m"><rect width="20" height="20" fill="white"/><rect width="10" height="10"/>'
         '</mask><rect width="20" height="20" mask="url(#m)"/>', (0, 0, 20, 20), 300),
        ('<svg x="10" y="10" width="10" height="10"><rect width="50%" height="99"/></svg>',
         (10, 10, 15, 20), 50),
        ('<style>svg g>.a{x:2px;width:1em;height:5px}</style><g font-size="8"><g>'
         '<rect class="a" transform="none" style="transform:translate(3px,1px)"/></g></g>',
         (5, 1, 13, 6), 40),
        ('<switch><rect systemLanguage="xx" width="3" height="3"/><rect width="5" height="5"/>'
         '<rect width="7" height="7"/></switch>', (0, 0, 5, 5), 25),
    ],
)  # fmt: skip
def test_shapes_lie_where_the_drawing_puts_them(
    body: str, box: tuple[float, float, float, float], area: float
) -> None:
    assert box_of(body) == pytest.approx(box, abs=0.03)
    (shape,) = drawn(body).shapes
    assert area_of(shape.path, 0.01).area == pytest.approx(area, rel=0.005)


@pytest.mark.parametrize(
    ("body", "colors"),
    [
        ('<rect width="9" height="9" fill="#0a0"/>', ["#00aa00"]),
        ('<rect width="9" height="9" fill="rgb(1,2,3)"/>', ["#010203"]),
        ('<rect width="9" height="9" style="fill: teal; stroke: navy"/>', ["#008080", "#000080"]),
        ('<style>rect{fill:red}.b{fill:lime}#c{fill:blue}</style>'
         '<rect width="9" height="9"/><rect class="b" width="9" height="9"/>'
         '<rect id="c" class="b" width="9" height="9"/>', ["#ff0000", "#00ff00", "#0000ff"]),
        ('<g fill="gold"><rect width="9" height="9"/></g>', ["#ffd700"]),
        ('<style>rect{fill:red!important}g rect.b{fill:lime!important}</style>'
         '<rect width="9" height="9" style="fill:blue"/><g><g>'
         '<rect class="b" width="9" height="9"/></g></g>', ["#ff0000", "#00ff00"]),
        ('<rect width="9" height="9" fill="rgba(255,0,0,0.96)"/>'
         '<rect width="9" height="9" fill="rgb(0 50% 0 / 97%)"/>'
         '<rect width="9" height="9" fill="hsl(240deg 100% 50%)"/>'
         '<g fill="teal"><rect width="9" height="9" fill="nonsense"/></g>',
         ["#ff0000", "#008000", "#0000ff", "#008080"]),
        ('<g color="pink"><rect width="9" height="9" fill="currentColor"/></g>', ["#ffc0cb"]),
        ('<rect width="9" height="9" fill="red" stroke="blue" paint-order="stroke"/>',
         ["#0000ff", "#ff0000"]),
        ('<rect width="9" height="9"/><rect width="9" height="9" opacity="0"/>'
         '<rect width="9" height="9" display="none"/>'
         '<rect width="9" height="9" visibility="hidden"/>', ["#000000"]),
        ('<linearGradient id="g"><stop stop-color="#fff"/><stop stop-color="#fff"/>'
         '</linearGradient><rect width="9" height="9" fill="url(#g)"/>', ["#ffffff"]),
    ],
)  # fmt: skip
def test_colors_follow_the_cascade(body: str, colors: list[str]) -> None:
    assert [shape.srgb for shape in drawn(body).shapes] == colors


def test_words_stand_on_their_baseline_in_both_directions() -> None:
    english = box_of('<text x="20" y="30" font-size="10">HI</text>')
    assert english[0] == pytest.approx(20, abs=1.5)
    assert english[3] == pytest.approx(30, abs=0.3)
    middle = box_of('<text x="50" y="30" font-size="10" text-anchor="middle">HI</text>')
    assert (middle[0] + middle[2]) / 2 == pytest.approx(50, abs=0.1)
    hebrew = box_of('<text x="60" y="30" font-size="10">שלום</text>')
    assert hebrew[2] == pytest.approx(60, abs=1.5)
    assert hebrew[0] < 50
    first, second = drawn('<text x="0" y="20">one<tspan fill="red"> two</tspan></text>').shapes
    assert first.path.box.right < second.path.box.left
    assert second.srgb == "#ff0000"


def test_words_run_along_a_path_and_letters_stand_where_they_are_told() -> None:
    bent = drawn(
        '<path id="p" d="M10 60A30 30 0 0 1 70 60" fill="none"/>'
        '<text font-size="10"><textPath href="#p">around the arc</textPath></text>'
    )
    assert bent.shapes[0].path.box.top < 35 and bent.shapes[0].path.box.left < 20
    spread = drawn('<text x="5 45" y="10 50" font-size="10">AB</text>').shapes
    assert [round(each.path.box.bottom) for each in spread] == [10, 50]
    assert spread[1].path.box.left == pytest.approx(45, abs=1.5)
    small = drawn('<g font-size="20"><text y="1.5em">H<tspan font-size="50%">H</tspan></text></g>')
    high, low = (each.path.box.height for each in small.shapes)
    assert high == pytest.approx(2 * low, rel=0.02)
    assert small.shapes[0].path.box.bottom == pytest.approx(30, abs=0.3)


def test_units_and_views_come_to_millimetres() -> None:
    bare = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96">'
    assert drawn('<rect width="96" height="48"/>', bare).shapes[0].path.box.width == (
        pytest.approx(25.4)
    )
    fitted = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 1 1">'
    box = drawn('<rect width="1" height="1"/>', fitted).shapes[0].path.box
    assert (box.left, box.right) == pytest.approx((10, 30))
    assert drawn("<rect width='5' height='5'/>").scaled(2).page == Box(0, 0, *(200.0, 100.0))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<image href="http://far.away/x.png"/>', "Pictures"),
        ('<image href="file:///etc/passwd"/>', "Pictures"),
        ('<foreignObject/>', "web content"),
        ('<rect width="3" height="3" filter="url(#f)"/>', "Filters"),
        ('<rect width="3" height="3" mask="url(#f)"/>', "Masks"),
        ('<rect width="3" height="3" fill="url(#nothing)"/>', "Pattern"),
        ('<path d="M0 0 L oops"/>', "Damaged"),
        ('<use href="other.svg#x"/>', "References"),
        ('<g id="a"><use href="#a"/></g>', "use themselves"),
        ('<text font-family="Comic Sans MS">hi</text>', "font"),
        ('<style>g + rect {fill: red}</style>', "style sheet"),
        ('<script>alert(1)</script>', "Scripts"),
        ('<text y="20"><tspan style="font-style: italic">hi</tspan></text>', "Slant"),
        ('<rect width="3" height="3" opacity="0.5"/>', "See-through"),
        ('<rect width="300" height="3"/>', "page"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_said(body: str, said: str) -> None:
    made = drawn(f'<rect width="9" height="9"/>{body}')
    assert any(said in words.en for words in made.left_out)
    assert all(words.he for words in made.left_out)


BOMB = "".join(
    f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 8)
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f'<!DOCTYPE s [<!ENTITY a "b">]>{HEAD}<text>&a;</text></svg>', "entities"),
        (f'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}</svg>', "entities"),
        (f'<!DOCTYPE svg SYSTEM "file:///etc/passwd">{HEAD}</svg>', "another file"),
        (f"{HEAD}{'<g>' * 900}{'</g>' * 900}</svg>", "deep"),
        (f'{HEAD}{"<rect/>" * 50_001}</svg>', "50,000"),
        (f'{HEAD}<g id="a0"><rect width="1" height="1"/></g>{BOMB}<use href="#a7"/></svg>',
         "20,000"),
        (f'{HEAD}<clipPath id="c"><rect width="1" height="1" clip-path="url(#c)"/></clipPath>'
         '<rect width="3" height="3" clip-path="url(#c)"/></svg>', "nothing to sew"),
        (f"{HEAD}</svg>", "nothing to sew"),
        ("<html></html>", "not an SVG"),
        ("<svg", "not an SVG"),
        ("", "not an SVG"),
        ('<svg width="0" height="1"></svg>', "no usable size"),
        (" " * (8 * 1024 * 1024 + 1), "8 MiB"),
    ],
    ids=lambda value: value[:24],
)  # fmt: skip
def test_hostile_and_broken_files_are_refused_in_words(content: str, why: str) -> None:
    with pytest.raises(SvgRefused, match=why) as refused:
        read_svg(content.encode(), FONTS)
    assert refused.value.words.he


def test_numbers_out_of_all_range_are_left_out_not_obeyed() -> None:
    made = drawn('<rect width="5" height="5"/><rect width="1e300" height="9"/>'
                 '<path d="M0 0 L 1e30 5 Z"/><g transform="scale(1e400)"><rect width="1" '
                 'height="1"/></g>')  # fmt: skip
    assert len(made.shapes) == 1


def test_the_grammar_that_old_drawings_name_is_no_reason_to_refuse() -> None:
    named = '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'
    drawing = read_svg(
        f'<!DOCTYPE svg PUBLIC {named}>{HEAD}<rect width="9" height="9"/></svg>'.encode(), FONTS
    )
    assert len(drawing.shapes) == 1
