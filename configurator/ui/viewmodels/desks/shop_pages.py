"""The staff desk's shop: what needs somebody, colleagues, machines, drafts set aside, the log."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import Any

from configurator.model.words import Language, Words
from configurator.store.store import Store
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.desk import Desk
from configurator.studio.guard import Guard
from configurator.studio.workbench import Workbench
from configurator.ui.viewmodels.desks.desk_forms import ROLES
from configurator.ui.viewmodels.desks.devices_page import DevicesPage
from configurator.ui.viewmodels.desks.lift_page import PAGE as LIFT
from configurator.ui.viewmodels.desks.lift_page import TITLE as LIFT_TITLE
from configurator.ui.viewmodels.desks.log_watch import LogWatch

Row = dict[str, Any]

PAGES: tuple[tuple[str, Words], ...] = (
    ("needs", Words(en="Needs somebody", he="דורש טיפול")),
    ("team", Words(en="Colleagues", he="הצוות")),
    ("machines", Words(en="Machines and printers", he="מכונות ומדפסות")),
    (LIFT, LIFT_TITLE),
    ("log", Words(en="What was done", he="מה נעשה")),
)
HOW: dict[str, Words] = {
    "needs": Words(
        en="Whatever put itself right, was locked or was set aside, until somebody looked.",
        he="מה שתוקן מעצמו, ננעל או הושם בצד, עד שמישהו הסתכל.",
    ),
    "team": Words(
        en="Who may sign in, and as what. Whoever left is kept in the log, not at the door.",
        he="מי יכול להיכנס, ובאיזה תפקיד. מי שעזב נשאר ביומן, אבל לא נכנס עוד.",
    ),
    "machines": Words(
        en="Where production sends files: a folder that a machine watches, or a printer.",
        he="לאן הייצור שולח קבצים: תיקייה שמכונה קוראת ממנה, או מדפסת.",
    ),
    "log": Words(
        en="Who did what, newest first. People stand here by their number, never by name.",
        he="מי עשה מה, החדש ראשון. לקוחות מופיעים כאן במספר, אף פעם לא בשם.",
    ),
}
ALL_WELL = Words(en="All is well.", he="הכול תקין.")
NOTICES = Words(en="Notices", he="הודעות")
LOCKED = Words(en="Locked after too many tries", he="ננעלו אחרי יותר מדי ניסיונות")
UNLOCK = Words(en="Unlock", he="לפתוח")
ASIDE = Words(en="Drafts open at two crashes", he="טיוטות שהיו פתוחות בשתי קריסות")
DISCARD = Words(en="Discard", he="להשליך")
DRAFT = Words(en="A design at {kiosk}", he="עיצוב בעמדה {kiosk}")
DRAFT_DETAIL = Words(en="Saved {at}, steps: {count}", he="נשמר {at}, צעדים: {count}")
PASSED = Words(en="Catalog of {family}: {why}", he="הקטלוג של {family}: {why}")
PERSON, KIOSK, COLLEAGUE, UNKNOWN = (
    Words(en="A customer", he="לקוח"),
    Words(en="A kiosk or desk", he="עמדה"),
    Words(en="Colleague: {name}", he="עמית: {name}"),
    Words(en="Somebody unknown", he="מישהו לא מוכר"),
)
ADD = Words(en="Add a colleague", he="להוסיף עמית")
PIN_NEW = Words(en="New PIN", he="קוד חדש")
LEFT = Words(en="Has left", he="עזב")
BACK = Words(en="Is back", he="חזר")
GONE = Words(en="left", he="עזב")
ADD_MACHINE = Words(en="Add a machine", he="להוסיף מכונה")
ADD_PRINTER = Words(en="Add a printer", he="להוסיף מדפסת")
ADD_PROFILE = Words(en="Add a press profile", he="להוסיף פרופיל דפוס")
ADD_CHART = Words(en="Add a thread chart", he="להוסיף לוח חוטים")
DIDS: dict[str, Words] = {
    "signed-in": Words(en="Signed in", he="כניסה"),
    "signed-out": Words(en="Signed out", he="יציאה"),
    "sign-in-refused": Words(en="Sign-in refused", he="כניסה נדחתה"),
    "not-allowed": Words(en="Not allowed", he="לא הורשה"),
    "opened": Words(en="Opened a profile", he="פתיחת פרופיל"),
    "revealed": Words(en="Saw personal facts", he="חשיפת פרטים אישיים"),
    "renamed": Words(en="Corrected a name", he="תיקון שם"),
    "corrected": Words(en="Corrected a fact", he="תיקון פרט"),
    "confirmed": Words(en="Said it is still so", he="אישור שפרט עדיין נכון"),
    "forgot": Words(en="Forgot something known", he="מחיקת פרט"),
    "wrote-consent": Words(en="Wrote down a consent", he="רישום הסכמה"),
    "new-keys": Words(en="Gave a new card and code", he="כרטיס וקוד חדשים"),
    "dropped-pin": Words(en="Took a PIN away", he="ביטול קוד"),
    "merged": Words(en="Merged two profiles", he="איחוד פרופילים"),
    "took-away": Words(en="Exported a profile", he="ייצוא פרופיל"),
    "erased": Words(en="Erased a profile", he="מחיקת פרופיל"),
    "unlocked": Words(en="Unlocked", he="פתיחת נעילה"),
    "discarded-draft": Words(en="Discarded a draft", he="השלכת טיוטה"),
    "changed-staff": Words(en="Changed a colleague", he="שינוי עמית"),
    "changed-catalog": Words(en="Changed the catalog", he="שינוי הקטלוג"),
    "changed-machines": Words(en="Changed the machines", he="שינוי המכונות"),
    "added-profile": Words(en="Added a press profile", he="הוספת פרופיל דפוס"),
    "removed-profile": Words(en="Removed a press profile", he="הסרת פרופיל דפוס"),
    "added-chart": Words(en="Added a thread chart", he="הוספת לוח חוטים"),
    "removed-chart": Words(en="Removed a thread chart", he="הסרת לוח חוטים"),
    "remembered": Words(en="Remembered somebody", he="פתיחת פרופיל חדש"),
    "moved-in": Words(en="Brought a profile along", he="פרופיל הובא מבחוץ"),
}


class ShopPages:
    """Makes rows of how the shop stands."""

    def __init__(  # noqa: PLR0913, PLR0917 - a page each
        self,
        store: Store,
        guard: Guard,
        bench: Workbench,
        catalog: Catalog,
        devices: DevicesPage,
        log: LogWatch,
    ) -> None:
        self._store = store
        self._guard = guard
        self._bench = bench
        self._catalog = catalog
        self._devices = devices
        self._log_watch = log

    def found(self, desk: Desk, language: Language) -> list[Row]:
        """The pages of the shop, with how much waits on the first."""
        count = sum(len(group["rows"]) for group in self._needs(desk, language))
        return [
            {
                "id": f"shop:{name}",
                "title": words.said(language),
                "detail": "",
                "badge": str(count) if name == "needs" and count else "",
            }
            for name, words in PAGES
        ]

    def page(self, name: str, desk: Desk, language: Language) -> Row:
        """One page of the shop. Raises NotAllowed."""
        groups: list[Row] = []
        actions: list[Row] = []
        if name == "needs":
            groups = self._needs(desk, language)
        elif name == "team":
            groups = [{"title": "", "layout": "rows", "rows": self._team(language)}]
            if self._guard.may("staff"):
                actions = [{"id": "colleague", "label": ADD.said(language), "icon": "plus"}]
        elif name == "machines":
            groups = self._devices.groups(language)
            if self._guard.may("machines"):
                actions = [
                    {"id": "machine", "label": ADD_MACHINE.said(language), "icon": "plus"},
                    {"id": "printer", "label": ADD_PRINTER.said(language), "icon": "plus"},
                    {"id": "profile", "label": ADD_PROFILE.said(language), "icon": "plus"},
                    {"id": "chart", "label": ADD_CHART.said(language), "icon": "plus"},
                ]
        else:
            groups = [{"title": "", "layout": "rows", "rows": self._log(desk, language)}]
        detail = HOW[name].said(language)
        if name == "needs" and not groups:
            detail = ALL_WELL.said(language)
        title = next(words for page, words in PAGES if page == name)
        return {
            "title": title.said(language), "detail": detail, "actions": actions, "groups": groups,
        }  # fmt: skip

    def _needs(self, desk: Desk, language: Language) -> list[Row]:
        notices = [
            {"id": f"notice:{at}", "text": each.words.said(language), "tone": "warn"}
            for at, each in enumerate(self._store.notices)
        ]
        notices += self._log_watch.rows(language)
        for family, why in self._catalog.passed_over().items():
            said = self._bench.families[family].words.said(language)
            text = PASSED.said(language, family=said, why=why)
            notices.append({"id": f"passed:{family}", "text": text, "tone": "warn"})
        locked = [
            {
                "id": f"unlock:{each}",
                "text": self._subject(each, language),
                "action": UNLOCK.said(language),
            }
            for each in desk.locked()
        ]
        aside = [
            {
                "id": f"draft:{each.visit}",
                "text": DRAFT.said(language, kiosk=each.kiosk),
                "detail": DRAFT_DETAIL.said(
                    language, at=_moment(each.saved_at), count=each.commits
                ),
                "action": DISCARD.said(language),
            }
            for each in desk.set_aside()
        ]
        titled = ((NOTICES, notices), (LOCKED, locked), (ASIDE, aside))
        return [
            {"title": words.said(language), "layout": "rows", "rows": rows}
            for words, rows in titled
            if rows
        ]

    def _subject(self, subject: str, language: Language) -> str:
        kind, _, name = subject.partition(":")
        if kind == "person":
            with contextlib.suppress(KeyError):
                return self._store.people.member(name).name
            return PERSON.said(language)
        if kind == "staff":
            member = self._store.staff.member(name)
            called = COLLEAGUE.said(language, name=member.name) if member else None
            return called or UNKNOWN.said(language)
        return f"{KIOSK.said(language)}: {name}" if kind == "kiosk" else UNKNOWN.said(language)

    def _team(self, language: Language) -> list[Row]:
        may = self._guard.may("staff")
        rows = []
        for member in self._store.staff.everybody():
            role = ROLES[member.role].said(language)
            moved = LEFT if member.active else BACK
            rows.append(
                {
                    "id": f"colleague:{member.id}",
                    "text": member.name,
                    "detail": role if member.active else f"{role} · {GONE.said(language)}",
                    "action": moved.said(language) if may else "",
                    "second": PIN_NEW.said(language) if may and member.active else "",
                }
            )
        return rows

    def _log(self, desk: Desk, language: Language) -> list[Row]:
        names = {each.id: each.name for each in self._store.staff.everybody()}
        names |= {name: f.words.said(language) for name, f in self._bench.families.items()}
        rows = []
        for line in desk.log():
            did = DIDS[line.did].said(language) if line.did in DIDS else line.did
            said = [names.get(line.who, line.who), names.get(line.whom, line.whom), line.why]
            rows.append(
                {
                    "id": f"log:{line.no}",
                    "text": did,
                    "detail": " · ".join(each for each in said if each),
                    "mark": _moment(line.at),
                }
            )
        return rows


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%d.%m.%Y %H:%M}"
