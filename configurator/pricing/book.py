"""The tariff book: a family's prices as they are in force, what shipped with the shop's own."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import ValidationError

from configurator.ground import files
from configurator.model.additions import Misplaced
from configurator.model.editions import Sheets
from configurator.model.figures import Figure, FigureGroup
from configurator.model.words import Words
from configurator.pricing.tariff import Charge, Tariff

OURS = Words(en="Our own opening prices", he="מחירי הפתיחה שלנו")
FREE = Words(en="{name}: how many are free", he="{name}: כמה בחינם")
MOST_ILS = 100_000.0


class TariffUnreadable(Exception):
    """A tariff that cannot be used; the message says which file, what is wrong and what to do."""


def sheet_of(family: str) -> str:
    """The name of a family's tariff among the data sheets."""
    return f"tariffs/{family}.json"


def read_tariff(sheets: Sheets, family: str) -> Tariff:
    """The tariff of a family. Raises TariffUnreadable; prices are never guessed."""
    file = sheets.assets / sheet_of(family)
    if not file.exists():
        raise TariffUnreadable(
            f"There is no tariff for {family!r} in {file.parent}. Install the app again."
        )
    mend = "Mend it, or go back at the staff desk."
    try:
        tariff = Tariff.model_validate_json(json.dumps(sheets.read(sheet_of(family))))
    except OSError as trouble:
        raise TariffUnreadable(f"{file} cannot be read: {trouble.strerror}.") from trouble
    except (files.Unreadable, Misplaced) as trouble:
        raise TariffUnreadable(f"{file}: {trouble} {mend}") from trouble
    except ValidationError as trouble:
        first = trouble.errors()[0]
        where = " > ".join(str(step) for step in first["loc"]) or "the tariff"
        raise TariffUnreadable(f"{file}: {where}: {first['msg']}. {mend}") from trouble
    if tariff.family != family:
        raise TariffUnreadable(f"{file} is the tariff of {tariff.family!r}, not of {family!r}.")
    return tariff


def price_groups(tariff: Tariff) -> Iterator[FigureGroup]:
    """Every price that staff may change; groups of choices are called by their option's id."""
    sheet = sheet_of(tariff.family)

    def price(charge: Charge, *path: str) -> Figure:
        return Figure(sheet, (*path, "agorot"), charge.words, "ils", OURS, 0, MOST_ILS)

    def free(charge: Charge, *path: str) -> Figure:
        words = FREE.filled(name=charge.words)
        return Figure(sheet, (*path, "included"), words, "pieces", OURS, 0, 1000, whole=True)

    sizes = tuple(price(each, "sizes", each.sizes[0]) for each in tariff.sizes)
    yield FigureGroup("sizes", Words(en="The product", he="המוצר"), sizes)
    for option, choices in tariff.options.items():
        figures = tuple(price(each, "options", option, name) for name, each in choices.items())
        yield FigureGroup(f"option-{option}", Words(en=option, he=option), figures)
    materials = tuple(price(each, "materials", name) for name, each in tariff.materials.items())
    if materials:
        yield FigureGroup("materials", Words(en="Materials", he="חומרים"), materials)
    layers = tuple(price(each, "layers", name) for name, each in tariff.layers.items())
    yield FigureGroup("layers", Words(en="What is put on it", he="מה ששמים עליו"), layers)
    rates = tuple(
        figure
        for each in tariff.rates
        for figure in (price(each, "rates", each.fact), free(each, "rates", each.fact))
    )
    if rates:
        yield FigureGroup("rates", Words(en="By measure", he="לפי מדידה"), rates)
    breaks = tuple(
        Figure(
            sheet, ("breaks", str(each.at_least), "percent_off"),
            Words(en=f"Off from {each.at_least} alike", he=f"הנחה מ־{each.at_least} זהים"),
            "percent", OURS, 1, 90, whole=True,
        )
        for each in tariff.breaks
    )  # fmt: skip
    if breaks:
        yield FigureGroup("breaks", Words(en="For many alike", he="לכמות"), breaks)
    yield FigureGroup("terms", Words(en="Terms", he="תנאים"), _terms(sheet))


def _terms(sheet: str) -> tuple[Figure, ...]:
    tax = Words(en="Value added tax law", he='חוק מע"מ')
    return (
        Figure(sheet, ("vat_percent",), Words(en="VAT", he='מע"מ'), "percent", tax, 0, 50),
        Figure(
            sheet,
            ("setup_minutes",),
            Words(en="Setting up an order", he="הכנה להזמנה"),
            "minutes",
            OURS,
            0,
            1000,
        ),
        Figure(
            sheet,
            ("most",),
            Words(en="Pieces in one order, at most", he="יחידות בהזמנה אחת, לכל היותר"),
            "pieces",
            OURS,
            1,
            1000,
            whole=True,
        ),
    )
