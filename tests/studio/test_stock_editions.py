"""Stocks and borders changed at the desk: what is printed and sewn afterwards goes by them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from moved_clock import MovedClock
from shapely import Point

from configurator.families.patch.stitching import Face, plan_of
from configurator.ground.files import assets_folder
from configurator.ground.outlines import area_of
from configurator.model.design import Design
from configurator.model.layers import Photo, Placement
from configurator.prepress.proof import proof_picture
from configurator.prepress.verifier.booth import read_in_booth
from configurator.prepress.verifier.reading import Reading
from configurator.store.store import Store
from configurator.studio.catalog.adding import CatalogAdding
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.catalog.note import write_note
from configurator.studio.catalog.publishing import CatalogRefused
from configurator.studio.counter import Counter
from configurator.studio.guard import Badge, Guard
from configurator.studio.press.inspection import print_for_reading, wanted_of
from configurator.studio.press.shop_press import press_for, press_of_order
from configurator.studio.workbench import UnknownFamily, Workbench

PHOTO = assets_folder() / "photos" / "dandelions.jpg"
TESTED = "a test sheet of our press"
COATED = "substrates/papers.json/substrates/coated"
KRAFT = "substrates/papers.json/substrates/kraft"
CANVAS = "substrates/cloths.json/substrates/canvas"
UNCOATED_PROFILE, COATED_PROFILE = "FOGRA47L_uncoated.icc", "FOGRA39L_coated.icc"
SATIN = "patch/limits.json/borders/satin"


class Shop:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        guard = Guard(store, "desk-1", clock.steady)
        assert isinstance(guard.first_manager("Ruth", "482915"), Badge)
        self.folder = store.folder
        self.catalog = Catalog(store, guard, Workbench(store.folder))
        self.adding = CatalogAdding(store, guard, Workbench(store.folder))

    def change(self, family: str, **figures: str) -> None:
        for path, typed in figures.items():
            self.catalog.change(family, path, typed, TESTED)

    def bench(self) -> Workbench:
        """A kiosk that is started now."""
        return Workbench(self.folder)

    def printed(self, design: Design, file: Path) -> Reading:
        """A design's print file as the second reader finds it, held to the limits of now."""
        bench = self.bench()
        legal = print_for_reading(bench, design, file)
        return read_in_booth(file, wanted_of(bench.family(design).press, "coated", legal))


@pytest.fixture
def shop(store: Store, clock: MovedClock) -> Shop:
    return Shop(store, clock)


def told(file: Path) -> tuple[str, str, bool]:
    """The printing condition, the page's word on its white, and whether it has a white plate."""
    with pikepdf.open(file) as pdf:
        (intent,) = pdf.Root.OutputIntents
        page = pdf.pages[0]
        (said,) = page.obj.PieceInfo.as_dict().values()
        spaces = page.obj.Resources.get("/ColorSpace", pikepdf.Dictionary())
        plates = {str(each[1]) for each in spaces.as_dict().values() if len(each) > 2}
        return str(intent.OutputConditionIdentifier), str(said.Private.White), "/White" in plates


def test_a_print_goes_by_the_stock_as_the_shop_changed_it(shop: Shop, tmp_path: Path) -> None:
    design = shop.bench().families["wrapper"].new_design("birthday")
    part = design.part("wrap").model_copy(update={"color": "espresso"})
    design = design.with_part("wrap", part)
    before = shop.printed(design, tmp_path / "before.pdf")
    assert told(tmp_path / "before.pdf") == ("FOGRA39", "none", False)
    assert before.pages[0].ink > 2.4
    shop.change("wrapper", **{f"{COATED}/ink_limit": "200"})
    shop.change("wrapper", **{f"{COATED}/profile": UNCOATED_PROFILE})
    shop.change("wrapper", **{f"{COATED}/white": "under-art"})
    after = shop.printed(design, tmp_path / "after.pdf")
    assert told(tmp_path / "after.pdf") == ("FOGRA47", "under-art", True)
    assert after.pages[0].ink <= 2.0 + 0.01 and not after.stops
    sooner, later = (
        proof_picture(tmp_path / f"{name}.pdf", 0, 200).tobytes() for name in ("before", "after")
    )
    assert sooner != later, "the proof shows what the other press will print"
    shoe = shop.bench().families["shoe"].press.substrates["coated"]
    assert (shoe.ink_limit, shoe.profile) == (3.0, COATED_PROFILE), "another product's own press"


def test_photographs_are_kept_as_the_shop_asks(shop: Shop, tmp_path: Path) -> None:
    """Chosen at the desk with its source, said in two languages, and gone back from."""
    bench = shop.bench()
    taken = bench.photos.take_in(PHOTO)
    design = bench.families["wrapper"].new_design("birthday").with_option("paper", "kraft")
    photo = Photo(id="photo", placement=Placement(x_mm=72, y_mm=125), photo=taken, width_mm=50,
                  height_mm=40, frame="rectangle")  # fmt: skip
    part = design.part("wrap")
    layers = {"layers": (*part.layers, photo)}
    design = design.with_part("wrap", part.model_copy(update=layers))

    def spaces() -> set[str]:
        with pikepdf.open(tmp_path / "print.pdf") as pdf:
            held = pdf.pages[0].Resources.XObject.as_dict().values()
            spaces = (each.ColorSpace for each in held)
            return {str(each[0] if isinstance(each, pikepdf.Array) else each) for each in spaces}

    shop.change("wrapper", **{f"{KRAFT}/photos": "srgb"})
    newest, _ = shop.catalog.editions("wrapper")
    assert "As sRGB, was In the press's inks" in newest.words.en
    assert shop.printed(design, tmp_path / "print.pdf").findings == ()
    assert spaces() == {"/ICCBased"}
    shop.catalog.restore("wrapper", 0)
    print_for_reading(shop.bench(), design, tmp_path / "print.pdf")
    assert spaces() == {"/DeviceCMYK"}


def test_the_stage_shows_the_stock_as_the_shop_changed_it(shop: Shop) -> None:
    from configurator.studio.pictures.easel import Easel

    design = shop.bench().families["wrapper"].new_design("birthday")

    def ground() -> bytes:
        stage = Easel(shop.bench()).stage(design, "wrap", 160, 120, "#ffffff")
        return stage.pictures[stage.ground].rgba

    before = ground()
    shop.change("wrapper", **{f"{COATED}/ink_limit": "250", f"{COATED}/profile": UNCOATED_PROFILE})
    assert ground() != before


@pytest.mark.parametrize(
    ("family", "figure", "typed", "said"),
    [
        ("wrapper", f"{KRAFT}/ink_limit", "290", "260\u00a0% or less"),
        ("wrapper", f"{COATED}/ink_limit", "319", "200 to 318"),
        ("wrapper", f"{COATED}/ink_limit", "40", "200 to 318"),
        ("wrapper", f"{COATED}/ink_limit", "much", "not a number"),
        ("wrapper", f"{COATED}/profile", UNCOATED_PROFILE, "choose another printing condition"),
        ("wrapper", f"{COATED}/profile", "press.icc", "none of these: Coated, FOGRA39"),
        ("wrapper", f"{COATED}/white", "grey", "No white, Under the art"),
        ("wrapper", f"{COATED}/white", "none", "already"),
        ("wrapper", f"{COATED}/least_ppi", "400", "cannot be sharper"),
        ("shoe", f"{CANVAS}/ink_limit", "320", "200 to 318"),
        ("wrapper", f"{COATED}/photos", "rgb", "In the press's inks, As sRGB"),
        ("patch", "substrates/cloths.json/substrates/twill/white", "under-art", "no such figure"),
        ("patch", f"{SATIN}/small_mm", "7.5", "its machine sews 2 to 7 mm"),
        ("patch", f"{SATIN}/most_mm", "3.5", "its machine sews 2 to 3.5 mm"),
    ],
)
def test_what_no_press_or_machine_could_make_is_refused_with_the_way_out(
    shop: Shop, family: str, figure: str, typed: str, said: str
) -> None:
    with pytest.raises(CatalogRefused, match=said) as refused:
        shop.catalog.change(family, figure, typed, TESTED)
    assert any("א" <= letter <= "ת" for letter in refused.value.words.he)
    assert shop.catalog.in_force(family).as_shipped


def test_a_stock_tells_its_history_in_words_and_is_put_back(shop: Shop) -> None:
    shop.change("shoe", **{f"{CANVAS}/white": "under-art", f"{CANVAS}/ink_limit": "220"})
    newest, white, shipped = shop.catalog.editions("shoe")
    assert "220, was 240" in newest.words.en
    assert "Under the art, was No white" in white.words.en and shipped.number == 0
    shop.catalog.put_back("shoe", f"{CANVAS}/white")
    press = shop.bench().families["shoe"].press.substrates["canvas"]
    assert (press.white, press.ink_limit) == ("none", 2.2)
    shop.catalog.restore("shoe", 1)
    press = shop.bench().families["shoe"].press.substrates["canvas"]
    assert (press.white, press.ink_limit) == ("under-art", 2.4)


def test_new_colors_bear_no_more_ink_than_the_stock_of_now(shop: Shop) -> None:
    shop.change("shoe", **{f"{CANVAS}/ink_limit": "200"})
    given = {"en": "Deep red", "he": "אדום עמוק", "cmyk": "50 95 70 10"}
    with pytest.raises(CatalogRefused, match="bears 200 %"):
        shop.adding.add("shoe", "swatch/", "", given, TESTED)


def sewn_border(shop: Shop, design: Design) -> tuple[float, set[str]]:
    """How deep the needle goes from the cut to sew the border, in mm, and all that is sewn."""
    face = Face.of(design, shop.bench().artwork(design).parts[0])
    blocks, edge = plan_of(face).blocks, area_of(face.trim).boundary
    rims = [block for block in blocks if block.purpose == "border"]
    depths = [
        edge.distance(Point(*spot)) for block in rims for run in block.runs for spot in run.points
    ]
    return max(depths, default=0.0), {block.purpose for block in blocks}


def test_a_border_is_sewn_as_wide_as_the_shop_says(shop: Shop) -> None:
    design = shop.bench().families["patch"].new_design("hamsa").with_option("border", "satin")
    before, sewn = sewn_border(shop, design)
    assert "border" in sewn
    shop.change("patch", **{f"{SATIN}/large_mm": "6", f"{SATIN}/small_mm": "5"})
    after, _ = sewn_border(shop, design)
    assert before == pytest.approx(3.5, abs=0.6) and after == pytest.approx(5.5, abs=0.6)


def test_an_added_border_is_made_as_what_it_is_like(shop: Shop) -> None:
    names = {"en": "Wide merrow", "he": "מעוגל רחב"}
    typed = {**names, "small_mm": "4", "large_mm": "4.5", "agorot": "9"}
    new = shop.adding.add("patch", "choice/border", "merrowed", typed, TESTED)
    bench = shop.bench()
    maker = bench.families["patch"]
    plain = maker.new_design("hamsa").with_option("shape", "circle").with_option("border", "satin")
    design = plain.with_option("border", new)
    _, sewn = sewn_border(shop, design)
    assert "cut-line" in sewn and "border" not in sewn, "the overlocker's, as merrowed is"
    limits = maker.catalog.limits  # type: ignore[attr-defined]
    assert limits.border_mm(new, 40) == 4 and limits.border_mm(new, 120) == 4.5
    counter = Counter(bench)
    assert counter.quoted(design).total > counter.quoted(plain).total
    heart = design.with_option("shape", "heart")
    assert "patch.border-shape" in {each.code for each in counter.problems(heart)}
    with pytest.raises(CatalogRefused, match="its machine sews 2 to 5 mm"):
        shop.change("patch", **{f"patch/limits.json/borders/{new}/large_mm": "6"})
    shop.adding.take_out("patch", ("choice", "border", new))
    codes = {each.code for each in Counter(shop.bench()).problems(design)}
    assert "out-of-stock" in codes


def test_a_file_is_held_to_what_the_shop_changed(shop: Shop) -> None:
    shop.change("wrapper", **{f"{COATED}/ink_limit": "230"})
    shop.change("shoe", **{f"{CANVAS}/ink_limit": "220"})
    bench = shop.bench()
    wrapper, shoe = (press_for(bench, name).substrates for name in ("wrapper", "shoe"))
    anything = press_for(bench, None).substrates
    assert (wrapper["coated"].ink_limit, wrapper["canvas"].ink_limit) == (2.3, 2.4)
    assert (shoe["coated"].ink_limit, shoe["canvas"].ink_limit) == (3.0, 2.2)
    assert (anything["coated"].ink_limit, anything["canvas"].ink_limit) == (2.3, 2.2)
    with pytest.raises(UnknownFamily, match="wrapper"):
        press_for(bench, "candle")


def test_an_order_is_held_to_the_edition_it_was_made_by(shop: Shop, tmp_path: Path) -> None:
    shop.change("wrapper", **{f"{COATED}/ink_limit": "230"})
    write_note(tmp_path, shop.bench().range.edition("wrapper"))
    shop.change("wrapper", **{f"{COATED}/ink_limit": "280"})
    assert press_of_order(shop.bench(), tmp_path).substrates["coated"].ink_limit == 2.3
    assert press_of_order(shop.bench(), tmp_path / "none").substrates["coated"].ink_limit == 2.8
