"""What the staff desk says after a deed, or before one that cannot be taken back."""

from __future__ import annotations

from configurator.model.words import Words

TABS: tuple[tuple[str, Words, str], ...] = (
    ("people", Words(en="People", he="אנשים"), "people"),
    ("orders", Words(en="Orders", he="הזמנות"), "receipt"),
    ("catalog", Words(en="Catalog", he="קטלוג"), "option"),
    ("shop", Words(en="The shop", he="החנות"), "home"),
)
SAVED = Words(en="Saved.", he="נשמר.")
IN_FORCE = Words(
    en="Edition {number} is in force. Kiosks take it up with their next visit.",
    he="מהדורה {number} בתוקף. העמדות יעבדו לפיה מהביקור הבא.",
)
EXPORTED = Words(en="Written to {place}.", he="נכתב אל {place}.")
ERASED = Words(en="Erased. Receipt {number}.", he="נמחק. אישור {number}.")
SURE_ERASE = Words(
    en="Erase everything about this person? Your PIN will be asked.",
    he="למחוק כל מה שקשור לאדם הזה? יתבקש הקוד שלך.",
)
SURE_SHIPPED = Words(
    en="Go back to {edition}? What is in force now stays in the list.",
    he="לחזור אל {edition}? מה שבתוקף עכשיו נשאר ברשימה.",
)
SURE_DISCARD = Words(
    en="Discard this draft for good? Nobody can open it any more.",
    he="להשליך את הטיוטה לתמיד? אף אחד לא יוכל לפתוח אותה עוד.",
)
MERGE_HOW = Words(
    en="Find the other profile of the same person and press Merge there too.",
    he="יש למצוא את הפרופיל השני של אותו אדם וללחוץ גם שם על איחוד.",
)
SURE_MERGE = Words(
    en="Put the profile you chose first into this one?",
    he="להכניס את הפרופיל שנבחר קודם לתוך זה?",
)
NO_KEY = Words(
    en="Nobody by that name, number, card or code.",
    he="אין אף אחד בשם, במספר, בכרטיס או בקוד הזה.",
)
SURE_PIN = Words(
    en="Take their PIN away? They choose a new one at the kiosk.",
    he="לבטל את הקוד האישי שלהם? הם יבחרו חדש בעמדה.",
)
KEYS = Words(
    en="The new code is {code}. The old card and code open nothing more.",
    he="הקוד החדש הוא {code}. הכרטיס והקוד הישנים כבר לא פותחים דבר.",
)
