"""What can be wrong on a page as it is drawn: boxes, colors, pictures, lines, words, steps."""

from __future__ import annotations

from typing import Literal

from configurator.model.words import Words
from configurator.prepress.verifier.findings import Kind


def _kind(code: str, words: Words, weight: Literal["stop", "warn"] = "stop") -> Kind:
    return Kind(code, weight, words)


NO_TRIM = _kind(
    "no-trim-box",
    Words(en="The page does not say where it is cut.", he="העמוד לא אומר היכן חותכים אותו."),
)
TRIM_AND_ART = _kind(
    "trim-and-art-box",
    Words(
        en="The page has a TrimBox and an ArtBox; PDF/X allows one of them.",
        he="לעמוד יש TrimBox וגם ArtBox; PDF/X מתיר רק אחד.",
    ),
)
BOXES_CROSSED = _kind(
    "boxes-crossed",
    Words(
        en="The {inner} does not lie inside the {outer}.", he="ה-{inner} לא נמצא בתוך ה-{outer}."
    ),
)
NO_BLEED = _kind(
    "no-bleed-box",
    Words(
        en="The page does not say how far its paint goes beyond the cut.",
        he="העמוד לא אומר עד כמה הצבע חורג מקו החיתוך.",
    ),
)
BLEED_NARROW = _kind(
    "bleed-narrow",
    Words(
        en="The bleed is {found} mm at the {edge}; {wanted} mm are needed.",
        he="הגלישה היא {found} מ״מ ({edge}); דרושים {wanted} מ״מ.",
    ),
)
BROKEN_CONTENT = _kind(
    "broken-content",
    Words(en="The page's drawing is damaged: {why}.", he="הציור של העמוד פגום: {why}."),
)
UNDEFINED = _kind(
    "undefined",
    Words(
        en="The page uses {what}, which is defined nowhere.",
        he="העמוד משתמש ב-{what}, שאינו מוגדר בשום מקום.",
    ),
)
FORM_LOOP = _kind(
    "form-loop",
    Words(en="A drawing on the page contains itself.", he="ציור בעמוד מכיל את עצמו."),
)
FONT_MISSING = _kind(
    "font-missing",
    Words(
        en="The font {name} is not in the file; letters would be exchanged.",
        he="הגופן {name} לא נמצא בקובץ; האותיות יוחלפו.",
    ),
)
SCREEN_COLOR = _kind(
    "screen-color",
    Words(
        en="A color for screens ({space}) is used in {what}; nobody knows how it would print.",
        he="צבע של מסך ({space}) משמש ב{what}; אי אפשר לדעת איך יודפס.",
    ),
)
MANAGED_COLOR = _kind(
    "managed-color",
    Words(
        en="Color of another profile ({space}) in {what} is converted while printing.",
        he="צבע של פרופיל אחר ({space}) ב{what} מומר בזמן ההדפסה.",
    ),
    "warn",
)
MANAGED_ART = _kind(
    "managed-art",
    Words(
        en="The color of a profile ({space}) is used in {what}; only photographs may have it.",
        he="צבע של פרופיל ({space}) משמש ב{what}; רק לתמונות מותר.",
    ),
)
PHOTO_INTENT = _kind(
    "photo-intent",
    Words(
        en="A photograph that the press converts does not ask for perceptual conversion ({found}).",
        he="תמונה שהדפוס ממיר לא מבקשת המרה תפיסתית ({found}).",
    ),
)
PROFILE_BROKEN = _kind(
    "profile-broken",
    Words(
        en="The profile that the color of {what} is tagged with is damaged or of no use ({why}).",
        he="הפרופיל שהצבע ב{what} מתויג בו פגום או לא שימושי ({why}).",
    ),
)
PROFILE_CHANNELS = _kind(
    "profile-channels",
    Words(
        en="The profile of {what} has other colors than the file says ({why}).",
        he="לפרופיל ב{what} צבעים אחרים ממה שהקובץ אומר ({why}).",
    ),
)
INTENT_REPEATED = _kind(
    "intent-repeated",
    Words(
        en="{what} uses the output profile itself as its color space, which PDF/X-4 forbids.",
        he="ב{what} פרופיל הפלט עצמו משמש כמרחב צבע, ו-PDF/X-4 אוסר זאת.",
    ),
)
NO_MIX = _kind(
    "no-mix",
    Words(
        en="{values} is no mix of inks; shares go from 0 to 1.",
        he="{values} אינו תערובת צבעים; כל צבע הוא מ-0 עד 1.",
    ),
)
SPOT_ON_SCREEN = _kind(
    "spot-in-screen-color",
    Words(
        en="The separation {name} is stood for by a screen color.",
        he="הפרדת הצבע {name} מיוצגת בצבע של מסך.",
    ),
)
REGISTRATION_INSIDE = _kind(
    "registration-inside",
    Words(
        en="The color of registration marks lies inside the cut: every ink at once.",
        he="צבע סימוני ההתאמה נמצא בתוך קו החיתוך: כל הצבעים בבת אחת.",
    ),
)
MASK_COLOR = _kind(
    "mask-color",
    Words(en="A soft mask is not in grey ({space}).", he="מסכה רכה אינה בגווני אפור ({space})."),
)
GROUP_COLOR = _kind(
    "group-color",
    Words(
        en="A transparent group mixes its colors as on a screen ({space}).",
        he="קבוצה שקופה מערבבת צבעים כמו במסך ({space}).",
    ),
)
PHOTO_COARSE = _kind(
    "photo-coarse",
    Words(
        en="A picture has {ppi} pixels an inch at its size; {least} is the least.",
        he="לתמונה יש {ppi} פיקסלים לאינץ׳ בגודלה; המינימום {least}.",
    ),
)
PHOTO_SOFT = _kind(
    "photo-soft",
    Words(
        en="A picture has {ppi} pixels an inch at its size and will look soft; {wanted} is wanted.",
        he="לתמונה יש {ppi} פיקסלים לאינץ׳ בגודלה והיא תיראה רכה; רצוי {wanted}.",
    ),
    "warn",
)
PHOTO_HEAVY = _kind(
    "photo-heavy",
    Words(
        en="A picture has {ppi} pixels an inch, more than a press can show.",
        he="לתמונה יש {ppi} פיקסלים לאינץ׳, יותר ממה שדפוס יכול להראות.",
    ),
    "warn",
)
PHOTO_BROKEN = _kind(
    "photo-broken",
    Words(en="A picture is damaged: {why}.", he="תמונה פגומה: {why}."),
)
LINE_THIN = _kind(
    "line-thin",
    Words(
        en="A line is {found} pt; {least} pt is the least a press holds.",
        he="עובי קו {found} נק׳; המינימום בדפוס {least} נק׳.",
    ),
)
SLIVER = _kind(
    "sliver",
    Words(
        en="A painted shape is only {found} pt thin and may not be seen.",
        he="צורה צבועה היא בעובי {found} נק׳ בלבד, ואולי לא תיראה.",
    ),
    "warn",
)
LINE_HAIR = _kind(
    "line-hair",
    Words(
        en="A line has no thickness; each machine draws it as thin as it can.",
        he="לקו אין עובי; כל מכונה תצייר אותו הכי דק שהיא יכולה.",
    ),
)
LINE_REVERSED = _kind(
    "line-thin-reversed",
    Words(
        en="A line left white in ink is {found} pt; it fills up below {least} pt.",
        he="עובי קו לבן בתוך צבע {found} נק׳; מתחת ל-{least} נק׳ הוא נסתם.",
    ),
)
TYPE_SMALL = _kind(
    "type-small",
    Words(
        en="Words are {found} pt; {least} pt is the least.",
        he="גודל המילים {found} נק׳; המינימום {least} נק׳.",
    ),
)
TYPE_REVERSED = _kind(
    "type-small-reversed",
    Words(
        en="White words are {found} pt; they fill up below {least} pt.",
        he="גודל מילים לבנות {found} נק׳; מתחת ל-{least} נק׳ הן נסתמות.",
    ),
)
TYPE_INKS = _kind(
    "type-many-inks",
    Words(
        en="Words of {found} pt in {inks} inks will not lie on each other exactly.",
        he="מילים בגודל {found} נק׳ ב-{inks} צבעים לא ייפלו בדיוק זו על זו.",
    ),
)
TYPE_KNOCKS_OUT = _kind(
    "type-knocks-out",
    Words(
        en="Small black words ({found} pt) cut a hole in the color below; white shows around them.",
        he="מילים שחורות קטנות ({found} נק׳) פותחות חור בצבע שמתחת, ולבן יבצבץ סביבן.",
    ),
    "warn",
)
TYPE_NEAR_CUT = _kind(
    "type-near-cut",
    Words(
        en="Words come within {safe} mm of the cut.",
        he="מילים מתקרבות לפחות מ-{safe} מ״מ לקו החיתוך.",
    ),
    "warn",
)
WHITE_OVERPRINTS = _kind(
    "white-overprints",
    Words(
        en="Something white is set to overprint and will disappear.",
        he="משהו לבן מוגדר להדפסה מעל וייעלם.",
    ),
)
WHITE_GONE = _kind(
    "white-gone",
    Words(
        en="Nothing white lies below the inks, and {stock} shows through them.",
        he="אין לבן מתחת לצבעים, ו-{stock} נראה דרכם.",
    ),
)
OVERPRINT_HOLES = _kind(
    "overprint-holes",
    Words(
        en="Overprinted process color takes away the inks it does not name (OPM 0).",
        he="צבע תהליך שמודפס מעל מוחק את הצבעים שאינו מזכיר (OPM 0).",
    ),
)
STEP_KNOCKS_OUT = _kind(
    "step-knocks-out",
    Words(
        en="The line {name} cuts a white line into the art instead of overprinting.",
        he="הקו {name} פותח פס לבן בציור במקום להיות מודפס מעליו.",
    ),
)
STEP_IN_INK = _kind(
    "step-in-ink",
    Words(
        en="The processing step {name} is drawn in printing ink ({space}).",
        he="שלב העיבוד {name} מצויר בצבע דפוס ({space}).",
    ),
)
STEP_WRONG_LAYER = _kind(
    "step-wrong-layer",
    Words(
        en="The separation {spot} is drawn on the layer {layer}.",
        he="הפרדת הצבע {spot} מצוירת על השכבה {layer}.",
    ),
)
STEP_UNNAMED = _kind(
    "step-unnamed",
    Words(
        en="The separation {spot} looks like a die line, but nothing says so; it would be printed.",
        he="הפרדת הצבע {spot} נראית כמו קו חיתוך, אבל דבר לא אומר זאת; היא תודפס.",
    ),
)
BLANK = _kind(
    "blank",
    Words(en="Nothing is printed on this page.", he="לא מודפס דבר בעמוד הזה."),
    "warn",
)
