"""Gauges: each parameter of a tool as a facet with a slider; its unit, limits and step too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from configurator.model.layers import Layer
from configurator.model.library import Library
from configurator.studio.session import Session
from configurator.studio.trays.parts import Facet, Gauge, Outcome, Row
from configurator.tools.parameter import ToolParameter, set_parameter

ICONS = {
    "size": "size",
    "scale": "size",
    "width": "size",
    "height": "size",
    "box-width": "size",
    "arc": "rotate",
    "turn": "rotate",
    "tilt": "rotate",
    "spacing": "align-center",
    "line-height": "align-center",
    "pitch": "align-center",
    "outline-width": "border",
    "border-width": "border",
    "zoom": "zoom-in",
    "pan-x": "crop",
    "pan-y": "crop",
}

LEAST_STEPS = 10
"""However small the part, a slider has this many steps."""


@dataclass(frozen=True, slots=True)
class Dial:
    """A parameter and the facet it is set on."""

    facet: Facet
    parameter: ToolParameter


Dials = Mapping[str, Dial]


def dials(
    parameters: Iterable[ToolParameter], names: Mapping[str, str] | None = None
) -> dict[str, Dial]:
    """A tool's parameters by facet; `names` are facets called otherwise than their parameter."""
    called = names or {}
    found = (
        Dial(Facet(called.get(each.id, each.id), each.words, ICONS.get(each.id, "")), each)
        for each in parameters
    )
    return {dial.facet.id: dial for dial in found}


def offered(those: Dials, layer: Layer) -> dict[str, Facet]:
    """The facets of the parameters that a layer has, by their id."""
    return {
        name: dial.facet for name, dial in those.items() if dial.parameter.of(layer) is not None
    }


def gauge_row(dial: Dial, value: float, session: Session, library: Library) -> Row:
    """The slider of a parameter. Lengths go no further than the part itself is long."""
    parameter = dial.parameter
    high = max(_reach(parameter, session, library), parameter.least + LEAST_STEPS * parameter.step)
    high = parameter.settled(min(high, parameter.most))
    shown = min(max(value, parameter.least), high)
    return Row(
        "slider",
        gauge=Gauge(
            parameter.words, parameter.least, high, parameter.step, shown, parameter.unit_words
        ),
    )


def _reach(parameter: ToolParameter, session: Session, library: Library) -> float:
    area = session.area(library) if parameter.unit == "mm" else None
    return parameter.most if area is None else max(area.safe.width, area.safe.height)


def layer_row(those: Dials, facet: str, layer: Layer, session: Session, library: Library) -> Row:
    """The slider of one of a layer's parameters as it is now."""
    dial = those[facet]
    return gauge_row(dial, dial.parameter.of(layer) or 0.0, session, library)


def slid(those: Dials, facet: str, layer: Layer, value: float, session: Session) -> Outcome:
    """A layer's parameter set; nothing where the facet is none of these."""
    dial = those.get(facet)
    if dial is None:
        return Outcome(session)
    return Outcome(session, set_parameter(layer, dial.parameter, value))
