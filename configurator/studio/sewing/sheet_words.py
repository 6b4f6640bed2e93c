"""The words printed on every sewing sheet, in both of the shop's languages."""

from __future__ import annotations

from configurator.model.words import Words

TITLE = Words(en="Sewing sheet", he="דף רקמה")
STITCHES = Words(en="Stitches", he="תכים")
MINUTES = Words(en="Minutes", he="דקות")
SIZE = Words(en="Size", he="גודל")
HOOP = Words(en="Hoop", he="חישוק")
NO_HOOP = Words(en="None is large enough", he="אין חישוק גדול מספיק")
FABRIC = Words(en="Fabric", he="בד")
STABILIZER = Words(en="Stabilizer", he="מייצב")
SNIPS = Words(en="To snip by hand", he="חוטים לגזירה ביד")
TRIMS = Words(en="Trims", he="גזירות חוט")
THREAD = Words(en="Thread", he="חוט")
COVERAGE = Words(en="Coverage", he="כיסוי")
DENSEST = Words(en="mm/mm²", he="צפיפות")
HOOPS = Words(en="Hoops in figures", he="החישוקים במספרים")
TOGETHER = Words(
    en="Patches sewn together, {designs} in {hoops} hoops",
    he="רקמות יחד, {designs} ב־{hoops} חישוקים",
)
SEWABLE = Words(en="Fit to be sewn", he="ראוי לרקימה")
SEWABLE_WHY = Words(
    en="The machine files were read back and measured. {stops} would stop the machine, {notes} to "
    "know.",
    he="קובצי המכונה נקראו חזרה ונמדדו. {stops} יעצרו את המכונה, {notes} לידיעה.",
)
ORDER = Words(en="Threads, in sewing order", he="חוטים, לפי סדר הרקימה")
LOOK = Words(en="To be looked at before sewing", he="לבדיקה לפני הרקימה")
NEEDLE = Words(en="needle {n}", he="מחט {n}")
STOP = Words(en="STOP", he="עצירה")
TRUE_SIZE = Words(en="1:1 - the rule is 50 mm", he="1:1 - הסרגל הוא 50 מ״מ")
SMALLER = Words(
    en="1:{n} - the rule is 50 mm of the design", he="1:{n} - הסרגל הוא 50 מ״מ של הרקמה"
)

GUIDES = {
    "placement": Words(en="Where cloth lies", he="קו הנחה"),
    "tack-down": Words(en="Tacks the cloth", he="תפירת אחיזה"),
    "cut-line": Words(en="Cut line", he="קו חיתוך"),
}
"""Steps that no thread is seen of, told instead of the thread's name."""
FABRICS = {
    "twill": Words(en="Twill", he="טוויל"),
    "drill": Words(en="Drill", he="דריל"),
    "pique": Words(en="Pique", he="פיקה"),
    "fleece": Words(en="Fleece", he="פליז"),
    "towel": Words(en="Towel", he="מגבת"),
}
STABILIZERS = {
    "cut-away": Words(en="Cut-away", he="לגזירה"),
    "cut-away and soluble topping": Words(
        en="Cut-away, soluble topping", he="לגזירה, ציפוי מסיס מלמעלה"
    ),
    "tear-away and soluble topping": Words(
        en="Tear-away, soluble topping", he="לתלישה, ציפוי מסיס מלמעלה"
    ),
}
