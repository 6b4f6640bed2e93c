"""Playing: deals the cards of 'Which one are you?', and has three designs made of the answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from configurator.model.design import Design
from configurator.model.words import Words
from configurator.studio.history import History
from configurator.studio.suggesting.which_one import NEXT, WhichOne
from configurator.ui.jobs import Jobs
from configurator.ui.viewmodels.kiosk import Kiosk
from configurator.ui.viewmodels.which_one import WhichOne as Table
from configurator.ui.visitor import Visitor

Draw = Callable[..., str]
"""Gives the URL of a picture by its recipe, or nothing yet and calls back when it is drawn."""
Begin = Callable[[History], None]

CARD_PX, POSTER_PX, DESIGN_PX = 360, 640, 480
POSTER_FACT = "poster"
SCREEN = "which"
HINTS: dict[str, Words] = {
    "world": Words(
        en="Touch the picture that feels like you.", he="אפשר לגעת בתמונה שמרגישה הכי שלך."
    ),
    "colors": Words(en="The same picture, ten ways.", he="אותה תמונה, בעשר דרכים."),
    "letters": Words(en="The last card.", he="הכרטיס האחרון."),
    "poster": Words(
        en="Three designs to start from. Everything in them can be changed.",
        he="שלושה עיצובים להתחיל מהם. אפשר לשנות בהם הכול.",
    ),
}
KEPT = Words(
    en="We keep this with what you like. You can forget it whenever you want.",
    he="זה נשמר עם מה שאהבת. אפשר לשכוח אותו בכל רגע.",
)
NOT_KEPT = Words(
    en="This counts only while you are here. Nothing of it is kept.",
    he="זה תקף רק בזמן הביקור. שום דבר מזה לא נשמר.",
)
LABELS: dict[str, Words] = {
    "enough": Words(en="Show me my poster", he="להראות את הפוסטר שלי"),
    "again": Words(en="Play again", he="לשחק שוב"),
    "choose": Words(en="Choose something else", he="לבחור משהו אחר"),
    "invite": Words(en="Which one are you?", he="מה הסגנון שלך?"),
    "card": Words(en="Card {number} of 3", he="כרטיס {number} מתוך 3"),
}


class Playing(QObject):
    """One table of the game at one kiosk."""

    def __init__(  # noqa: PLR0913, PLR0917 - everything the game touches
        self,
        kiosk: Kiosk,
        visitor: Visitor,
        jobs: Jobs,
        draw: Draw,
        begin: Begin,
        families: Callable[[], list[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._visitor = visitor
        self._jobs = jobs
        self._draw = draw
        self._begin = begin
        self._families = families
        self._game = WhichOne()
        self._played = 0
        self._made: dict[str, Design] = {}
        self.table = Table(self)
        self.table.asked.connect(self._hear)
        self.speak()

    @property
    def _tastes(self) -> Any:
        return self._visitor.taster.tastes

    @property
    def answers(self) -> dict[str, Callable[[Any], None]]:
        """What this answers of the kiosk's asking."""
        return {f"enter-{SCREEN}": lambda _: self._deal(WhichOne())}

    def forget(self) -> None:
        """The visit is over: nothing of the game is left."""
        self._tastes.end()
        self._game, self._made, self._played = WhichOne(), {}, 0
        self.table.swap(step="world", pictures=[], designs=[], poster="", name="")

    def speak(self) -> None:
        """Say it all in another language."""
        if self._kiosk.state.screen == SCREEN:
            self._deal(self._game)
        else:
            self._say(1)

    def _say(self, number: int) -> None:
        said = self._visitor.language
        labels = {name: words.said(said, number=number) for name, words in LABELS.items()}
        self.table.swap(number=number, labels=labels)

    def _hear(self, what: str, given: str) -> None:
        game = self._game
        if what == "back" and game.step == "world":
            self._kiosk.go("choose")
        elif what == "start":
            self._start(given)
        else:
            after = {
                "pick": lambda: game.answered(given),
                "enough": game.enough,
                "back": game.back,
                "again": WhichOne,
            }
            self._deal(after[what]())

    def _deal(self, game: WhichOne) -> None:
        """Lay a card on the table; at its end the answers count, and designs are made of them."""
        ended = game.step == "poster" and self._game != game
        self._game = game
        language = self._visitor.language
        library = self._tastes.matters.library
        steps = ("world", *NEXT.values())
        self._say(steps.index(game.step) + 1)
        self.table.swap(
            step=game.step,
            question=game.question().said(language),
            hint=HINTS[game.step].said(language),
            pictures=[
                {
                    "id": each.id,
                    "label": each.words.said(language),
                    "picture": self._poster(each.world, each.palette, each.lettering, each.id),
                }
                for each in game.card(library)
            ],
            name=game.poster.words.said(language) if game.step == "poster" else "",
            designs=[],
            poster="",
        )
        if game.step == "poster":
            if ended:
                self._count(game)
            self._show_end(game)

    def _poster(self, world: str, palette: str, font: str, picture: str) -> str:
        sheet = "letters" if font else "plain"
        recipe = f"poster:{sheet}:{world}:{palette}:{font}:{self._visitor.language}"
        return self._draw(recipe, CARD_PX, partial(self._arrived, picture))

    def _arrived(self, picture: str, shown: str) -> None:
        self.table.swap(
            pictures=[
                {**each, "picture": shown} if each["id"] == picture else each
                for each in self.table.state.pictures
            ]
        )

    def _count(self, game: WhichOne) -> None:
        """The answers count from now on; they are kept only of somebody who agreed to learning."""
        self._played += 1
        for facet, option in game.said(self._tastes.matters.library):
            self._tastes.declare(facet, option, "quiz")
        self._visitor.offer()
        self._visitor.played(POSTER_FACT, game.poster.words.said(self._visitor.language))

    def _show_end(self, game: WhichOne) -> None:
        language = self._visitor.language
        recipe = f"poster:named:{game.world}:{game.palette}:{game.lettering}:{language}"
        kept = KEPT if self._tastes.memory.kept is not None else NOT_KEPT
        self.table.swap(
            poster=self._draw(recipe, POSTER_PX, lambda shown: self.table.swap(poster=shown)),
            kept=kept.said(language),
            designs=[
                {"id": name, "label": self._called(name), "picture": ""}
                for name in self._families()
            ],
        )
        for name in self._families():
            given = {
                "family": name,
                "fancy": game.fancy,
                "words": self._visitor.here.now.name,
                "language": language,
                "seed": self._played,
                "size": self._visitor.size_for(name),
            }
            self._jobs.ask(f"fancy:{name}", "fancy", given, partial(self._designed, game, name))

    def _called(self, family: str) -> str:
        return str(self._tastes.matters.families[family].words.said(self._visitor.language))

    def _designed(self, game: WhichOne, family: str, design: Design) -> None:
        if game != self._game:
            return
        self._made[family] = design
        recipe = f"made:which-{family}"
        shown = partial(self._pictured, family)
        picture = self._draw(recipe, DESIGN_PX, shown, design.model_dump_json())
        if picture:
            self._pictured(family, picture)

    def _pictured(self, family: str, shown: str) -> None:
        self.table.swap(
            designs=[
                {**each, "picture": shown} if each["id"] == family else each
                for each in self.table.state.designs
            ]
        )

    def _start(self, family: str) -> None:
        design = self._made.get(family)
        if design is not None:
            self._visitor.begins_anew()
            self._begin(History(design))
