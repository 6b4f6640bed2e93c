"""Words: what a wrapper's problems are called, and the ways out of them."""

from __future__ import annotations

from configurator.model.words import Words

ON_FOLD = Words(
    en="A fold of the wrapper runs through these words. Move them onto the front.",
    he="קיפול של העטיפה עובר דרך המילים. כדאי להעביר אותן לחזית.",
)
UNDER_TUCK = Words(
    en="The folded ends will cover these words. Move them onto the front.",
    he="הקצוות המקופלים יסתירו את המילים. כדאי להעביר אותן לחזית.",
)
UPSIDE_DOWN = Words(
    en="The back turns over when the bar is wrapped, so these words would be upside down.",
    he="הגב מתהפך כשעוטפים את החפיסה, והמילים האלה יצאו הפוכות.",
)
HIDDEN_PHOTO = Words(
    en="The label with the ingredients covers part of this photo. Move it onto the front.",
    he="תווית הרכיבים מסתירה חלק מהתמונה. כדאי להעביר אותה לחזית.",
)
UNSEEN = Words(
    en="These words almost disappear into their background. Choose a color that stands out.",
    he="המילים כמעט נבלעות ברקע. כדאי לבחור צבע שבולט.",
)
MOVE_TO_FRONT = Words(en="Move to the front", he="להעביר לחזית")
TURN_AROUND = Words(en="Turn them around", he="לסובב אותן")
STAND_OUT = Words(en="Make it stand out", he="להבליט")
