"""Additions: what a shop puts into its catalog can be chosen, priced, drawn and printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pystitch
import pytest
from moved_clock import MovedClock

from configurator.model.design import Design
from configurator.model.editions import Edition, read_edition
from configurator.prepress.second_reading import keep_reading
from configurator.store.orders import NewOrder
from configurator.store.store import Store
from configurator.studio.catalog.adding import CatalogAdding
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.catalog.note import NOTE
from configurator.studio.catalog.publishing import CatalogRefused
from configurator.studio.completeness import missing
from configurator.studio.counter import Counter
from configurator.studio.fitting import applied
from configurator.studio.guard import Badge, Guard, NotAllowed
from configurator.studio.pictures.easel import Easel
from configurator.studio.press.inspection import print_for_reading, second_reader
from configurator.studio.proofing.proofing import ProofRoom
from configurator.studio.workbench import Workbench

PIN = "482915"
OURS = "our own mold"
MM = 72 / 25.4


class Shop:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.guard = Guard(store, "desk-1", clock.steady)
        assert isinstance(self.guard.first_manager("Ruth", PIN), Badge)
        self.bench = Workbench(store.folder)
        self.catalog = Catalog(store, self.guard, self.bench)
        self.adding = CatalogAdding(store, self.guard, self.bench)

    def add(self, family: str, which: str, like: str = "", **typed: str) -> str:
        return self.adding.add(family, which, like, typed, OURS)

    def kiosk(self) -> Workbench:
        """A kiosk that is started now."""
        return Workbench(self.store.folder)


@pytest.fixture
def shop(store: Store, clock: MovedClock) -> Shop:
    return Shop(store, clock)


NAMED = {"en": "Picnic", "he": "פיקניק"}
BAR = {**NAMED, "net_g": "60", "length_mm": "130", "width_mm": "60", "agorot": "31.50"}
RED = {**NAMED, "cmyk": "10 95 80 0"}
CLOTH = {**NAMED, "srgb": "#4a6b2f"}

ADDITIONS: tuple[tuple[str, str, str, Mapping[str, str]], ...] = (
    ("wrapper", "size/", "100g", BAR),
    ("wrapper", "choice/paper", "kraft", {**NAMED, "agorot": "3"}),
    ("wrapper", "choice/chocolate", "dark", {**NAMED, "agorot": "3"}),
    ("wrapper", "choice/decoration", "foil-frame", {**NAMED, "agorot": "3"}),
    ("wrapper", "swatch/", "", RED),
    ("shoe", "size/", "", {"size": "49", "agorot": "340"}),
    ("shoe", "material/", "leather", {**NAMED, "agorot": "25"}),
    ("shoe", "swatch/", "", RED),
    ("patch", "size/", "", {"size": "65", "agorot": "30"}),
    ("patch", "choice/shape", "shield", {**NAMED, "height_percent": "90", "agorot": "4"}),
    ("patch", "choice/backing", "adhesive", {**NAMED, "agorot": "4"}),
    ("patch", "choice/twill", "", CLOTH),
    ("patch", "swatch/", "", {**CLOTH, "thread": "Isacord 9933"}),
)


def begun(bench: Workbench, family: str, which: str, new: str) -> Design:
    """A design that has what was added, by the edits a customer's touches make."""
    maker = bench.families[family]
    kind, _, option = which.partition("/")
    theme = None if which == "choice/twill" else maker.themes[0].id
    if kind == "size":
        return maker.new_design(theme, new)
    design = maker.new_design(theme)
    if kind == "choice":
        assert any(c.id == new and c.offered for o in maker.options for c in o.choices)
        return design.with_option(option, new)
    where = "vamp" if family == "shoe" else maker.parts[0].id
    if kind == "material":
        part = next(each for each in maker.parts if each.id == where)
        assert new in part.materials
        return design.with_part(where, design.part(where).model_copy(update={"material": new}))
    assert any(new in part.colors for part in maker.parts)
    if family == "patch":
        return design.with_option("border-color", new)
    return design.with_part(where, design.part(where).model_copy(update={"color": new}))


@pytest.mark.parametrize(("family", "which", "like", "typed"), ADDITIONS)
def test_what_is_added_is_chosen_priced_drawn_checked_and_printed(  # noqa: PLR0913, PLR0917
    shop: Shop, tmp_path: Path, family: str, which: str, like: str, typed: Mapping[str, str]
) -> None:
    before = Counter(shop.kiosk())
    new = shop.add(family, which, like, **typed)
    bench = shop.kiosk()
    design = begun(bench, family, which, new)
    assert missing(design, bench.families[family], bench.library, bench.photos) == ()
    assert [p.code for p in Counter(bench).problems(design) if p.weight == "stop"] == []
    bill = Counter(bench).quoted(design)
    assert bill.total > 0 and bill.ready_minutes > 0
    if "agorot" in typed and which != "material/":
        other = begun_with_like(shop, family, which, design)
        assert bill.total != before.quoted(other).total
    easel = Easel(bench)
    for view in bench.families[family].views[:2]:
        assert len(set(easel.real(design, view.id, 120, 90).rgba)) > 20
    file = tmp_path / "print.pdf"
    print_for_reading(bench, design, file)
    reader = second_reader(bench.artwork(design), bench.families[family].press)
    keep_reading(reader(file), tmp_path / "read.json")
    assert json.loads((tmp_path / "read.json").read_bytes())["findings"] == []
    part = bench.artwork(design).parts[0]
    with pikepdf.open(file) as pdf:
        trim = [float(each) for each in pdf.pages[0].TrimBox]
        assert trim[2] - trim[0] == pytest.approx(part.trim_box.width * MM, abs=0.1)
        assert trim[3] - trim[1] == pytest.approx(part.trim_box.height * MM, abs=0.1)
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFX"


def begun_with_like(shop: Shop, family: str, which: str, design: Design) -> Design:
    """The same design with what the new one was copied from."""
    added = shop.adding.added(family, which)[0]
    if added.kind == "size":
        return design.model_copy(update={"size": added.like})
    return design.with_option(added.of or "", added.like)


def test_an_added_color_is_printed_in_the_inks_that_were_given(shop: Shop, tmp_path: Path) -> None:
    new = shop.add("wrapper", "swatch/", **RED)
    design = begun(shop.kiosk(), "wrapper", "swatch/", new)
    print_for_reading(shop.kiosk(), design, tmp_path / "print.pdf")
    with pikepdf.open(tmp_path / "print.pdf") as pdf:
        painted = [
            [round(float(ink), 3) for ink in operands]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "k"
        ]
    assert [0.1, 0.95, 0.8, 0.0] in painted
    assert new not in shop.kiosk().families["shoe"].parts[0].colors


def test_an_added_bar_is_wrapped_by_its_own_measures_and_has_its_own_bar_codes(shop: Shop) -> None:
    shop.catalog.change("wrapper", "wrapper/bars.json/bars/100g/tuck_mm", "12", OURS)
    new = shop.add("wrapper", "size/", "100g", **BAR)
    bench = shop.kiosk()
    maker = bench.families["wrapper"]
    sheet = maker.sheet(maker.new_design(None, new))  # type: ignore[attr-defined]
    measures = sheet.bar.length_mm, sheet.bar.width_mm, sheet.bar.thickness_mm, sheet.bar.tuck_mm
    assert measures == (130, 60, 9, 12)
    items = maker.law.items  # type: ignore[attr-defined]
    assert len({number for each in items.values() for number in each.values()}) == 12
    figures = [line.figure.id for group in shop.catalog.figures("wrapper") for line in group.lines]
    assert f"wrapper/bars.json/bars/{new}/flap_mm" in figures
    shop.catalog.change("wrapper", f"wrapper/bars.json/bars/{new}/flap_mm", "15", OURS)
    shop.catalog.change("wrapper", f"tariffs/wrapper.json/sizes/{new}/agorot", "36", OURS)
    bench = shop.kiosk()
    design = bench.families["wrapper"].new_design(None, new)
    assert Counter(bench).quoted(design).total == 3600


def test_a_discount_is_added_in_its_place(shop: Shop) -> None:
    shop.add("patch", "break/", at_least="50", percent_off="30")
    bench = shop.kiosk()
    assert [(b.at_least, b.percent_off) for b in bench.tariff("patch").breaks] == [
        (10, 10), (25, 20), (50, 30), (100, 35),
    ]  # fmt: skip
    shop.catalog.change("patch", "tariffs/patch.json/breaks/50/percent_off", "25", OURS)
    with pytest.raises(CatalogRefused, match="must rise"):
        shop.add("patch", "break/", at_least="60", percent_off="22")
    shop.adding.take_out("patch", ("break", None, "50"))
    assert [b.at_least for b in shop.kiosk().tariff("patch").breaks] == [10, 25, 100]


@pytest.mark.parametrize(("family", "which", "like", "typed"), ADDITIONS)
def test_what_was_taken_out_is_said_of_drafts_and_not_offered(
    shop: Shop, family: str, which: str, like: str, typed: Mapping[str, str]
) -> None:
    new = shop.add(family, which, like, **typed)
    kiosk = shop.kiosk()
    draft = begun(kiosk, family, which, new)
    made = kiosk.artwork(draft)
    kind, _, of = which.partition("/")
    shop.adding.take_out(family, (kind, of or None, new))
    assert shop.adding.added(family, which) == ()
    stock = {line.key[2] for group in shop.catalog.stock(family) for line in group.lines}
    assert new not in stock
    bench = shop.kiosk()
    if (family, kind) != ("patch", "swatch"):  # a thread that is gone is matched to nothing
        assert bench.artwork(draft) == made
    assert missing(draft, bench.families[family], bench.library, bench.photos) == ()
    found = next(p for p in Counter(bench).problems(draft) if p.code == "out-of-stock")
    assert "not made any more" in found.words.en and found.weight == "stop"
    mended = applied(bench.families[family], draft, found.remedies[0].edit)
    assert "out-of-stock" not in [p.code for p in Counter(bench).problems(mended)]
    assert not [
        line.figure.id
        for group in (*shop.catalog.figures(family), *shop.catalog.prices(family))
        for line in group.lines
        if new in line.figure.path
    ]
    with pytest.raises(CatalogRefused):
        shop.adding.take_out(family, (kind, of or None, new))
    again = shop.add(family, which, like, **typed)
    assert (again == new) == ("size" in typed or "thread" in typed)
    back = begun(shop.kiosk(), family, which, again)
    assert "out-of-stock" not in [p.code for p in Counter(shop.kiosk()).problems(back)]


def test_an_order_keeps_the_edition_that_had_it(shop: Shop) -> None:
    new = shop.add("shoe", "swatch/", **RED)
    then = shop.kiosk()
    design, number = begun(then, "shoe", "swatch/", new), then.editions["shoe"]
    shop.adding.take_out("shoe", ("swatch", None, new))
    shop.catalog.restore("shoe", 0)
    bench = shop.kiosk()
    assert bench.as_of("shoe", number).artwork(design) == then.artwork(design)
    assert new in bench.as_of("shoe", number).families["shoe"].parts[0].colors


def test_going_back_takes_out_what_was_added_since_and_forward_brings_it_back(shop: Shop) -> None:
    new = shop.add("wrapper", "size/", "100g", **BAR)
    shop.catalog.restore("wrapper", 0)
    bench = shop.kiosk()
    sizes = {size.id: size for size in bench.families["wrapper"].sizes}
    assert sizes[new].withdrawn and not sizes[new].offered
    draft = begun(bench, "wrapper", "size/", "100g").model_copy(update={"size": new})
    assert "out-of-stock" in [p.code for p in Counter(bench).problems(draft)]
    shop.catalog.restore("wrapper", 1)
    sizes = {size.id: size for size in shop.kiosk().families["wrapper"].sizes}
    assert sizes[new].offered and not sizes[new].withdrawn


def test_a_kiosk_takes_an_added_color_up_between_visits_and_lets_it_go(shop: Shop) -> None:
    kiosk = shop.kiosk()
    library = kiosk.library
    new = shop.add("wrapper", "swatch/", **RED)
    assert new not in library.swatches
    assert kiosk.take_up() and new in library.swatches
    assert library.swatches[new].cmyk == (0.1, 0.95, 0.8, 0.0)
    kiosk.take_up({**kiosk.editions, "wrapper": 0})
    assert new not in library.swatches


@pytest.mark.parametrize(
    ("family", "which", "like", "typed", "said"),
    [
        ("wrapper", "size/", "100g", {"en": "Picnic"}, "English and in Hebrew"),
        ("wrapper", "size/", "7kg", NAMED, "Choose which one"),
        ("wrapper", "size/", "100g", {**NAMED, "length_mm": "900"}, "outside"),
        ("wrapper", "size/", "100g", {**NAMED, "width_mm": "22"}, "does not fit"),
        ("wrapper", "size/", "100g", {**NAMED, "en": "x" * 50}, "room for"),
        ("wrapper", "choice/paper", "kraft", {"en": "silk WHITE", "he": "אחר"}, "already"),
        ("wrapper", "swatch/", "", {**NAMED, "srgb": "reddish"}, "not a color"),
        ("wrapper", "swatch/", "", {**NAMED, "cmyk": "10 95 80"}, "not four inks"),
        ("wrapper", "swatch/", "", {**NAMED, "cmyk": "100 95 80 90"}, "365 % of ink"),
        ("wrapper", "swatch/", "", NAMED, "not a color"),
        ("shoe", "size/", "", {"size": "42"}, "already"),
        ("shoe", "size/", "", {"size": "62"}, "33 to 50"),
        ("shoe", "size/", "", {"size": "42.5"}, "whole"),
        ("shoe", "size/", "", {}, "filled in"),
        ("patch", "size/", "", {"size": "130"}, "40 to 120"),
        ("patch", "swatch/", "", CLOTH, "filled in"),
        ("patch", "swatch/", "", {**CLOTH, "thread": "1902"}, "is no thread"),
        ("patch", "swatch/", "", {**CLOTH, "thread": "Isacord 0015"}, "already"),
    ],
)
def test_what_cannot_be_added_is_refused_with_the_way_out(  # noqa: PLR0913, PLR0917
    shop: Shop, family: str, which: str, like: str, typed: Mapping[str, str], said: str
) -> None:
    with pytest.raises(CatalogRefused, match=said) as refused:
        shop.add(family, which, like, **typed)
    assert any("א" <= letter <= "ת" for letter in refused.value.words.he)
    assert shop.catalog.in_force(family) == Edition(family=family)


def test_two_of_one_list_are_never_called_the_same(shop: Shop) -> None:
    shop.add("wrapper", "swatch/", **RED)
    with pytest.raises(CatalogRefused, match="called Picnic already"):
        shop.add("wrapper", "swatch/", **RED)
    shop.add("shoe", "swatch/", **RED)


def test_only_a_manager_adds_and_only_with_a_source(shop: Shop) -> None:
    with pytest.raises(CatalogRefused, match="where this comes from"):
        shop.adding.add("shoe", "size/", "", {"size": "48"}, "  ")
    with pytest.raises(CatalogRefused, match="came with the app"):
        shop.adding.take_out("shoe", ("size", None, "42"))
    avi = shop.guard.new_colleague("Avi", "production")
    shop.guard.put_staff(avi, "739184")
    shop.guard.sign_out()
    assert isinstance(shop.guard.sign_in(avi.id, "739184"), Badge)
    with pytest.raises(NotAllowed):
        shop.add("shoe", "size/", size="48")
    with pytest.raises(NotAllowed):
        shop.adding.take_out("shoe", ("size", None, "48"))


def test_an_edition_from_before_there_were_additions_is_read(shop: Shop) -> None:
    shop.catalog.change("shoe", "shoe/shoe.json/min_letter_mm", "7", OURS)
    file = shop.store.folder / "catalog" / "shoe" / "000001.json"
    old = {**json.loads(file.read_bytes()), "schema_version": 1}
    old.pop("additions")
    file.write_text(json.dumps(old))
    assert read_edition(file.read_bytes()) == shop.catalog.in_force("shoe")
    assert shop.kiosk().range.edition("shoe").number == 1


def test_an_addition_that_fits_this_version_no_more_is_passed_over(shop: Shop) -> None:
    shop.add("shoe", "swatch/", **RED)
    file = shop.store.folder / "catalog" / "shoe" / "000001.json"
    edition = json.loads(file.read_bytes())
    edition["additions"][0]["copies"][0]["like"] = "no-such-ink"
    file.write_text(json.dumps(edition))
    bench = shop.kiosk()
    assert bench.range.edition("shoe").as_shipped and bench.library.swatches
    assert "no-such-ink" in bench.range.passed_over["shoe"]


@pytest.mark.parametrize(
    ("family", "which", "like", "typed"),
    [ADDITIONS[0], ADDITIONS[2], ADDITIONS[6], ADDITIONS[12]],
)
def test_an_order_of_what_was_added_is_made_whole_even_after_it_was_taken_out(
    shop: Shop, family: str, which: str, like: str, typed: Mapping[str, str]
) -> None:
    new = shop.add(family, which, like, **typed)
    kiosk = shop.kiosk()
    design = begun(kiosk, family, which, new)
    bill = Counter(kiosk).quoted(design).total
    quote = json.dumps({"lines": [], "total": bill, "edition": kiosk.editions[family]})
    order = shop.store.orders.place(NewOrder(design, 1, quote, bill, "ILS", "he", "k1"), "kiosk:k1")
    kind, _, of = which.partition("/")
    shop.adding.take_out(family, (kind, of or None, new))
    bench = shop.kiosk()
    assert ProofRoom(bench, Easel(bench), Counter(bench)).make(shop.store, "atelier") is not None
    made = shop.store.orders.order(order.id)
    assert made.state == "ready" and made.folder is not None
    folder = shop.store.folder / made.folder
    note = json.loads((folder / NOTE).read_bytes())
    assert [each["what"].rsplit("/", 1)[-1] for each in note["added"]] == [new]
    with pikepdf.open(folder / "print.pdf") as pdf:
        assert len(pdf.pages) == len(kiosk.artwork(design).parts)
    if family == "patch":
        sewn = pystitch.read(str(next(folder.glob("*.pes"))))
        assert any(thread.hex_color().lower() == "#4a6b2f" for thread in sewn.threadlist)
