"""Choices: the wrapper's options and their words, as the kiosk shows them."""

from __future__ import annotations

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

PAPER = Option(
    id="paper",
    words=Words(en="Paper", he="נייר"),
    icon="paper",
    default="paper-coated",
    choices=(
        Choice(id="paper-coated", words=Words(en="Silk white", he="לבן משי"), swatch="paper-white"),
        Choice(id="kraft", words=Words(en="Natural kraft", he="קראפט טבעי"), swatch="kraft"),
    ),
)
SUBSTRATES = {"paper-coated": "coated", "kraft": "kraft"}
"""The substrate of assets/substrates that each paper is."""

CHOCOLATE = Option(
    id="chocolate",
    words=Words(en="Chocolate", he="שוקולד"),
    icon="chocolate",
    default="milk",
    choices=(
        Choice(id="milk", words=Words(en="Milk", he="חלב"), swatch="cocoa"),
        Choice(id="dark", words=Words(en="Dark 70 %", he="מריר 70%"), swatch="espresso"),
        Choice(id="white", words=Words(en="White", he="לבן"), swatch="ivory"),
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

DECORATION = Option(
    id="decoration",
    words=Words(en="Foil touch", he="נגיעת זהב"),
    icon="sparkle",
    default="none",
    choices=(
        Choice(id="none", words=Words(en="None", he="ללא")),
        Choice(id="foil-stars", words=Words(en="Foil stars", he="כוכבים מבריקים"), icon="stars"),
        Choice(id="foil-frame", words=Words(en="Foil frame", he="מסגרת מבריקה"), icon="frame"),
    ),
)

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

OPTIONS = (KIND, PAPER, CHOCOLATE, FOIL, DECORATION, BACKDROP)

COLORS = (
    "paper-white", "cream", "ivory", "sand", "kraft", "caramel", "terracotta", "cocoa",
    "espresso", "black", "graphite", "lemon", "gold", "amber", "orange", "apricot", "peach",
    "coral", "red", "cherry", "raspberry", "wine", "blush", "rose", "pink", "magenta", "lilac",
    "lavender", "violet", "plum", "indigo", "sky", "azure", "blue", "navy", "turquoise", "teal",
    "aqua", "mint", "sage", "green", "forest", "olive", "lime",
)  # fmt: skip
"""Process colors the whole wrapper can be printed in."""
