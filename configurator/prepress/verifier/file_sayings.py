"""What can be wrong with a file as a whole: its syntax, its papers, its intent, its layers."""

from __future__ import annotations

from typing import Literal

from configurator.model.words import Words
from configurator.prepress.verifier.findings import Kind


def _kind(code: str, words: Words, weight: Literal["stop", "warn"] = "stop") -> Kind:
    return Kind(code, weight, words)


UNREADABLE = _kind(
    "unreadable",
    Words(en="This is not a PDF that can be read: {why}.", he="זה לא PDF שאפשר לקרוא: {why}."),
)
LOCKED = _kind("locked", Words(en="The file is locked with a password.", he="הקובץ נעול בסיסמה."))
ENCRYPTED = _kind(
    "encrypted",
    Words(en="The file is encrypted; PDF/X forbids it.", he="הקובץ מוצפן; PDF/X אוסר זאת."),
)
DAMAGED = _kind(
    "damaged",
    Words(
        en="The file's syntax is damaged and had to be guessed at: {why}.",
        he="תחביר הקובץ פגום והיה צריך לנחש: {why}.",
    ),
)
TOO_MUCH = _kind(
    "too-much",
    Words(
        en="Reading this file takes more than a print file may ask for: {what}.",
        he="קריאת הקובץ דורשת יותר ממה שקובץ דפוס רשאי לבקש: {what}.",
    ),
)
NO_PAGES = _kind("no-pages", Words(en="The file has no pages.", he="אין בקובץ עמודים."))
OLD_VERSION = _kind(
    "old-version",
    Words(
        en="The file is PDF {version}; PDF/X-4 begins at 1.6.",
        he="הקובץ הוא PDF {version}; PDF/X-4 מתחיל ב-1.6.",
    ),
)
ACTIVE = _kind(
    "active-content",
    Words(
        en="The file carries {what}, which a print file must not.",
        he="הקובץ נושא {what}, ואסור לקובץ דפוס לעשות זאת.",
    ),
)
ANNOTATION = _kind(
    "annotation",
    Words(
        en="A note or form field ({what}) lies where it would be printed.",
        he="הערה או שדה טופס ({what}) נמצאים באזור ההדפסה.",
    ),
)
EXTERNAL = _kind(
    "outside-file",
    Words(
        en="Part of the page lies in another file ({what}).",
        he="חלק מהעמוד נמצא בקובץ אחר ({what}).",
    ),
)
POSTSCRIPT = _kind(
    "postscript",
    Words(
        en="The page holds PostScript code, which presses do not run.",
        he="יש בעמוד קוד PostScript, שמכונות דפוס לא מריצות.",
    ),
)
TRANSFER = _kind(
    "transfer-curve",
    Words(
        en="A graphics state bends the inks with a transfer curve or halftone of its own ({what}).",
        he="מצב גרפי משנה את הדיו בעקומה או ברשת משלו ({what}).",
    ),
)
NO_IDS = _kind(
    "no-ids",
    Words(en="The file has no pair of ids.", he="אין לקובץ זוג מזהים."),
)
NO_XMP = _kind(
    "no-xmp",
    Words(en="The file has no XMP metadata.", he="אין לקובץ נתוני XMP."),
)
BAD_XMP = _kind(
    "damaged-xmp",
    Words(en="The XMP metadata cannot be read: {why}.", he="אי אפשר לקרוא את נתוני ה-XMP: {why}."),
)
NOT_PDFX = _kind(
    "not-pdfx-4",
    Words(
        en="The file does not say it is PDF/X-4; it says {said}.",
        he="הקובץ לא אומר שהוא PDF/X-4; הוא אומר {said}.",
    ),
)
XMP_LACKS = _kind(
    "xmp-lacks",
    Words(en="The XMP metadata does not say {key}.", he="בנתוני ה-XMP חסר {key}."),
)
INFO_LACKS = _kind(
    "info-lacks",
    Words(en="The document information does not say {key}.", he="במידע על המסמך חסר {key}."),
    "warn",
)
INFO_DISAGREES = _kind(
    "info-disagrees",
    Words(
        en="The two records of {key} disagree: {info} and {xmp}.",
        he="שני הרישומים של {key} סותרים: {info} ו-{xmp}.",
    ),
)
TRAPPED_UNSAID = _kind(
    "trapped-unsaid",
    Words(
        en="The file does not say whether its inks are trapped (it says {said}).",
        he="הקובץ לא אומר אם הצבעים בו חופפים (הוא אומר {said}).",
    ),
)
NO_INTENT = _kind(
    "no-intent",
    Words(
        en="The file names no printing condition for PDF/X.",
        he="הקובץ לא נוקב בתנאי הדפסה של PDF/X.",
    ),
)
MANY_INTENTS = _kind(
    "many-intents",
    Words(
        en="The file names {count} printing conditions instead of one.",
        he="הקובץ נוקב ב-{count} תנאי הדפסה במקום אחד.",
    ),
)
INTENT_UNNAMED = _kind(
    "intent-unnamed",
    Words(en="The printing condition has no name ({key}).", he="לתנאי ההדפסה אין שם ({key})."),
)
NO_PROFILE = _kind(
    "no-profile",
    Words(
        en="The printing condition embeds no profile, so colors cannot be proofed.",
        he="תנאי ההדפסה לא כולל פרופיל, ואי אפשר להגיה צבעים.",
    ),
)
WRONG_PROFILE = _kind(
    "wrong-profile",
    Words(
        en="The output profile is not a press profile of four inks ({why}).",
        he="פרופיל הפלט אינו פרופיל דפוס של ארבעה צבעים ({why}).",
    ),
)
LAYERS_SWITCH = _kind(
    "layers-switch",
    Words(en="Layers switch on and off by themselves.", he="שכבות נדלקות ונכבות מעצמן."),
)
LAYER_OFF = _kind(
    "layer-off",
    Words(en="The layer {name} is switched off.", he="השכבה {name} כבויה."),
)
LAYER_UNLISTED = _kind(
    "layer-unlisted",
    Words(
        en="The layer {name} is in no layer list, so nobody can see it.",
        he="השכבה {name} לא מופיעה ברשימה, ואיש לא יראה אותה.",
    ),
)
STEP_UNKNOWN = _kind(
    "step-unknown",
    Words(
        en="The layer {name} names a processing step the standard does not have: {step}.",
        he="השכבה {name} נוקבת בשלב עיבוד שאינו בתקן: {step}.",
    ),
)
STEP_EMPTY = _kind(
    "step-empty",
    Words(
        en="Nothing is drawn on the processing step {name}.",
        he="לא מצויר דבר בשלב העיבוד {name}.",
    ),
)
SPOT_DISAGREES = _kind(
    "spot-disagrees",
    Words(
        en="The separation {name} is defined in two ways.",
        he="הפרדת הצבע {name} מוגדרת בשתי דרכים.",
    ),
)
SPOT_TWINS = _kind(
    "spot-twins",
    Words(
        en="Two separations have all but the same name ({names}); the press would make two plates.",
        he="לשתי הפרדות כמעט אותו שם ({names}); בדפוס ייווצרו שתי לוחות.",
    ),
)
LEGAL_GONE = _kind(
    "legal-gone",
    Words(
        en="The legal panel of the design is not in the file.",
        he="לוח הפרטים שהחוק דורש לא נמצא בקובץ.",
    ),
)
