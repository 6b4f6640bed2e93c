"""What can be seen to be wrong on a page: ink, bleed, bar codes, and what the law demands."""

from __future__ import annotations

from typing import Literal

from configurator.model.words import Words
from configurator.prepress.verifier.findings import Kind


def _kind(code: str, words: Words, weight: Literal["stop", "warn"] = "stop") -> Kind:
    return Kind(code, weight, words)


BLEED_BARE = _kind(
    "bleed-bare",
    Words(
        en="Paint reaches the cut but not {wanted} mm beyond it, along {length} mm ({edge}).",
        he="הצבע מגיע לקו החיתוך אבל לא {wanted} מ״מ מעבר לו, לאורך {length} מ״מ ({edge}).",
    ),
)
INK_OVER = _kind(
    "ink-over",
    Words(
        en="{found} % of ink lie on {area} mm²; the sheet bears {limit} %.",
        he="{found} % דיו על {area} מ״מ²; הגיליון נושא {limit} %.",
    ),
)
CODE_UNREADABLE = _kind(
    "code-unreadable",
    Words(en="A bar code cannot be read.", he="אי אפשר לקרוא ברקוד."),
)
CODE_CHECKSUM = _kind(
    "code-checksum",
    Words(
        en="The bar code {code} does not add up: its check digit is wrong.",
        he="הברקוד {code} לא מסתכם: ספרת הביקורת שגויה.",
    ),
)
CODE_NARROW = _kind(
    "code-narrow",
    Words(
        en="The bars of {code} are {found} mm a module; {least} mm is the least.",
        he="רוחב יחידה בברקוד {code} הוא {found} מ״מ; המינימום {least} מ״מ.",
    ),
)
CODE_WIDE = _kind(
    "code-wide",
    Words(
        en="The bars of {code} are {found} mm a module; {most} mm is the most.",
        he="רוחב יחידה בברקוד {code} הוא {found} מ״מ; המקסימום {most} מ״מ.",
    ),
)
CODE_LOW = _kind(
    "code-low",
    Words(
        en="The bars of {code} are {found} mm high; {least} mm is the least.",
        he="גובה הפסים בברקוד {code} הוא {found} מ״מ; המינימום {least} מ״מ.",
    ),
)
CODE_QUIET = _kind(
    "code-quiet",
    Words(
        en="There are {found} mm of quiet beside {code}; {least} mm are needed.",
        he="יש {found} מ״מ שוליים שקטים ליד הברקוד {code}; דרושים {least} מ״מ.",
    ),
)
CODE_INKS = _kind(
    "code-inks",
    Words(en="The bars of {code} are not in pure black.", he="הפסים של {code} אינם בשחור בלבד."),
)
CODE_OVERPRINTS = _kind(
    "code-overprints",
    Words(
        en="The bars of {code} overprint; what lies below shows through the bars.",
        he="הפסים של {code} מודפסים מעל; מה שמתחת ייראה דרכם.",
    ),
)
LEGAL_TOUCHED = _kind(
    "legal-touched",
    Words(
        en="The legal panel is not as it was locked.", he="לוח הפרטים שהחוק דורש אינו כפי שננעל."
    ),
)
LEGAL_COVERED = _kind(
    "legal-covered",
    Words(en="Something lies over the legal panel.", he="משהו מכסה את לוח הפרטים שהחוק דורש."),
)
