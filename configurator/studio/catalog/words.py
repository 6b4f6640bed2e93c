"""What the catalog's desk says was done, and why something was not."""

from __future__ import annotations

from configurator.model.words import Words

SHIPPED = Words(en="As shipped", he="כפי שסופק")
SET = Words(en="{name} {after}, was {before}", he="{name} {after}, במקום {before}")
PUT_BACK = Words(en="{name} as shipped, {after}", he="{name} חזרה למקור, {after}")
GONE = Words(en="{name}: out of stock", he="{name}: אזל מהמלאי")
HERE = Words(en="{name}: in stock again", he="{name}: חזר למלאי")
BACK_TO = Words(en="Back to edition {number}", he="חזרה למהדורה {number}")
BACK_TO_SHIPPED = Words(en="Back to what shipped", he="חזרה למה שסופק")

NO_SUCH = Words(
    en="There is no such figure in this catalog. Open the page again.",
    he="אין נתון כזה בקטלוג. אפשר לפתוח את העמוד מחדש.",
)
SAME = Words(en="That is what it says already.", he="זה מה שכתוב כבר עכשיו.")
NO_SOURCE = Words(
    en="Say where this comes from: a measurement, a supplier, a test piece.",
    he="יש לציין מאיפה הנתון: מדידה, ספק, דוגמה.",
)
NOT_TOGETHER = Words(
    en="{name} does not go together with the other figures ({why}). Nothing was changed.",
    he="{name} לא מסתדר עם שאר הנתונים ({why}). דבר לא שונה; אפשר לשנות קודם אותם.",
)
GONE_EDITION = Words(
    en="Edition {number} cannot be read any more, so nothing was changed.",
    he="אי אפשר לקרוא עוד את מהדורה {number}, ולכן דבר לא שונה.",
)


BUSY = Words(
    en="Others are changing this catalog right now, so nothing was changed. Try again.",
    he="אחרים משנים עכשיו את הקטלוג, ולכן דבר לא שונה. אפשר לנסות שוב.",
)

ADDED = Words(en="{what} was added: {name}", he="נוסף לקטלוג: {what}, {name}")
TAKEN_OUT = Words(en="{name} taken out of the catalog", he="הוצא מהקטלוג: {name}")
LIKE = Words(
    en="Choose which one it is like.",
    he="יש לבחור למה זה דומה.",
)
NEEDED = Words(en="{name}: this has to be filled in.", he="{name}: צריך למלא.")
BOTH_NAMES = Words(
    en="Give it a name in English and in Hebrew: customers read either.",
    he="יש לתת שם בעברית ובאנגלית: הלקוחות קוראים בשתיהן.",
)
TOO_LONG_A_NAME = Words(
    en="A name has room for {most} letters; this has {count}.",
    he="לשם יש מקום ל־{most} תווים, וכאן יש {count}.",
)
HERE_ALREADY = Words(
    en="There is one called {name} already. Choose another name.",
    he="כבר יש אחד בשם {name}. אפשר לבחור שם אחר.",
)
NOT_ADDED = Words(
    en="This came with the app and stays in the catalog. Switch it off instead.",
    he="זה הגיע עם המערכת ונשאר בקטלוג. במקום זה אפשר לכבות אותו.",
)
