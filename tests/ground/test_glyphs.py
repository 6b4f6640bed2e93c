"""Words as outlines: order, marks, spacing, fit, arcs, paths and what no font has."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import replace
from pathlib import Path as FilePath

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Affine, Path
from configurator.ground.glyphs import FontBook, MissingFont, SetText, TextSetting

FONTS = assets_folder() / "fonts"
BOOK = FontBook(FONTS)
RUBIK = TextSetting("rubik", 10)
NIKUD = "שָׁלוֹם עֲלֵיכֶם"

families = st.sampled_from([family.id for family in BOOK.families])
words = st.text(st.sampled_from("abc אבגדש12!,.(-)׳״ְָּ\u200f🎂★é\n"), min_size=1, max_size=16)


def same(one: SetText, other: SetText, slack: float = 1e-6) -> bool:
    return one.path.verbs == other.path.verbs and np.allclose(
        one.path.points, other.path.points, atol=slack
    )


def without_marks(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) != "Mn")


def mirrored(path: Path) -> Path:
    return path.transformed(Affine.scale(1, -1))


# --- the fonts themselves ------------------------------------------------------------------------


def test_there_are_plenty_of_families_for_both_scripts() -> None:
    assert len(BOOK.families) >= 12
    assert len({family.id for family in BOOK.families}) == len(BOOK.families)


@pytest.mark.parametrize("family", [family.id for family in BOOK.families])
def test_every_family_has_hebrew_latin_digits_and_nikud_of_its_own(family: str) -> None:
    file = BOOK.family(family).file
    covered = TTFont(file, lazy=True).getBestCmap()
    letters = [chr(code) for code in range(0x5D0, 0x5EB)]
    nikud = [chr(code) for code in (*range(0x5B0, 0x5BD), 0x5C1, 0x5C2)]
    latin = [chr(code) for code in range(0x21, 0x7E)]
    assert [c for c in [*letters, *nikud, *latin, "₪"] if ord(c) not in covered] == []


def test_every_font_file_has_its_source_and_licence() -> None:
    sources = (FONTS / "SOURCES.md").read_text()
    files = sorted(file.name for file in FONTS.glob("*.ttf"))
    assert [name for name in files if f"| {name} |" not in sources] == []
    packages = {
        line.split("@expo-google-fonts/")[1].split(" ")[0]
        for line in sources.splitlines()
        if "@expo-google-fonts/" in line and line.startswith("| ")
    }
    assert [p for p in packages if not (FONTS / "licences" / f"{p}-OFL.txt").exists()] == []
    assert sum(file.stat().st_size for file in FONTS.rglob("*")) < 8_000_000


def test_interface_fonts_are_there() -> None:
    assert [file.exists() for file in BOOK.interface] == [True, True, True]


def test_a_missing_or_damaged_font_is_named_with_the_way_out(tmp_path: FilePath) -> None:
    with pytest.raises(MissingFont, match="choose another"):
        BOOK.set_text("Noa", TextSetting("comic-sans", 10))
    with pytest.raises(MissingFont, match="Install the app again"):
        FontBook(tmp_path)
    (tmp_path / "fonts.json").write_bytes((FONTS / "fonts.json").read_bytes())
    with pytest.raises(MissingFont, match=r"Rubik-Medium\.ttf"):
        FontBook(tmp_path).set_text("Noa", RUBIK)
    (tmp_path / "Rubik-Medium.ttf").write_bytes(b"not a font")
    with pytest.raises(MissingFont, match="damaged"):
        FontBook(tmp_path).set_text("Noa", RUBIK)


# --- order, kerning and marks --------------------------------------------------------------------


def test_hebrew_is_set_from_right_to_left() -> None:
    """The line is the letters of the word from its end to its beginning, left to right."""
    line = BOOK.set_text("אבג", RUBIK)
    assert line.right_to_left
    last, first = BOOK.set_text("ג", RUBIK), BOOK.set_text("א", RUBIK)
    assert line.path.verbs.startswith(last.path.verbs)
    assert line.path.verbs.endswith(first.path.verbs)


@pytest.mark.parametrize(
    ("text", "visual"),
    [
        ("מזל טוב! 8 שנים", "םינש 8 !בוט לזמ"),
        ("Noa נועה 2026", "Noa 2026 העונ"),
        ("(נועה)", "(העונ)"),
        ("נועה [Noa]", "[Noa] העונ"),
        ("בן 13, ברוך הבא", "אבה ךורב ,13 ןב"),
    ],
)
def test_mixed_words_come_out_in_visual_order(text: str, visual: str) -> None:
    """Each letter set alone, in the order the eye meets them; brackets face inwards."""
    alone = "".join(BOOK.set_text(char, RUBIK).path.verbs for char in visual)
    assert BOOK.set_text(text, RUBIK).path.verbs == alone


def test_letters_are_kerned() -> None:
    pair = BOOK.set_text("AV", RUBIK).box.width
    assert pair < BOOK.set_text("A", RUBIK).box.width + BOOK.set_text("V", RUBIK).box.width


@pytest.mark.parametrize("family", [family.id for family in BOOK.families])
def test_nikud_widens_no_line_and_stays_by_its_letter(family: str) -> None:
    setting = TextSetting(family, 10)
    bare, pointed = (BOOK.set_text(text, setting) for text in (without_marks(NIKUD), NIKUD))
    assert pointed.missing == ()
    assert len(pointed.path.verbs) > len(bare.path.verbs)
    assert pointed.box.width < bare.box.width * 1.12
    assert pointed.box.height < bare.box.height + 8


def test_letter_spacing_moves_letters_and_never_marks() -> None:
    plain, wide = (
        BOOK.set_text(NIKUD, replace(RUBIK, spacing_em=spacing)) for spacing in (0.0, 0.5)
    )
    letters = len([c for c in NIKUD if unicodedata.category(c) != "Mn"])
    assert wide.box.width == pytest.approx(plain.box.width + 0.5 * 10 * (letters - 1), abs=0.02)
    starts = [at for at, verb in enumerate(plain.path.verbs) if verb == "M"]
    assert wide.path.verbs == plain.path.verbs and len(starts) > letters


def test_equal_words_give_equal_outlines() -> None:
    again = FontBook(FONTS)
    assert BOOK.set_text(NIKUD, RUBIK) == again.set_text(NIKUD, RUBIK)


def test_composed_and_taken_apart_letters_are_set_alike() -> None:
    one, other = (
        BOOK.set_text(unicodedata.normalize(form, "é שׁ"), RUBIK) for form in ("NFC", "NFD")
    )
    assert same(one, other)


# --- what fonts lack ---------------------------------------------------------------------------


def test_other_fonts_help_out_letter_by_letter() -> None:
    assert BOOK.set_text("Noa ♥ נועה 🎂 привет مرحبا", TextSetting("suez-one", 10)).missing == ()


def test_what_no_font_has_is_listed_and_leaves_no_box() -> None:
    line = BOOK.set_text("No\U0001f9ffa 漢字 \ue000", RUBIK)
    assert {"漢", "字", "\ue000"} <= set(line.missing)
    bare = BOOK.set_text("漢字", RUBIK)
    assert bare.path.verbs == "" and bare.missing == ("漢", "字")


def test_a_family_of_emoji_is_one_picture() -> None:
    together = BOOK.set_text("👨\u200d👩\u200d👧", RUBIK)
    apart = BOOK.set_text("👨👩👧", RUBIK)
    assert together.missing == () and together.box.width < apart.box.width / 2


@pytest.mark.parametrize(
    "steering",
    ["\u202e", "\u202b", "\u2066", "\u2069", "\x07", "\u200b", "\u200d", "\ufeff", "\u00ad"],
)
def test_controls_and_invisible_characters_print_nothing_and_turn_nothing(steering: str) -> None:
    assert same(BOOK.set_text(f"No{steering}a", RUBIK), BOOK.set_text("Noa", RUBIK))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200f", "\t"])
def test_nothing_to_see_is_an_empty_outline(text: str) -> None:
    line = BOOK.set_text(text, RUBIK)
    assert not line.path and line.missing == ()


@settings(max_examples=80, deadline=None)
@given(words, families, st.sampled_from([0.0, 0.3]), st.sampled_from([0.0, 90.0, -150.0]))
def test_any_words_are_set_centered(text: str, family: str, spacing: float, arc: float) -> None:
    line = BOOK.set_text(text, TextSetting(family, 10, spacing_em=spacing, arc_deg=arc))
    assert np.isfinite(line.path.points).all()
    ink = line.path.box
    assert ink.center == pytest.approx((0, 0), abs=1e-6)
    assert (line.box.width, line.box.height) == pytest.approx((ink.width, ink.height), abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(words, st.floats(0.5, 20))
def test_everything_grows_with_the_em(text: str, size: float) -> None:
    small, large = (BOOK.set_text(text, replace(RUBIK, size_mm=s)) for s in (size, size * 3))
    assert np.allclose(small.path.points * 3, large.path.points, atol=1e-6)


# --- lines, fit and alignment ---------------------------------------------------------------


def test_lines_stand_where_their_side_starts() -> None:
    for text, side in (("A\nAAAA", "left"), ("א\nאאאא", "right")):
        line = BOOK.set_text(text, replace(RUBIK, align="start"))
        short = BOOK.set_text(text[0], RUBIK)
        count = len(short.path.points)
        first = line.path.points[:count]
        edge = first[:, 0].min() if side == "left" else first[:, 0].max()
        assert edge == pytest.approx(getattr(line.box, side), abs=0.5)


def test_shrink_makes_words_fit_and_leaves_those_that_do() -> None:
    boxed = replace(RUBIK, fit="shrink", box_width_mm=30)
    long, short = BOOK.set_text("a long dedication", boxed), BOOK.set_text("Noa", boxed)
    assert long.path.box.width == pytest.approx(30, abs=1e-3) and long.size_mm < 10
    assert short.size_mm == 10
    assert long.box.width == short.box.width == pytest.approx(30, abs=1e-3)


def test_words_wrap_at_spaces_and_keep_their_size() -> None:
    text = "a dedication of several words for somebody"
    line = BOOK.set_text(text, replace(RUBIK, fit="wrap", box_width_mm=60))
    assert line.size_mm == 10 and line.lines >= 3
    assert line.path.box.width <= 60


def test_a_word_too_long_is_cut_between_letters_with_their_marks() -> None:
    word = "בַּ" * 30
    line = BOOK.set_text(word, replace(RUBIK, fit="wrap", box_width_mm=40))
    whole = BOOK.set_text(word, RUBIK)
    assert line.lines > 2 and len(line.path.verbs) == len(whole.path.verbs)
    assert line.path.box.width <= 40.5


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.sampled_from("abcd אבגד -"), min_size=1, max_size=120),
    st.floats(15, 80),
    st.floats(10, 60),
)
def test_wrapped_words_end_inside_their_box(text: str, width: float, height: float) -> None:
    boxed = replace(RUBIK, fit="wrap", box_width_mm=width, box_height_mm=height)
    line = BOOK.set_text(text, boxed)
    assert line.path.box.width <= width + 1e-3
    assert line.path.box.height <= height + 1e-3
    flat = BOOK.set_text(text, RUBIK)
    assert len(line.path.verbs) == len(flat.path.verbs)


def test_four_hundred_letters_without_a_space_fit_a_button() -> None:
    boxed = replace(RUBIK, fit="wrap", box_width_mm=20, box_height_mm=20)
    line = BOOK.set_text("א" * 400, boxed)
    assert line.path.box.height <= 20.001 and line.path.box.width <= 20.001


def test_letter_heights_are_measured() -> None:
    line = BOOK.set_text("Hx", replace(RUBIK, size_mm=100))
    assert line.cap_height_mm == pytest.approx(70, abs=1)
    assert line.x_height_mm == pytest.approx(52, abs=1)


# --- arcs and paths -------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["HHHH", "נועה"])
def test_an_arc_spans_the_degrees_it_is_given(text: str) -> None:
    """Feet of upright letters lie on the circle, the first and last at its ends."""
    line = BOOK.set_text("H" * 9, replace(RUBIK, arc_deg=180))
    feet = line.path.box
    assert feet.height == pytest.approx(feet.width / 2, rel=0.12)
    up, down = (BOOK.set_text(text, replace(RUBIK, arc_deg=arc)) for arc in (90, -90))
    assert up.path.box.width != pytest.approx(BOOK.set_text(text, RUBIK).box.width, rel=0.02)
    assert up.path.verbs == down.path.verbs


def test_arching_up_mirrors_hanging_down() -> None:
    """A line of letters that look alike upside down arches and hangs as mirror pictures."""
    up, down = (BOOK.set_text("HIH", TextSetting("heebo", 10, arc_deg=arc)) for arc in (120, -120))
    (left, top, right, bottom) = (up.box.left, up.box.top, up.box.right, up.box.bottom)
    turned = mirrored(down.path).box
    assert (turned.left, turned.top, turned.right, turned.bottom) == pytest.approx(
        (left, top, right, bottom), abs=0.15
    )


def test_an_arch_is_highest_in_its_middle_and_a_smile_lowest() -> None:
    for arc, middle in ((120, "top"), (-120, "bottom")):
        line = BOOK.set_text("H" * 15, replace(RUBIK, arc_deg=arc))
        reach = line.path.points[np.abs(line.path.points[:, 0]) < 4, 1]
        edge = reach.min() if middle == "top" else reach.max()
        assert edge == pytest.approx(getattr(line.box, middle), abs=0.4)


def test_a_hebrew_arch_reads_clockwise_from_its_right_end() -> None:
    line = BOOK.set_text("אאאאב", replace(RUBIK, arc_deg=150))
    count = len(BOOK.set_text("ב", RUBIK).path.points)
    assert line.path.points[:count, 0].mean() < -line.box.width / 4


def test_many_lines_share_one_center() -> None:
    line = BOOK.set_text("two lines\nof an arch", replace(RUBIK, arc_deg=160))
    assert line.lines == 2 and np.isfinite(line.path.points).all()


def test_words_follow_a_path_and_keep_its_place() -> None:
    circle = Path.polyline(
        (50 + 30 * math.cos(math.radians(a)), 40 + 30 * math.sin(math.radians(a)))
        for a in range(180, 361, 2)
    )
    line = BOOK.set_text("HHHHHHHH", replace(RUBIK, along=circle, size_mm=6))
    distances = np.hypot(line.path.points[:, 0] - 50, line.path.points[:, 1] - 40)
    assert distances.min() > 29 and distances.max() < 35.5
    assert line.path.box.center[0] == pytest.approx(50, abs=0.2)


def test_hebrew_along_a_path_starts_at_its_right_end() -> None:
    level = Path.polyline([(0, 0), (200, 0)])
    for text, low, high in (("Noa", 0, 40), ("נועה", 160, 200)):
        line = BOOK.set_text(text, replace(RUBIK, along=level, align="start"))
        assert low - 1 <= line.path.box.left and line.path.box.right <= high + 1
        straight = BOOK.set_text(text, RUBIK)
        assert line.path.box.width == pytest.approx(straight.box.width, abs=1e-3)
