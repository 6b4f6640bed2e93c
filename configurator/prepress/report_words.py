"""The words printed on every production report, in both of the shop's languages."""

from __future__ import annotations

from configurator.model.words import Words

REPORT = Words(en="Production report", he="דוח ייצור")
FIT = Words(en="Fit for press", he="ראוי להדפסה")
NOT_READ = Words(en="Not read a second time", he="לא נקרא פעם שנייה")
NOT_READ_WHY = Words(
    en="Only the writer's own check went over these files.",
    he="רק הבדיקה של מי שכתב את הקבצים עברה עליהם.",
)
READ_WHY = Words(
    en="A reader that did not write them went over these files. {stops} would stop the press, "
    "{notes} to know.",
    he="קורא שלא כתב את הקבצים עבר עליהם. {stops} יעצרו את הדפוס, {notes} לידיעה.",
)
FINDINGS = Words(en="Findings", he="ממצאים")
NOTHING = Words(en="Nothing was found.", he="לא נמצא דבר.")
STOP = Words(en="Stop", he="עצירה")
NOTE = Words(en="To know", he="לידיעה")
MORE = Words(en="and {count} more of these", he="ועוד {count} כאלה")
WHOLE_FILE = Words(en="the whole file", he="הקובץ כולו")
ON_PAGE = Words(en="page {page}", he="עמוד {page}")
AT = Words(
    en="page {page}, {left} mm from the left, {top} mm from the top, {width} × {height} mm",
    he="עמוד {page}, {left} מ״מ משמאל, {top} מ״מ מלמעלה, {width} × {height} מ״מ",
)
OF_PART = Words(en="{part}, seen by the writer", he="{part}, נראה בכתיבה")

PAGES = Words(en="Pages in figures", he="העמודים במספרים")
TRIM = Words(en="Cut to, mm", he="גודל, מ״מ")
INK = Words(en="Most ink", he="הכי הרבה צבע")
PPI = Words(en="Photos, ppi", he="תמונות, ppi")
SHIFT = Words(en="CIEDE2000", he="סטיית צבע")
PLATES = Words(en="Spots", he="צבעים נוספים")
SHEETS = Words(en="Sheets in figures", he="הגיליונות במספרים")
PLANS = Words(en="Where the pieces lie", he="היכן מונח כל חלק")
SHEET = Words(en="Sheet, mm", he="גיליון, מ״מ")
RUNS = Words(en="Print", he="להדפיס")
USED = Words(en="Sheet used", he="ניצול הגיליון")
PIECES = Words(en="Pieces", he="חלקים")

HASHES = Words(en="Fingerprints (SHA-256, shortened)", he="טביעות אצבע (SHA-256, מקוצר)")
DESIGN = Words(en="Design", he="עיצוב")
PRODUCT_DATA = Words(en="Product data", he="נתוני המוצר")
SEAL = Words(en="Seal", he="חותם")
SIGNED = Words(
    en="Sealed and signed. {report} holds these fingerprints whole, a seal over all of them, and "
    "the shop's signature of that seal. `configurator preflight` of this folder says whether "
    "anything changed, and who signed.",
    he="חתום. בקובץ {report} נמצאות טביעות האצבע המלאות, חותם על כולן וחתימת החנות על החותם. "
    "הפקודה configurator preflight על התיקייה אומרת אם משהו השתנה ומי חתם.",
)
SEALED = Words(
    en="Sealed. {report} holds these fingerprints whole and a seal over all of them; nothing is "
    "signed with a key. `configurator preflight` of this folder says whether anything changed.",
    he="חתום. בקובץ {report} נמצאות טביעות האצבע המלאות וחותם על כולן; אין חתימה במפתח. "
    "הפקודה configurator preflight על התיקייה אומרת אם משהו השתנה.",
)
