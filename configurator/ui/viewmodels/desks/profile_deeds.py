"""The staff desk's deeds with press profiles: one is added from a file, or let go."""

from __future__ import annotations

from typing import Any

from configurator.model.printing_conditions import OwnCondition
from configurator.model.words import Language, Words
from configurator.studio.press.press_profiles import ProfileRefused
from configurator.studio.press.profile_room import ProfileRoom
from configurator.ui.viewmodels.desks.desk_forms import (
    After,
    Form,
    Values,
    field_of,
    names_asked,
    sheet_of,
    sure,
)
from configurator.ui.viewmodels.desks.machine_deeds import MachineDeeds
from configurator.ui.viewmodels.desks.staff_words import SAVED

TITLE = Words(en="A press profile of your own", he="פרופיל דפוס משלכם")
HOW = Words(
    en="The ICC output profile (CMYK) your printer gave you. It is read and tried now; then any "
    "stock in the catalog can be printed by it.",
    he="פרופיל הפלט (CMYK) בקובץ ICC שקיבלתם מבית הדפוס. הוא נקרא ונבדק עכשיו, "
    "ואז אפשר להדפיס לפיו כל חומר בקטלוג.",
)
FILE = Words(en="The file, such as /media/stick/press.icc", he="הקובץ, למשל ‎/media/stick/press.icc")
REGISTERED = Words(
    en="Its name in the ICC registry, such as FOGRA51 (may stay empty)",
    he="השם במרשם ICC, למשל ‎FOGRA51 (אפשר להשאיר ריק)",
)
ADD = Words(en="Add", he="להוסיף")
TRYING = Words(en="{name} is being read and tried.", he="קוראים ובודקים את {name}.")
NO_NAME = Words(
    en="Give it a name in both languages, so that colleagues find it.",
    he="צריך לתת שם בשתי השפות, כדי שהעמיתים ימצאו אותו.",
)
BROKE_OFF = Words(
    en="The profile could not be read, so nothing was added. Try again.",
    he="אי אפשר היה לקרוא את הפרופיל, ולכן דבר לא נוסף. אפשר לנסות שוב.",
)
SURE_REMOVE = Words(
    en="Print by {name} no more? Its file is removed from here.",
    he="לא להדפיס עוד לפי {name}? הקובץ שלו יוסר מכאן.",
)


class ProfileDeeds(MachineDeeds):
    """Deeds with the shop's own press profiles; a manager's."""

    _profiles: ProfileRoom

    def _ask_profile(self) -> None:
        self._profiles.open_up()
        self._jobs.open_front()
        self.ask(profile_form(self.speaking, self._have_read))

    def _have_read(self, given: Values) -> None:
        """Have a worker read and try the profile, which takes a while."""
        self._profiles.open_up()
        named = {language: given.get(language, "").strip() for language in ("en", "he")}
        if not all(named.values()):
            raise ProfileRefused(NO_NAME)
        words, file = Words(**named), given.get("file", "").strip()
        came = self.wait(TRYING.filled(name=words).said(self.speaking))

        def taken_in(made: OwnCondition) -> None:
            came(lambda: self._note_profile(made))

        def refused(why: Words | None) -> None:
            came(lambda: self._refuse(why or BROKE_OFF))

        asked: dict[str, Any] = {
            "file": file,
            "words": words,
            "registered": given.get("registered", "").strip(),
        }
        self._jobs.ask("profile", "take_in_profile", asked, taken_in, refused, urgent=True)

    def _note_profile(self, made: OwnCondition) -> None:
        self._profiles.note(made)
        self._done(SAVED.said(self.speaking))

    def _refuse(self, why: Words) -> None:
        raise ProfileRefused(why)

    def _ask_to_remove_profile(self, profile: str) -> None:
        def remove() -> None:
            self._profiles.remove(profile)
            self._done(SAVED.said(self.speaking))

        words = SURE_REMOVE.filled(name=self._profiles.one(profile).words)
        self.ask(sure(words, remove, self.speaking))


def profile_form(language: Language, after: After) -> Form:
    """A profile of the shop's own, from a file."""
    fields = [
        field_of("file", FILE, language),
        *names_asked(language),
        field_of("registered", REGISTERED, language),
    ]
    return Form(sheet_of(TITLE.said(language), HOW.said(language), fields, ADD, language), after)
