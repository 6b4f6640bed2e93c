"""A tool's parameters: what a slider sets, from where to where, so that panels make themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

from configurator.model.edits import ReplaceLayer
from configurator.model.layers import LayerCommon
from configurator.model.words import Words

Unit = Literal["mm", "deg", "percent", "times"]
Kind = TypeVar("Kind", bound=LayerCommon)

UNIT_WORDS: dict[Unit, Words] = {
    "mm": Words(en="mm", he='מ"מ'),
    "deg": Words(en="°", he="°"),
    "percent": Words(en="%", he="%"),
}


@dataclass(frozen=True, slots=True)
class ToolParameter:
    """A number of a layer that a hand can set.

    `field` is where it lies in the layer, with a dot into its placement, outline or border; shown
    numbers are the field's times `shown_by`. `least`, `most` and `step` are in shown numbers.
    """

    id: str
    field: str
    words: Words
    unit: Unit
    least: float
    most: float
    step: float
    shown_by: float = 1.0

    @property
    def unit_words(self) -> Words | None:
        """The unit as it is shown behind a number; None where a bare number says it."""
        return UNIT_WORDS.get(self.unit)

    def of(self, layer: LayerCommon) -> float | None:
        """The number as it is now, as shown; None where the layer has no such thing."""
        holder: object = layer
        for name in self.field.split("."):
            holder = getattr(holder, name, None)
        return holder * self.shown_by if isinstance(holder, int | float) else None

    def settled(self, value: float) -> float:
        """The nearest number the slider has."""
        steps = round((value - self.least) / self.step)
        return min(max(round(self.least + steps * self.step, 6), self.least), self.most)

    def set_on(self, layer: Kind, value: float) -> Kind:
        """The layer with this number set; itself where it has no such thing. Nothing else moves."""
        if self.of(layer) is None:
            return layer
        number = round(self.settled(value) / self.shown_by, 6)
        name, _, inner = self.field.partition(".")
        if inner:
            number_holder = getattr(layer, name).model_copy(update={inner: number})
            return layer.model_copy(update={name: number_holder})
        return layer.model_copy(update={name: number})


def replaced(layer: LayerCommon, **update: object) -> ReplaceLayer:
    """The edit that changes some of a layer's fields; the values are checked. Raises ValueError."""
    return ReplaceLayer(layer=type(layer).model_validate({**dict(layer), **update}))


def set_parameter(layer: LayerCommon, parameter: ToolParameter, value: float) -> ReplaceLayer:
    """The edit that sets one number of a layer."""
    return replaced(parameter.set_on(layer, value))
