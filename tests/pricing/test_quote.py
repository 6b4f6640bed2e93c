"""Prices add up to the last agora, every line is named, and nothing is given away by mistake."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from configurator.ground.files import assets_folder
from configurator.model.design import Design, PartDesign
from configurator.model.editions import Correction, Edition, Sheets
from configurator.model.layers import Lettering, Photo, PhotoRef, Placement
from configurator.model.product import Part
from configurator.model.words import Words
from configurator.pricing.book import TariffUnreadable, price_groups, read_tariff, sheet_of
from configurator.pricing.money import formatted
from configurator.pricing.quote import PricingRefused, Quote, only_made, quote
from configurator.pricing.tariff import Charge, QuantityBreak, Rate, SizeCharge, Tariff

SHIPPED = assets_folder() / "tariffs"


def said(text: str) -> Words:
    return Words(en=text, he=text)


FREE_LAYERS = {
    kind: Charge(words=said(kind))
    for kind in ("lettering", "motif", "stamps", "drawing", "pattern")
}

TARIFF = Tariff(
    family="badge",
    source="this test",
    vat_percent=18,
    setup_minutes=10,
    sizes=(
        SizeCharge(words=said("Badge"), agorot=20_00, minutes=2, sizes=("small", "medium")),
        SizeCharge(words=said("Big badge"), agorot=35_00, minutes=4, sizes=("large",)),
    ),
    options={
        "pin": {
            "safety": Charge(words=said("Safety pin")),
            "magnet": Charge(words=said("Magnet"), agorot=4_50, minutes=0.5),
        }
    },
    materials={"leather": Charge(words=said("Leather"), agorot=7_00, included=1)},
    layers={
        **FREE_LAYERS,
        "photo": Charge(words=said("Photo"), agorot=5_00, minutes=1, included=1),
    },
    rates=(Rate(words=said("Stitches"), agorot=30, fact="stitches", per=1000, included=4),),
    breaks=(
        QuantityBreak(at_least=10, percent_off=5),
        QuantityBreak(at_least=50, percent_off=15),
    ),
    free=("wrap", "cotton"),
)


def photo(number: int) -> Photo:
    return Photo(
        id=f"photo-{number}",
        placement=Placement(x_mm=0, y_mm=0),
        photo=PhotoRef(id="0" * 64, width_px=10, height_px=10),
        width_mm=10,
        height_mm=10,
    )


def badge(
    size: str = "small",
    photos: int = 0,
    materials: tuple[str, ...] = (),
    **options: str,
) -> Design:
    parts = {f"part-{n}": PartDesign(material=material) for n, material in enumerate(materials)}
    parts["front"] = PartDesign(layers=tuple(photo(n) for n in range(photos)))
    return Design(family="badge", size=size, options=options, parts=parts)


def bill(made: Quote) -> list[tuple[str, int]]:
    return [(line.words.en, line.amount) for line in made.lines]


FACTS = {"stitches": 0.0, "area": 12.0}


@pytest.mark.parametrize(
    ("design", "facts", "quantity", "expected"),
    [
        (badge(), FACTS, 1, [("Badge", 20_00)]),
        (badge("large"), FACTS, 2, [("Big badge", 70_00)]),
        (badge(pin="magnet"), FACTS, 1, [("Badge", 20_00), ("Magnet", 4_50)]),
        (badge(pin="safety", wrap="silk"), FACTS, 1, [("Badge", 20_00)]),
        (badge(photos=1), FACTS, 1, [("Badge", 20_00)]),
        (badge(photos=3), FACTS, 2, [("Badge", 40_00), ("Photo × 2", 20_00)]),
        (
            badge(materials=("leather", "cotton", "leather", "leather")),
            FACTS,
            1,
            [("Badge", 20_00), ("Leather × 2", 14_00)],
        ),
        (badge(), {"stitches": 4000.0}, 1, [("Badge", 20_00)]),
        (badge(), {"stitches": 4000.0000001}, 1, [("Badge", 20_00)]),
        (badge(), {"stitches": 4001.0}, 1, [("Badge", 20_00), ("Stitches", 30)]),
        (badge(), {"stitches": 6500.0}, 1, [("Badge", 20_00), ("Stitches × 3", 90)]),
        (badge(), FACTS, 10, [("Badge", 200_00), ("5% off for 10", -10_00)]),
        (
            badge(pin="magnet"),
            FACTS,
            11,
            [("Badge", 220_00), ("Magnet", 49_50), ("5% off for 11", -13_50)],
        ),
        (badge(), FACTS, 50, [("Badge", 1000_00), ("15% off for 50", -150_00)]),
    ],
)
def test_a_bill_names_every_line(
    design: Design, facts: dict[str, float], quantity: int, expected: list[tuple[str, int]]
) -> None:
    made = quote(design, facts, TARIFF, quantity)
    assert bill(made) == expected
    assert made.total == sum(amount for _, amount in expected)
    assert made.currency == "ILS"


@given(
    size=st.sampled_from(["small", "medium", "large"]),
    photos=st.integers(0, 8),
    leather=st.integers(0, 6),
    pin=st.sampled_from(["safety", "magnet"]),
    stitches=st.floats(0, 1e6),
    quantity=st.integers(1, 99),
)
def test_every_quote_adds_up(  # noqa: PLR0913, PLR0917 - hypothesis passes one argument a choice
    size: str, photos: int, leather: int, pin: str, stitches: float, quantity: int
) -> None:
    design = badge(size, photos, ("leather",) * leather, pin=pin)
    made = quote(design, {"stitches": stitches}, TARIFF, quantity)
    assert sum(line.amount for line in made.lines) == made.total > 0
    assert all(isinstance(line.amount, int) for line in made.lines)
    assert made.vat == round(made.total * 18 / 118)
    alone = quote(design, {"stitches": stitches}, TARIFF)
    assert made.total <= alone.total * quantity
    assert made.ready_minutes >= alone.ready_minutes
    more = quote(badge(size, photos + 1, ("leather",) * leather, pin=pin), FACTS, TARIFF, 1)
    assert more.total >= quote(design, FACTS, TARIFF, 1).total


def test_time_is_set_up_once_and_made_for_each() -> None:
    assert quote(badge(), FACTS, TARIFF).ready_minutes == 12
    assert quote(badge(pin="magnet", photos=3), FACTS, TARIFF, 4).ready_minutes == 28


@pytest.mark.parametrize(
    ("design", "facts", "quantity", "said"),
    [
        (Design(family="shoe", size="42"), FACTS, 1, "no price for a shoe"),
        (badge("giant"), FACTS, 1, "size 'giant'"),
        (badge(pin="glue"), FACTS, 1, "'pin' chosen as 'glue'"),
        (badge(lid="glass"), FACTS, 1, "'lid' chosen as 'glass'"),
        (badge(materials=("gold",)), FACTS, 1, "the material 'gold'"),
        (badge(), {}, 1, "'stitches', which was not measured"),
        (badge(), FACTS, 0, "must be 1 to 99"),
        (badge(), FACTS, 100, "must be 1 to 99"),
    ],
)
def test_what_has_no_price_is_refused(
    design: Design, facts: dict[str, float], quantity: int, said: str
) -> None:
    with pytest.raises(PricingRefused, match=said):
        quote(design, facts, TARIFF, quantity)


def test_parts_that_are_not_made_are_not_charged() -> None:
    """The right shoe's leather costs something only when the shoes differ."""
    parts = (Part(id="part-0", words=said("left")),)
    parts += (Part(id="part-1", words=said("right"), only={"pair": ("different",)}),)
    parts += (Part(id="part-2", words=said("right"), only={"pair": ("different",)}),)
    for pair, expected in (("same", []), ("different", [("Leather × 2", 14_00)])):
        design = badge(materials=("leather",) * 3, wrap="silk").with_option("pair", pair)
        tariff = TARIFF.model_copy(update={"free": (*TARIFF.free, "pair")})
        made = only_made(design, parts)
        assert bill(quote(made, FACTS, tariff)) == [("Badge", 20_00), *expected]


@pytest.mark.parametrize(
    ("amount", "english", "hebrew"),
    [
        (39_00, "₪39", "39 ₪"),
        (39_50, "₪39.50", "39.50 ₪"),
        (-4_50, "-₪4.50", "-4.50 ₪"),
        (1_234_05, "₪1,234.05", "1,234.05 ₪"),
    ],
)
def test_money_is_written_as_people_write_it(amount: int, english: str, hebrew: str) -> None:
    assert formatted(amount, "en") == english
    plain = formatted(amount, "he").replace("\u200f", "").replace("\u200e", "")
    assert plain.replace("\xa0", " ") == hebrew


def sheets(assets: Path, *corrections: Correction) -> Sheets:
    return Sheets(assets, Edition(family="wrapper", corrections=corrections))


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.json")), ids=lambda file: file.stem)
def test_the_shipped_tariffs_are_whole(file: Path) -> None:
    tariff = read_tariff(sheets(SHIPPED.parent), file.stem)
    charges = [*tariff.sizes, *tariff.layers.values(), *tariff.materials.values(), *tariff.rates]
    charges += [charge for option in tariff.options.values() for charge in option.values()]
    for charge in charges:
        assert charge.words.en and any("א" <= letter <= "ת" for letter in charge.words.he)
    priced = [figure for group in price_groups(tariff) for figure in group.figures]
    assert (
        len({figure.id for figure in priced})
        == len(charges) + len(tariff.rates) + len(tariff.breaks) + 3
    )


def test_the_shop_corrects_a_price() -> None:
    shipped = read_tariff(sheets(SHIPPED.parent), "wrapper")
    correction = Correction(
        sheet=sheet_of("wrapper"),
        path=("sizes", "40g", "agorot"),
        value=shipped.sizes[0].agorot + 100,
        source="a new price of cocoa",
        who="s1",
        at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    dearer = read_tariff(sheets(SHIPPED.parent, correction), "wrapper")
    assert dearer.sizes[0].agorot == shipped.sizes[0].agorot + 100
    assert dearer.sizes[1:] == shipped.sizes[1:]
    lost = correction.model_copy(update={"path": ("sizes", "7kg", "agorot")})
    with pytest.raises(TariffUnreadable, match="7kg"):
        read_tariff(sheets(SHIPPED.parent, lost), "wrapper")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("{", "not valid JSON"),
        ("{}", "Field required"),
        (TARIFF.model_dump_json(), "is the tariff of 'badge'"),
        (TARIFF.model_dump_json().replace("2000", "-5"), "greater than or equal to 0"),
        (TARIFF.model_dump_json().replace("2000", "19.9"), "valid integer"),
        (TARIFF.model_dump_json().replace('"source"', '"sauce"'), "sauce|Field required"),
        (TARIFF.model_dump_json().replace('"medium"', '"large"'), "prices a size twice"),
        (TARIFF.model_dump_json().replace('"percent_off":15', '"percent_off":4'), "must rise"),
        (TARIFF.model_dump_json().replace('"photo":', '"foto":'), "foto|photo"),
    ],
)
def test_a_tariff_with_a_mistake_is_not_used(document: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "tariffs").mkdir()
    (tmp_path / "tariffs" / "wrapper.json").write_text(document)
    with pytest.raises(TariffUnreadable, match=said):
        read_tariff(sheets(tmp_path), "wrapper")


def test_no_tariff_at_all_says_so(tmp_path: Path) -> None:
    with pytest.raises(TariffUnreadable, match="no tariff for 'boat'"):
        read_tariff(sheets(tmp_path), "boat")


def test_lettering_is_counted_as_lettering() -> None:
    words = Lettering(
        id="a", placement=Placement(x_mm=0, y_mm=0), text="Hi", font="rubik", size_mm=5, color="red"
    )
    design = badge().with_part("front", PartDesign(layers=(words,)))
    assert bill(quote(design, FACTS, TARIFF)) == [("Badge", 20_00)]
