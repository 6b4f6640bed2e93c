"""The catalog at the desk: figures, prices and stock change with care, and are taken back."""

from __future__ import annotations

import json

import pytest
from moved_clock import MovedClock

from configurator.families import family_names
from configurator.model.editions import Edition
from configurator.store.store import Store
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.catalog.lines import Line, LineGroup, StockKey
from configurator.studio.catalog.publishing import CatalogRefused
from configurator.studio.counter import Counter
from configurator.studio.fitting import applied
from configurator.studio.guard import Badge, Guard, NotAllowed
from configurator.studio.workbench import Workbench

PIN, OTHER_PIN = "482915", "739184"
MEASURED = "measured on our own mold"
FAMILIES = family_names()


class Shop:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.guard = Guard(store, "desk-1", clock.steady)
        assert isinstance(self.guard.first_manager("Ruth", PIN), Badge)
        self.bench = Workbench(store.folder)
        self.catalog = Catalog(store, self.guard, self.bench)

    def line(self, family: str, figure: str) -> Line:
        groups = (*self.catalog.figures(family), *self.catalog.prices(family))
        return next(line for line in every(groups) if line.figure.id == figure)

    def another_bench(self) -> Workbench:
        """A kiosk that is started now."""
        return Workbench(self.store.folder)

    def sign_in_as(self, role: str) -> None:
        avi = self.guard.new_colleague("Avi", role)  # type: ignore[arg-type]
        self.guard.put_staff(avi, OTHER_PIN)
        self.guard.sign_out()
        assert isinstance(self.guard.sign_in(avi.id, OTHER_PIN), Badge)


def every(groups: tuple[LineGroup, ...]) -> list[Line]:
    return [line for group in groups for line in group.lines]


@pytest.fixture
def shop(store: Store, clock: MovedClock) -> Shop:
    return Shop(store, clock)


SMALLEST_TYPE = "shoe/shoe.json/min_letter_mm"
BAR_WIDTH = "wrapper/bars.json/bars/100g/width_mm"
BAR_PRICE = "tariffs/wrapper.json/sizes/100g/agorot"
THREADS = "patch/limits.json/thread_limit"


@pytest.mark.parametrize("family", FAMILIES)
def test_every_figure_has_a_name_a_source_and_a_value_it_takes_itself(
    shop: Shop, family: str
) -> None:
    lines = [*every(shop.catalog.figures(family)), *every(shop.catalog.prices(family))]
    assert len({line.figure.id for line in lines}) == len(lines) > 10
    for line in lines:
        assert line.typed == line.shipped and line.ours is None
        assert line.figure.shown(line.figure.read(line.typed)) == line.typed
        assert line.figure.source.en and line.figure.words.he


@pytest.mark.parametrize(
    ("family", "figure", "typed"),
    [
        ("shoe", SMALLEST_TYPE, "7.5"),
        ("wrapper", BAR_WIDTH, "80"),
        ("wrapper", BAR_PRICE, "41.90"),
        ("patch", THREADS, "5"),
        ("wrapper", "wrapper/legal-2026-01.json/producer/he", "נארז אצל רות, יפו"),
    ],
)
def test_a_changed_figure_holds_for_whoever_opens_next(
    shop: Shop, family: str, figure: str, typed: str
) -> None:
    before = shop.line(family, figure)
    shop.catalog.change(family, figure, typed, MEASURED, "new mold")
    after = shop.line(family, figure)
    assert float_or_text(after.typed) == float_or_text(typed)
    assert after.shipped == before.typed
    assert after.ours is not None and after.ours.source == MEASURED
    edition = shop.another_bench().range.edition(family)
    assert (edition.number, edition.why) == (1, "new mold")
    line = shop.catalog.editions(family)[0]
    assert (line.who, line.in_force) == ("Ruth", True)
    assert before.figure.words.en in line.words.en
    assert shop.store.audit.read()[0].did == "changed-catalog"


def float_or_text(typed: str) -> float | str:
    try:
        return float(typed)
    except ValueError:
        return typed


def test_a_changed_bar_changes_the_sheet_and_its_price_the_bill(shop: Shop) -> None:
    bench = shop.another_bench()
    design = bench.families["wrapper"].new_design()
    sheet, price = bench.artwork(design).parts[0].trim_box, Counter(bench).quoted(design).total
    shop.catalog.change("wrapper", BAR_WIDTH, "82", MEASURED)
    shop.catalog.change("wrapper", BAR_PRICE, "50", "our own")
    assert bench.artwork(design).parts[0].trim_box == sheet
    assert Counter(bench).quoted(design).total == price
    assert bench.take_up()
    assert not bench.take_up()
    assert bench.artwork(design).parts[0].trim_box.height > sheet.height
    assert Counter(bench).quoted(design).total == price + 1400


@pytest.mark.parametrize(
    ("family", "figure", "typed", "said"),
    [
        ("wrapper", BAR_WIDTH, "wide", "not a number"),
        ("wrapper", BAR_WIDTH, "nan", "outside"),
        ("wrapper", BAR_WIDTH, "inf", "outside"),
        ("wrapper", BAR_WIDTH, "-5", "outside"),
        ("wrapper", BAR_WIDTH, "76", "already"),
        ("wrapper", BAR_PRICE, "-1", "outside"),
        ("wrapper", "wrapper/bars.json/bars/40g/legal_mm/1", "21", "does not fit"),
        ("wrapper", "wrapper/legal-2026-01.json/producer/en", "  ", "empty"),
        ("wrapper", "wrapper/legal-2026-01.json/producer/en", "x" * 700, "room for"),
        ("wrapper", "wrapper/bars.json/bars/7kg/width_mm", "80", "no such figure"),
        ("patch", THREADS, "5.5", "whole"),
        ("shoe", "shoe/shoe.json/making/notch_depth_mm", "5.5", "does not go together"),
        ("wrapper", "wrapper/bars.json/margins/bleed_mm", "1", "outside"),
        ("patch", "patch/limits.json/widest_mm", "60", "does not go together"),
        ("shoe", "shoe/shoe.json/materials/suede/min_line_mm", "1", "no such figure"),
    ],
)
def test_a_bad_value_is_refused_with_the_way_out(
    shop: Shop, family: str, figure: str, typed: str, said: str
) -> None:
    with pytest.raises(CatalogRefused, match=said) as refused:
        shop.catalog.change(family, figure, typed, MEASURED)
    assert any("א" <= letter <= "ת" for letter in refused.value.words.he)
    assert shop.catalog.in_force(family) == Edition(family=family)


TYPE = "press/limits.json/type_pt"
LIGHT_TYPE = "press/limits.json/light_type_pt"
LEAST_PPI = "substrates/papers.json/substrates/coated/least_ppi"
LASTED = "shoe/shoe.json/making/lasted_mm"


def test_every_kind_of_figure_reaches_what_it_is_a_figure_of(shop: Shop) -> None:
    bench = shop.bench
    shoe, bar = (bench.families[each].new_design() for each in ("shoe", "wrapper"))
    vamp, sheet = bench.artwork(shoe).part("vamp").shape, bench.artwork(bar).parts[0].shape
    shop.catalog.change("shoe", LASTED, "18", MEASURED)
    shop.catalog.change("shoe", "shoe/shoe.json/making/notch_depth_mm", "2", MEASURED)
    shop.catalog.change("wrapper", "wrapper/bars.json/margins/bleed_mm", "5", MEASURED)
    shop.catalog.change("wrapper", "wrapper/bars.json/margins/safe_mm", "2", MEASURED)
    shop.bench.take_up()
    longer, wider = bench.artwork(shoe).part("vamp").shape, bench.artwork(bar).parts[0].shape
    assert longer.trim.box.height == pytest.approx(vamp.trim.box.height + 3, abs=0.6)
    assert wider.trim == sheet.trim
    assert wider.bleed.box.width == pytest.approx(sheet.bleed.box.width + 4)
    assert wider.safe.box.width == pytest.approx(sheet.safe.box.width + 2)


def test_the_press_of_one_product_is_not_that_of_another(shop: Shop) -> None:
    bench = shop.another_bench()
    design = bench.families["wrapper"].new_design(bench.families["wrapper"].themes[0].id)
    assert "small-words" not in [p.code for p in Counter(bench).problems(design)]
    shop.catalog.change("wrapper", TYPE, "30", "our printer")
    shop.catalog.change("wrapper", LIGHT_TYPE, "30", "our printer")
    shop.catalog.change("wrapper", LEAST_PPI, "200", "our printer")
    press = {name: family.press for name, family in shop.another_bench().families.items()}
    assert (press["wrapper"].finest.type_pt, press["shoe"].finest.type_pt) == (30, 5)
    assert press["wrapper"].substrates["coated"].least_ppi == 200
    assert press["patch"].substrates["coated"].least_ppi == 150
    small = [p for p in Counter(shop.another_bench()).problems(design) if p.code == "small-words"]
    assert {problem.limit for problem in small} == {30}


def test_a_figure_without_a_source_is_refused(shop: Shop) -> None:
    with pytest.raises(CatalogRefused, match="where this comes from"):
        shop.catalog.change("wrapper", BAR_WIDTH, "80", " ")


def test_one_figure_or_a_whole_edition_is_taken_back(shop: Shop) -> None:
    shop.catalog.change("wrapper", BAR_WIDTH, "80", MEASURED)
    shop.catalog.change("wrapper", BAR_PRICE, "50", "our own")
    shop.catalog.put_back("wrapper", BAR_WIDTH)
    assert shop.line("wrapper", BAR_WIDTH).typed == "76"
    assert shop.line("wrapper", BAR_PRICE).typed == "50"
    shop.catalog.restore("wrapper", 2)
    assert shop.line("wrapper", BAR_WIDTH).typed == "80"
    shop.catalog.restore("wrapper", 0)
    assert shop.catalog.in_force("wrapper").as_shipped
    assert [line.number for line in shop.catalog.editions("wrapper")] == [5, 4, 3, 2, 1, 0]
    with pytest.raises(CatalogRefused, match="already"):
        shop.catalog.put_back("wrapper", BAR_WIDTH)
    with pytest.raises(CatalogRefused, match="cannot be read"):
        shop.catalog.restore("wrapper", 77)


@pytest.mark.parametrize("family", FAMILIES)
def test_whatever_runs_out_is_not_begun_with_and_is_said_of_what_was_made_before(
    shop: Shop, family: str
) -> None:
    maker = shop.bench.families[family]
    before = {
        theme.id: maker.new_design(theme.id) for theme in (*maker.themes[:3], maker.themes[-1])
    }
    worn = used_by(before[maker.themes[0].id])
    gone = [
        line.key
        for group in shop.catalog.stock(family)
        for line in group.lines
        if line.key[2] in worn
    ][:4]
    assert gone
    for key in gone:
        shop.catalog.switch(family, key, here=False, why="sold out")
    bench = shop.another_bench()
    for theme, design in before.items():
        new = bench.families[family].new_design(theme)
        assert codes(bench, new) == [], theme
        assert bench.artwork(design).parts
    old = before[maker.themes[0].id]
    assert len(codes(bench, old)) >= 1
    for _ in gone:
        problem = next((p for p in Counter(bench).problems(old) if p.code == "out-of-stock"), None)
        if problem is None:
            break

        old = applied(bench.families[family], old, problem.remedies[0].edit)
    assert codes(bench, old) == []
    for key in gone:
        shop.catalog.switch(family, key, here=True)
    assert shop.catalog.in_force(family).as_shipped


def used_by(design) -> set[str]:  # type: ignore[no-untyped-def]
    parts = design.parts.values()
    return {
        design.size,
        *design.options.values(),
        *(part.material for part in parts if part.material),
        *(part.color for part in parts if part.color),
    }


def codes(bench: Workbench, design) -> list[str]:  # type: ignore[no-untyped-def]
    return [p.code for p in Counter(bench).problems(design) if p.code == "out-of-stock"]


def test_the_last_one_cannot_be_switched_off(shop: Shop) -> None:
    first: StockKey = ("choice", "paper", "kraft")
    last: StockKey = ("choice", "paper", "paper-coated")
    for paper in ("foil", "uncoated"):
        shop.catalog.switch("wrapper", ("choice", "paper", paper), here=False)
    shop.catalog.switch("wrapper", first, here=False)
    with pytest.raises(CatalogRefused, match="last one left"):
        shop.catalog.switch("wrapper", last, here=False)
    with pytest.raises(CatalogRefused, match="already"):
        shop.catalog.switch("wrapper", first, here=False)
    with pytest.raises(CatalogRefused, match="no such"):
        shop.catalog.switch("wrapper", ("choice", "paper", "gold-leaf"), here=False)


def test_a_thread_that_is_gone_is_matched_to_nothing(shop: Shop) -> None:
    bench = shop.bench
    design = bench.families["patch"].new_design("hamsa")
    family = bench.families["patch"]
    first = family.threads(bench.artwork(design))[0].id  # type: ignore[attr-defined]
    shop.catalog.switch("patch", ("swatch", None, first), here=False)
    bench = shop.another_bench()
    used = bench.families["patch"].threads(bench.artwork(design))  # type: ignore[attr-defined]
    assert first not in {use.id for use in used}
    rim = next(o for o in bench.families["patch"].options if o.id == "border-color")
    assert [choice.id for choice in rim.choices if not choice.offered] == [first]
    edged = design.with_option("border-color", first)
    assert codes(bench, edged) == ["out-of-stock"]


def test_staff_switch_stock_and_only_a_manager_changes_figures(shop: Shop) -> None:
    shop.sign_in_as("production")
    shop.catalog.switch("wrapper", ("choice", "paper", "kraft"), here=False)
    with pytest.raises(NotAllowed):
        shop.catalog.change("wrapper", BAR_WIDTH, "80", MEASURED)
    with pytest.raises(NotAllowed):
        shop.catalog.put_back("wrapper", BAR_WIDTH)
    with pytest.raises(NotAllowed):
        shop.catalog.restore("wrapper", 0)
    shop.guard.sign_out()
    with pytest.raises(NotAllowed):
        shop.catalog.figures("wrapper")


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"family": "wrapper", "number": 9}', b'{"a": 1, "a": 2}']
)
def test_a_damaged_edition_is_passed_over_and_said(shop: Shop, content: bytes) -> None:
    shop.catalog.change("wrapper", BAR_WIDTH, "80", MEASURED)
    file = shop.store.folder / "catalog" / "wrapper" / "000002.json"
    file.write_bytes(content)
    bench = shop.another_bench()
    assert bench.range.edition("wrapper").number == 1
    assert "000002.json" in bench.range.passed_over["wrapper"]
    shop.catalog.change("wrapper", BAR_PRICE, "51", "our own")
    assert shop.catalog.in_force("wrapper").number == 3
    assert shop.line("wrapper", BAR_WIDTH).typed == "80"


def test_an_edition_that_fits_this_version_no_more_is_passed_over(shop: Shop) -> None:
    shop.catalog.change("wrapper", BAR_WIDTH, "80", MEASURED)
    file = shop.store.folder / "catalog" / "wrapper" / "000001.json"
    edition = json.loads(file.read_bytes())
    edition["corrections"][0]["path"] = ["bars", "7kg", "width_mm"]
    file.write_text(json.dumps(edition))
    bench = shop.another_bench()
    assert bench.range.edition("wrapper").as_shipped
    assert "7kg" in bench.range.passed_over["wrapper"]


def test_an_order_is_made_by_the_edition_it_was_approved_in(shop: Shop) -> None:
    design = shop.bench.families["wrapper"].new_design()
    before = shop.bench.artwork(design).parts[0].trim_box
    shop.catalog.change("wrapper", BAR_WIDTH, "82", MEASURED)
    then = shop.bench.as_of("wrapper", 0)
    assert then.artwork(design).parts[0].trim_box == before
    assert shop.bench.artwork(design).parts[0].trim_box != before
    assert shop.bench.as_of("wrapper", 1) is shop.bench
    assert shop.bench.as_of("wrapper", 99) is shop.bench
