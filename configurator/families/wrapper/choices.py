"""Choices: the wrapper's options and their words, as the kiosk shows them."""

from __future__ import annotations

from collections.abc import Iterable

from configurator.families.wrapper.goods import Chocolate, Goods, Paper
from configurator.model.product import Choice, Option
from configurator.model.words import Words

KIND = Option(
    id="kind",
    words=Words(en="Wrapping", he="עטיפה"),
    icon="fold",
    default="sleeve",
    choices=(
        Choice(id="sleeve", words=Words(en="Sleeve", he="שרוול"), icon="sleeve"),
        Choice(id="fold-end", words=Words(en="Folded ends", he="קצוות מקופלים"), icon="fold-end"),
    ),
)

FOIL = Option(
    id="foil",
    words=Words(en="Foil", he="נייר כסף"),
    icon="foil",
    default="foil-gold",
    choices=(
        Choice(id="foil-gold", words=Words(en="Gold", he="זהב"), swatch="foil-gold"),
        Choice(id="foil-silver", words=Words(en="Silver", he="כסף"), swatch="foil-silver"),
        Choice(id="foil-rose", words=Words(en="Rose gold", he="זהב ורוד"), swatch="foil-rose"),
    ),
)
"""The ids are those of the spot swatches; the same metal wraps the bar and makes decorations."""

BACKDROP = Option(
    id="backdrop",
    words=Words(en="Background", he="רקע"),
    icon="backdrop",
    default="plain",
    choices=(
        Choice(id="plain", words=Words(en="Plain", he="חלק")),
        Choice(id="rays", words=Words(en="Rays", he="קרניים")),
        Choice(id="stripes", words=Words(en="Stripes", he="פסים")),
        Choice(id="dots", words=Words(en="Dots", he="נקודות")),
        Choice(id="scallops", words=Words(en="Scallops", he="קשקשים")),
        Choice(id="diamonds", words=Words(en="Diamonds", he="מעוינים")),
        Choice(id="hills", words=Words(en="Hills", he="גבעות")),
        Choice(id="waves", words=Words(en="Waves", he="גלים")),
    ),
)


def options_of(goods: Goods) -> tuple[Option, ...]:
    """Everything to choose about a wrapper, the shop's own goods among it."""
    paper = _shown_in_color("paper", Words(en="Paper", he="נייר"), "paper-coated", goods.papers)
    chocolate = _shown_in_color(
        "chocolate", Words(en="Chocolate", he="שוקולד"), "milk", goods.chocolates
    )
    decoration = Option(
        id="decoration",
        words=Words(en="Foil touch", he="נגיעת זהב"),
        icon="sparkle",
        default="none",
        choices=tuple(Choice(id=d.id, words=d.words, icon=d.icon) for d in goods.decorations),
    )
    return KIND, paper, chocolate, FOIL, decoration, BACKDROP


def _shown_in_color(
    option: str, words: Words, default: str, goods: Iterable[Paper | Chocolate]
) -> Option:
    """An option whose choices are told apart by their color; its icon is called as it is."""
    choices = tuple(Choice(id=each.id, words=each.words, swatch=each.swatch) for each in goods)
    return Option(id=option, words=words, icon=option, default=default, choices=choices)
