"""The counter: what a design costs, when it is ready, and what is wrong with it, in words."""

from __future__ import annotations

from typing import Any

from configurator.model.design import Design
from configurator.model.problem import Problem
from configurator.model.words import Words
from configurator.pricing.money import formatted
from configurator.pricing.quote import PricingRefused, Quote, only_made, quote
from configurator.studio.checks.photo_tones import PhotoTones
from configurator.studio.preflight import preflight
from configurator.studio.recent import Recent
from configurator.studio.workbench import Workbench

MINUTES = Words(en="{minutes} min", he="{minutes} דק'")
HOURS = Words(en="{hours} h", he="{hours} שע'")
ANOTHER_PHOTO = Words(en="Another photo", he="תמונה אחרת")
DAYS = Words(en="{days} days", he="{days} ימים")
KEPT = 8
"""Designs whose stitches were looked over lately."""


class Counter:
    """Quotes and checks designs on a workbench."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._tones = PhotoTones(bench.photos)
        self._known: Recent[str, tuple[Problem, ...]] = Recent(KEPT)

    def quoted(self, design: Design, quantity: int = 1) -> Quote:
        """The bill for so many of a design. Raises PricingRefused and TariffUnreadable."""
        family = self._bench.family(design)
        facts = family.facts(design, self._bench.artwork(design))
        made = only_made(design, family.parts)
        return quote(made, facts, self._bench.tariff(design.family), quantity)

    def all_problems(self, design: Design) -> tuple[Problem, ...]:
        """Everything wrong with a design and with its stitches, what stops it first."""
        return _stops_first((*self.problems(design), *self._sewn(design)))

    def problems(self, design: Design) -> tuple[Problem, ...]:
        """Everything wrong with a design as it is drawn, what stops it first."""
        family = self._bench.family(design)
        artwork = self._bench.artwork(design)
        found = preflight(design, artwork, family, self._bench.library)
        return _stops_first((*found, *self._tones.shifted(design, artwork, family)))

    def _sewn(self, design: Design) -> tuple[Problem, ...]:
        """What its stitches tell, which takes about as long as showing them."""
        from configurator.studio.checks.sewn import sewn

        return self._known.get(design.model_dump_json(), lambda: sewn(self._bench, design))

    def forget(self) -> None:
        """Remember nothing of anybody's photographs and designs."""
        self._tones.forget()
        self._known.forget()

    def told(self, design: Design, language: str) -> dict[str, Any]:
        """Price, ready time and the first problem its areas tell, as the studio shows them."""
        found = self.problems(design)
        return {
            **self.priced(design, language),
            "problem": _said(found[0], language) if found else {},
        }

    def told_sewn(self, design: Design, language: str) -> dict[str, Any]:
        """The first problem its stitches tell, as the studio shows it; empty for none."""
        found = _stops_first(self._sewn(design))
        return _said(found[0], language) if found else {}

    def priced(self, design: Design, language: str, quantity: int = 1) -> dict[str, Any]:
        """The bill in words; an empty one when there is no price for such a design."""
        try:
            bill = self.quoted(design, quantity)
        except PricingRefused:
            return {"price": "", "price_lines": [], "ready": ""}
        lines = [
            {"label": line.words.said(language), "amount": formatted(line.amount, language)}
            for line in bill.lines
        ]
        return {
            "price": formatted(bill.total, language),
            "price_lines": lines,
            "ready": ready_in(bill.ready_minutes, language),
        }


def _stops_first(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(found, key=lambda problem: problem.weight != "stop"))


def ready_in(minutes: int, language: str) -> str:
    """A time to wait, in the unit people say it in."""
    if minutes < 90:
        return MINUTES.said(language, minutes=minutes)
    if minutes < 36 * 60:
        return HOURS.said(language, hours=round(minutes / 60))
    return DAYS.said(language, days=round(minutes / 1440))


def _said(problem: Problem, language: str) -> dict[str, Any]:
    first, second = (*problem.remedies, None, None)[:2]
    asks = ANOTHER_PHOTO.said(language) if problem.asks else ""
    return {
        "weight": problem.weight,
        "words": problem.words.said(language),
        "layer": problem.layer_id or "",
        "remedy": first.words.said(language) if first else "",
        "edit": first.edit.model_dump_json() if first else "",
        "other": second.words.said(language) if second else asks,
        "other_edit": second.edit.model_dump_json() if second else "",
    }
