"""A customer in the studio: says in a word what they do to the product, and their hand does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from configurator.ui.glass import scene_box, visible_part
from configurator.ui.shopper import Shopper

LEAST_APART_PX = 160.0
"""Fingers closer than this hardly move apart before they count as pinching."""
MOST_TRIES = 3


class Customer(Shopper):
    """Someone who makes something."""

    @property
    def chosen(self) -> str:
        """The layer that is chosen."""
        return str(self.studio.state.layer)

    def makes(self, family: str) -> None:
        """Choose a product and see it on the stage."""
        self.goes(f"family-{family}", "studio")
        self.sees_the_stage()

    def sees_the_stage(self) -> None:
        """Wait for the picture of the product as it is now."""
        self.stays_until(
            lambda: bool(self.studio.state.ground or self.studio.state.real_picture), "a stage"
        )
        self.wait()

    def takes(self, tool: str, facet: str = "") -> None:
        """Take a tool in hand, and look at one of its sides."""
        self.hand.tap(f"tool-{tool}")
        self.hand.until(lambda: bool(self.studio.state.tool == tool), f"the tool {tool}")
        if facet:
            self.faces(facet)

    def faces(self, facet: str) -> None:
        """Look at another side of the tool."""
        self.hand.tap(f"choice-{facet}")
        self.hand.until(lambda: bool(self.studio.state.facet == facet), f"the side {facet}")

    def picks(self, item: str) -> None:
        """Choose a tile of the tray, flicking it in where needed, and see what it does."""
        self.hand.leaf("trayList", f"item-{item}")
        self.hand.tap(f"item-{item}")
        self.wait()

    def looks_at(self, view: str) -> None:
        """See the product from another side."""
        self.hand.tap(f"choice-{view}")
        self.hand.until(lambda: bool(self.studio.state.view == view), f"the view {view}")
        self.wait()

    def writes(self, text: str) -> None:
        """Put new words on the product."""
        self.takes("lettering")
        self.hand.tap("item-write")
        self._types_all(text)
        self.closes_the_keyboard()

    def rewrites(self, layer: str, text: str) -> None:
        """Touch words twice and type others over them; the keyboard stays open.

        A busy machine may hear two touches too far apart to be one gesture; one touches again.
        """
        for _ in range(MOST_TRIES):
            self.hand.double_tap_at(self.spot_of(layer))
            self.wait()
            if self.hand.writes:
                break
        self._types_all(text)

    def _types_all(self, text: str) -> None:
        self.hand.find("key-done")
        self.types(text)
        self.hand.until(lambda: bool(self.studio.state.text == text), f"the words {text!r}")

    def puts_a_photo(self, number: int = 0) -> None:
        """Put one of the pictures that were brought along on the product."""
        self.takes("photo")
        self.hand.tap("item-add")
        self.sees_the_photos()
        self.takes_the_photo(number)

    def takes_the_photo(self, number: int) -> None:
        """Choose a picture on the photo sheet."""
        photo = self.studio.state.photos[number]["id"]
        self.hand.tap(f"photo-{photo}")
        self.hand.until(lambda: self.hand.seen("closeSheet") is None, "the photo on the product")
        self.wait()

    def sees_the_photos(self) -> None:
        """Wait until every picture that was brought along is cleaned."""
        self.hand.until(lambda: self.app.kiosk.state.sheet == "photo", "the photo sheet")
        self.wait()

    def spot_of(self, layer: str) -> QPointF:
        """The middle of a layer on the stage."""
        return visible_part(self.layer(layer)).center()

    def layer(self, layer: str) -> QQuickItem:
        """A layer on the flat stage."""
        return self.hand.find(f"layer-{layer}")

    def selects(self, layer: str) -> None:
        """Touch a layer."""
        self.hand.tap_at(self.spot_of(layer))
        self.hand.until(lambda: bool(self.studio.state.layer == layer), f"{layer} chosen")
        self.wait()

    def drags(self, layer: str, across: float, down: float) -> None:
        """Drag a layer so many pixels."""
        spot = self.spot_of(layer)
        self.hand.drag(spot, spot + QPointF(across, down))
        self.wait()

    def drags_to(self, layer: str, share: QPointF) -> None:
        """Drag a layer to a spot of the part."""
        self.hand.drag(self.spot_of(layer), self.on_the_stage(share))
        self.wait()

    def pinches(self, layer: str, larger: float, turn_deg: float = 0.0) -> None:
        """Make a layer larger or smaller with two fingers, and turn it."""
        box = scene_box(self.layer(layer))
        apart = max(LEAST_APART_PX, min(box.width(), box.height()) * 0.5)
        self.hand.pinch(self.spot_of(layer), (apart, apart * larger), turn_deg)
        self.wait()

    def mends(self) -> None:
        """Let the kiosk repair the problem it shows."""
        words = self.studio.state.problem["words"]
        self.hand.tap("remedy")
        self.wait()
        self.hand.until(
            lambda: bool(self.studio.state.problem.get("words") != words), f"the end of {words!r}"
        )

    def mends_all(self) -> None:
        """Let the kiosk repair everything that keeps the product from being made."""
        while self.studio.state.problem.get("weight") == "stop":
            self.mends()

    def steps(self, way: str) -> None:
        """Undo or redo one step."""
        before = self.studio.history
        self.hand.tap(way)
        self.hand.until(lambda: self.studio.history is not before, way)
        self.wait()

    def lettering(self) -> list[str]:
        """The words on the part that is shown, by their layers' names."""
        session = self.studio.session
        layers = session.design.part(session.part).layers if session else ()
        return [layer.id for layer in layers if layer.kind == "lettering"]

    def starts_from(self, number: int) -> None:
        """Go on with a design that is offered."""
        self.goes(f"start-{number}", "studio")
        self.sees_the_stage()

    def on_the_stage(self, share: QPointF) -> QPointF:
        """A spot of the part on the flat stage, as shares of its width and height."""
        ground = self.hand.find("ground")
        state, session = self.studio.state, self.studio.session
        assert session is not None
        x_mm = session.focus.left + share.x() * session.focus.width
        y_mm = session.focus.top + share.y() * session.focus.height
        scale, origin = state.px_per_mm, state.origin
        return ground.mapToScene(QPointF((x_mm - origin.x()) * scale, (y_mm - origin.y()) * scale))

    def presses(self, share: QPointF) -> None:
        """Press the stamp in hand on a spot of the part."""
        self.hand.tap_at(self.on_the_stage(share))
        self.wait()

    def draws(self, shares: Sequence[QPointF]) -> None:
        """Draw a line through spots of the part with the pen in hand."""
        self.hand.stroke([self.on_the_stage(share) for share in shares])
        self.wait()
