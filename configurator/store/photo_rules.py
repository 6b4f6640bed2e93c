"""What a photograph may be at the door, and what is said kindly when it may not come in."""

from __future__ import annotations

from configurator.model.words import Words

MAX_FILE_BYTES = 32 * 1024 * 1024
MAX_PIXELS = 64_000_000
"""A 48-megapixel phone passes; a larger JPEG is decoded at a half, a quarter or an eighth."""
MIN_SIDE_PX = 32
MAX_SIDE_PX = 16_384
MAX_SCANS = 100
"""Scans in a progressive JPEG: real ones have 10; 3,000 in 250 kB cost 10 to 25 s (measured)."""
MAX_CPU_S = 10
MAX_WALL_S = 20.0
MAX_RESIDENT_BYTES = 1024**3
LEAST_FREE_BYTES = 1024**3
KEPT_SIDE_PX = 6144
"""Longest side kept: 350 ppi over 445 mm, more than any face we print."""
KEPT_SIDE_WITH_ALPHA_PX = 4096
"""The same for pictures with transparency, which are kept as PNG."""
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "TIFF", "GIF", "BMP")

REFUSALS: dict[str, Words] = {
    "file-too-large": Words(
        en="This file is larger than 32 MB. A photo straight from the phone's gallery will fit.",
        he="הקובץ גדול מ־32 מגה־בייט. תמונה רגילה מהגלריה של הטלפון תתאים.",
    ),
    "too-large": Words(
        en="This picture is too large to open here. Please choose a smaller version of it.",
        he="התמונה גדולה מכדי להיפתח כאן. אפשר לבחור גרסה קטנה יותר שלה.",
    ),
    "too-small": Words(
        en="This picture is too small to print. Please choose a larger one.",
        he="התמונה קטנה מדי להדפסה. אפשר לבחור תמונה גדולה יותר.",
    ),
    "not-a-photo": Words(
        en="This file is not a photo we can open. "
        "JPEG, PNG, HEIC, WebP, AVIF, TIFF, GIF and BMP pictures work.",
        he="הקובץ הזה אינו תמונה שאפשר לפתוח כאן. "
        "מתאימות תמונות JPEG, PNG, HEIC, WebP, AVIF, TIFF, GIF ו־BMP.",
    ),
    "damaged": Words(
        en="This photo did not arrive whole. Please send it again, or choose another one.",
        he="התמונה לא הגיעה בשלמותה. אפשר לשלוח אותה שוב, או לבחור תמונה אחרת.",
    ),
    "empty": Words(
        en="This picture is fully transparent, so there is nothing to print. "
        "Please choose another one.",
        he="התמונה שקופה לגמרי ואין מה להדפיס. אפשר לבחור תמונה אחרת.",
    ),
    "too-slow": Words(
        en="This photo takes too long to open. A screenshot of it will work.",
        he="פתיחת התמונה נמשכת זמן רב מדי. צילום מסך שלה יעבוד.",
    ),
    "no-room": Words(
        en="This kiosk has no room for new photos right now. Please ask us for help.",
        he="אין כרגע מקום לתמונות חדשות בעמדה. אפשר לפנות אלינו לעזרה.",
    ),
}


class PhotoRefused(Exception):
    """A picture that does not come in: `code` is a key of REFUSALS, `words` are for the visitor."""

    def __init__(self, code: str) -> None:
        super().__init__(REFUSALS[code].en)
        self.code = code
        self.words = REFUSALS[code]
