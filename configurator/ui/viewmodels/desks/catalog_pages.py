"""The staff desk's catalog: stock, limits, prices and editions of a product, as rows for QML."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from configurator.families.adding import Addable
from configurator.model.figures import Unit
from configurator.model.words import Language, Words
from configurator.studio.catalog.adding import CatalogAdding
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.catalog.lines import (
    EditionLine,
    Line,
    LineGroup,
    StockGroup,
    StockKey,
    StockLine,
)
from configurator.studio.workbench import Workbench

Row = dict[str, Any]

SECTIONS: tuple[tuple[str, Words], ...] = (
    ("stock", Words(en="In stock", he="במלאי")),
    ("limits", Words(en="Limits and sizes", he="מגבלות ומידות")),
    ("prices", Words(en="Prices", he="מחירים")),
    ("editions", Words(en="Editions", he="מהדורות")),
)
ORDER = ("shoe", "wrapper", "patch")
HOW: dict[str, Words] = {
    "stock": Words(
        en="Switch off what has run out. It leaves the kiosk with the next visit; nothing is lost.",
        he="מכבים מה שאזל. הוא יורד מהעמדה מהביקור הבא, ודבר לא נמחק.",
    ),
    "limits": Words(
        en="What is drawn, checked and printed follows these figures from the next visit on.",
        he="מהביקור הבא, כל מה שמצויר, נבדק ומודפס נגזר מהנתונים האלה.",
    ),
    "prices": Words(
        en="With VAT. Orders keep the price they were quoted.",
        he='כולל מע"מ. הזמנות שומרות על המחיר שניתן להן.',
    ),
    "editions": Words(
        en="Every change is an edition of its own. An order says which one made it.",
        he="כל שינוי הוא מהדורה. כל הזמנה אומרת באיזו מהן נעשתה.",
    ),
}
ONLY_MANAGERS = Words(en="A manager can change these.", he="מנהל יכול לשנות את אלה.")
EDITION = Words(en="Edition {number}", he="מהדורה {number}")
AS_SHIPPED = Words(en="As shipped", he="כפי שסופק")
MISSING = Words(en="{count} out of stock", he="{count} אזלו מהמלאי")
PASSED_OVER = Words(
    en="The newest edition could not be used ({why}); the one before it is in force.",
    he="אי אפשר היה להשתמש במהדורה החדשה ({why}); זו שלפניה בתוקף.",
)
UNITS: dict[Unit, Words] = {
    "mm": Words(en="mm", he="מ״מ"),
    "mm2": Words(en="mm²", he="ממ״ר"),
    "g": Words(en="g", he="גרם"),
    "percent": Words(en="%", he="%"),
    "ils": Words(en="₪", he="₪"),
    "minutes": Words(en="min", he="דק׳"),
    "kj": Words(en="kJ", he="ק״ג׳אול"),
    "kcal": Words(en="kcal", he="קק״ל"),
    "pieces": Words(en="", he=""),
    "pt": Words(en="pt", he="נק׳"),
    "ppi": Words(en="ppi", he="ppi"),
    "text": Words(en="", he=""),
    "ink": Words(en="%", he="%"),
    "choice": Words(en="", he=""),
}
OURS = Words(
    en="Ours since {date}: {source}. Shipped as {shipped}.",
    he="שלנו מאז {date}: {source}. במקור: {shipped}.",
)
OURS_TEXT = Words(en="Ours since {date}: {source}.", he="שלנו מאז {date}: {source}.")
ADDED = Words(en="Ours since {date}: {source}", he="שלנו מאז {date}: {source}")
PUT_BACK = Words(en="As shipped", he="כבמקור")
OUT = Words(en="Out of stock", he="אזל")
OUT_WHY = Words(en="Out since {date}", he="אזל מאז {date}")
ADD = Words(en="Add one like these", he="להוסיף אחד דומה")
TAKE_OUT = Words(en="Take one out", he="להוציא אחד")
IN_FORCE = Words(en="In force", he="בתוקף")
RESTORE = Words(en="Go back to this", he="לחזור לזו")


class CatalogPages:
    """Makes rows of what the catalog holds."""

    def __init__(self, catalog: Catalog, adding: CatalogAdding, bench: Workbench) -> None:
        self._catalog = catalog
        self._adding = adding
        self._bench = bench

    def found(self, language: Language) -> list[Row]:
        """The products, each with where its catalog stands."""
        lines = []
        for name in sorted(self._bench.families, key=shop_order):
            family = self._bench.families[name]
            edition = self._catalog.in_force(name)
            stands = EDITION.said(language, number=edition.number)
            detail = [stands if edition.number else AS_SHIPPED.said(language)]
            if edition.absent:
                detail.append(MISSING.said(language, count=len(edition.absent)))
            title = family.words.said(language)
            lines.append({"id": f"catalog:{name}", "title": title, "detail": " · ".join(detail)})
        return lines

    def page(self, family: str, section: str, language: Language, *, may_change: bool) -> Row:
        """One product's stock, limits, prices or editions. Raises NotAllowed."""
        groups: list[Row]
        if section == "stock":
            groups = [_stock(group, language) for group in self._catalog.stock(family)]
            groups = self._with_adds(family, groups, language) if may_change else groups
        elif section == "editions":
            rows = [_edition(e, language, may_change) for e in self._catalog.editions(family)]
            groups = [{"title": "", "layout": "rows", "rows": rows}]
        else:
            lines = self._catalog.prices if section == "prices" else self._catalog.figures
            groups = [_figures(group, language, may_change) for group in lines(family)]
            if section == "prices" and may_change:
                groups = self._with_adds(family, groups, language)
        passed = self._catalog.passed_over().get(family)
        locked = section != "stock" and not may_change
        how = HOW[section].said(language)
        return {
            "title": self._bench.families[family].words.said(language),
            "detail": f"{how} {ONLY_MANAGERS.said(language)}" if locked else how,
            "warning": PASSED_OVER.said(language, why=passed) if passed else "",
            "sections": [{"id": each, "label": w.said(language)} for each, w in SECTIONS],
            "actions": [],
            "groups": groups,
        }

    def _with_adds(self, family: str, groups: list[Row], language: Language) -> list[Row]:
        """The groups that can take more, with their buttons."""
        lists = {_group_of(each): each.id for each in self._adding.lists(family)}
        shown = []
        for group in groups:
            which = lists.get(group["id"])
            adds = []
            if which is not None:
                adds.append({"id": f"add:{which}", "label": ADD.said(language), "icon": "plus"})
                if self._adding.added(family, which):
                    out = {"id": f"out:{which}", "label": TAKE_OUT.said(language), "icon": ""}
                    adds.append(out)
            shown.append({**group, "adds": adds})
        return shown

    def line(self, family: str, figure: str) -> Line:
        """A figure by its id. Raises StopIteration, NotAllowed."""
        groups = (*self._catalog.figures(family), *self._catalog.prices(family))
        return next(each for group in groups for each in group.lines if each.figure.id == figure)


def _group_of(where: Addable) -> str:
    """The group of a page that a list is shown as."""
    if where.kind == "choice":
        return f"option-{where.of}"
    return {"size": "stock-sizes", "material": "stock-materials", "swatch": "colors"}.get(
        where.kind, "breaks"
    )


def shop_order(family: str) -> tuple[int, str]:
    """The families in the order the kiosk shows them; ones it does not know yet come last."""
    return (ORDER.index(family) if family in ORDER else len(ORDER), family)


def _figures(group: LineGroup, language: Language, may_change: bool) -> Row:
    return {
        "id": group.id if group.id == "breaks" else f"figures-{group.id}",
        "title": group.words.said(language),
        "layout": "rows" if any(line.figure.unit == "text" for line in group.lines) else "figures",
        "rows": [_figure(line, language, may_change) for line in group.lines],
    }


def _figure(line: Line, language: Language, may_change: bool) -> Row:
    figure, detail = line.figure, line.figure.source.said(language)
    if line.ours is not None:
        words = OURS_TEXT if figure.unit == "text" else OURS
        shipped = figure.said(line.shipped).said(language)
        given = {"date": _day(line.ours.at), "source": line.ours.source, "shipped": shipped}
        detail = words.said(language, **given)
    choices = [{"id": each, "label": words.said(language)} for each, words in figure.choices]
    return {
        "id": figure.id,
        "text": figure.words.said(language),
        "detail": detail,
        "value": line.typed if may_change else figure.said(line.typed).said(language),
        "unit": UNITS[figure.unit].said(language),
        "field": not choices or not may_change,
        "choices": choices if may_change else [],
        "editable": may_change,
        "long": figure.unit == "text",
        "ours": line.ours is not None,
        "action": PUT_BACK.said(language) if line.ours is not None and may_change else "",
    }


def _stock(group: StockGroup, language: Language) -> Row:
    rows = [
        {
            "id": key_text(line.key),
            "text": line.words.said(language),
            "detail": _stands(line, language),
            "out": line.absence is not None,
            "swatch": line.srgb,
            "on": line.absence is None,
        }
        for line in group.lines
    ]
    name = f"stock-{group.id}" if group.id in ("sizes", "materials") else group.id
    return {"id": name, "title": group.words.said(language), "layout": "grid", "rows": rows}


def _stands(line: StockLine, language: Language) -> str:
    if line.absence is not None:
        return _out(line.absence.at, language)
    if line.added is not None:
        return ADDED.said(language, date=_day(line.added.at), source=line.added.source)
    return ""


def _out(at: datetime | None, language: Language) -> str:
    return OUT.said(language) if at is None else OUT_WHY.said(language, date=_day(at))


def _edition(line: EditionLine, language: Language, may_change: bool) -> Row:
    number = EDITION.said(language, number=line.number)
    said = [each for each in (line.who, _moment(line.at), line.why) if each]
    return {
        "id": f"edition:{line.number}",
        "text": f"{number} · {line.words.said(language)}"
        if line.number
        else line.words.said(language),
        "detail": " · ".join(said),
        "mark": IN_FORCE.said(language) if line.in_force else "",
        "action": RESTORE.said(language) if may_change and not line.in_force else "",
    }


def key_text(key: StockKey) -> str:
    """A stock line's key as one text that a screen hands back."""
    kind, of, name = key
    return f"{kind}/{of or ''}/{name}"


def key_of(text: str) -> StockKey:
    """The stock line that a screen names. Raises ValueError."""
    kind, of, name = text.split("/")
    if kind not in ("size", "choice", "material", "swatch"):
        raise ValueError(f"nothing in stock is called {text!r}")
    return kind, of or None, name  # type: ignore[return-value]


def _day(at: datetime) -> str:
    return f"{at.astimezone():%d.%m.%Y}"


def _moment(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone():%d.%m.%Y %H:%M}"
