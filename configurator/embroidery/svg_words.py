"""What is said of a drawing: which of its traits thread cannot show or this reader leaves out."""

from __future__ import annotations

from configurator.model.words import Words

EMPTY = Words(
    en="There is nothing to sew in this SVG: no filled shape and no stroke.",
    he="אין מה לרקום ב-SVG הזה: אין בו צורה מלאה ואין קו.",
)
SIZELESS = Words(
    en="This SVG has no usable size. Give it a width, a height or a viewBox.",
    he="ל-SVG הזה אין מידה שאפשר להשתמש בה. יש לתת לו רוחב, גובה או viewBox.",
)
TOO_MANY = Words(
    en="This drawing repeats its shapes over 20,000 times. Simplify it.",
    he="הציור חוזר על צורותיו יותר מ-20,000 פעם. כדאי לפשט אותו.",
)
LEFT_OUT = {
    "image": Words(
        en="Pictures inside the drawing were left out ({n}). Trace them first.",
        he="תמונות שבתוך הציור לא נכללו ({n}). יש להמיר אותן לצורות קודם.",
    ),
    "gradient": Words(
        en="Gradients are sewn in their mean color ({n}).",
        he="מעברי צבע נרקמים בצבע הממוצע שלהם ({n}).",
    ),
    "pattern": Words(
        en="Pattern fills were left out ({n}).",
        he="מילוי בדוגמה לא נכלל ({n}).",
    ),
    "mask": Words(
        en="Masks and clips that are not in the drawing were left out ({n}).",
        he="מסכות וחיתוכים שאינם בציור לא נכללו ({n}).",
    ),
    "opacity": Words(
        en="See-through paint is sewn solid ({n}).",
        he="צבע שקוף למחצה נרקם אטום ({n}).",
    ),
    "outside": Words(
        en="Shapes reach beyond the drawing's page; they are sewn whole ({n}).",
        he="צורות חורגות מהדף של הציור; הן נרקמות בשלמותן ({n}).",
    ),
    "script": Words(
        en="Scripts were left out ({n}).",
        he="תסריטים לא נכללו ({n}).",
    ),
    "filter": Words(
        en="Filters such as shadows and blurs were left out ({n}).",
        he="מסננים כמו צל וטשטוש לא נכללו ({n}).",
    ),
    "mix-blend-mode": Words(
        en="Blend modes were left out: colors are sewn as they are ({n}).",
        he="מצבי מיזוג לא נכללו: הצבעים נרקמים כמות שהם ({n}).",
    ),
    "marker": Words(
        en="Markers such as arrowheads were left out ({n}).",
        he="סמנים כמו ראשי חץ לא נכללו ({n}).",
    ),
    "foreignObject": Words(
        en="Embedded web content was left out ({n}).",
        he="תוכן רשת מוטמע לא נכלל ({n}).",
    ),
    "animate": Words(
        en="Animations were left out ({n}).",
        he="הנפשות לא נכללו ({n}).",
    ),
    "font": Words(
        en="A font of the drawing is not here; its words are set in ours ({n}).",
        he="גופן של הציור לא נמצא כאן; המילים נכתבו בגופן שלנו ({n}).",
    ),
    "letters": Words(
        en="Letters that no font here has were left out ({n}).",
        he="אותיות שאין להן צורה באף גופן לא נכללו ({n}).",
    ),
    "lettering": Words(
        en="Slant, decoration or squeezing of words was left out ({n}).",
        he="הטיה, קישוט או דחיסה של מילים לא נכללו ({n}).",
    ),
    "use": Words(
        en="References to shapes outside the drawing were left out ({n}).",
        he="הפניות לצורות שמחוץ לציור לא נכללו ({n}).",
    ),
    "loop": Words(
        en="Shapes that use themselves were left out ({n}).",
        he="צורות שמפנות אל עצמן לא נכללו ({n}).",
    ),
    "damaged": Words(
        en="Damaged shapes were left out ({n}).",
        he="צורות פגומות לא נכללו ({n}).",
    ),
    "involved": Words(
        en="Scribbles that cross themselves too often were left out ({n}).",
        he="שרבוטים שחוצים את עצמם יותר מדי פעמים לא נכללו ({n}).",
    ),
    "css": Words(
        en="Some of the style sheet is too involved and was left out ({n}).",
        he="חלק מגיליון הסגנונות מורכב מדי ולא נכלל ({n}).",
    ),
    "other": Words(
        en="Elements of unknown kinds were left out ({n}).",
        he="רכיבים מסוג לא מוכר לא נכללו ({n}).",
    ),
}
"""By the kind of thing; {n} is how many."""
