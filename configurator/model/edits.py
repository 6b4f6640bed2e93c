"""Edits: every way a design can change, each a small document and a pure function."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from configurator.model.design import MAX_LAYERS, Design, PartDesign
from configurator.model.layers import Layer
from configurator.model.words import Frozen, Name


class EditRefused(Exception):
    """An edit that does not fit its design, such as moving a layer that is gone."""


class SetSize(Frozen):
    """Choose a size."""

    kind: Literal["set-size"] = "set-size"
    size: Name


class SetOption(Frozen):
    """Choose one of an option's choices."""

    kind: Literal["set-option"] = "set-option"
    option: Name
    choice: Name


class SetColor(Frozen):
    """Color a part with a swatch."""

    kind: Literal["set-color"] = "set-color"
    part: Name
    color: Name


class SetMaterial(Frozen):
    """Make a part of a material."""

    kind: Literal["set-material"] = "set-material"
    part: Name
    material: Name


class AddLayer(Frozen):
    """Put a layer on a part, on top unless an index (0 lowest) is given."""

    kind: Literal["add-layer"] = "add-layer"
    part: Name
    layer: Layer
    index: Annotated[int, Field(ge=0)] | None = None


class ReplaceLayer(Frozen):
    """Exchange a layer for a changed one with the same id: move, turn, resize, recolor, reword."""

    kind: Literal["replace-layer"] = "replace-layer"
    layer: Layer


class RemoveLayer(Frozen):
    """Take a layer away."""

    kind: Literal["remove-layer"] = "remove-layer"
    layer_id: Name


class ReorderLayer(Frozen):
    """Move a layer to an index (0 lowest) among the layers of its part."""

    kind: Literal["reorder-layer"] = "reorder-layer"
    layer_id: Name
    index: Annotated[int, Field(ge=0)]


class StartOver(Frozen):
    """Take a whole design instead: a theme, a starting design, a surprise."""

    kind: Literal["start-over"] = "start-over"
    design: Design


class Together(Frozen):
    """Several edits that are done and undone as one."""

    kind: Literal["together"] = "together"
    edits: tuple[Edit, ...]


Edit = Annotated[
    SetSize
    | SetOption
    | SetColor
    | SetMaterial
    | AddLayer
    | ReplaceLayer
    | RemoveLayer
    | ReorderLayer
    | StartOver
    | Together,
    Field(discriminator="kind"),
]


def apply(design: Design, edit: Edit) -> Design:
    """The design after an edit; the one given is unchanged. Raises EditRefused."""
    match edit:
        case SetSize(size=size):
            return design.model_copy(update={"size": size})
        case SetOption(option=option, choice=choice):
            return design.with_option(option, choice)
        case SetColor(part=part, color=color):
            return design.with_part(part, _changed(design.part(part), color=color))
        case SetMaterial(part=part, material=material):
            return design.with_part(part, _changed(design.part(part), material=material))
        case AddLayer(part=part, layer=layer, index=index):
            return _with_added(design, part, layer, index)
        case ReplaceLayer(layer=layer):
            return _with_replaced(design, layer)
        case RemoveLayer(layer_id=layer_id):
            return _with_moved(design, layer_id, None)
        case ReorderLayer(layer_id=layer_id, index=index):
            return _with_moved(design, layer_id, index)
        case StartOver(design=start):
            return start
        case Together(edits=edits):
            for each in edits:
                design = apply(design, each)
            return design


def _changed(part: PartDesign, **update: object) -> PartDesign:
    return part.model_copy(update=update)


def _found(design: Design, layer_id: str) -> tuple[str, PartDesign, int]:
    for name, part in design.parts.items():
        for index, layer in enumerate(part.layers):
            if layer.id == layer_id:
                return name, part, index
    raise EditRefused(f"There is no layer {layer_id!r} in this design.")


def _with_added(design: Design, part: str, layer: Layer, index: int | None) -> Design:
    if design.layer(layer.id) is not None:
        raise EditRefused(f"There is a layer {layer.id!r} already.")
    layers = list(design.part(part).layers)
    if len(layers) >= MAX_LAYERS:
        raise EditRefused(f"There are {MAX_LAYERS} layers here already; take one away first.")
    layers.insert(len(layers) if index is None else index, layer)
    return design.with_part(part, _changed(design.part(part), layers=tuple(layers)))


def _with_replaced(design: Design, layer: Layer) -> Design:
    name, part, index = _found(design, layer.id)
    layers = (*part.layers[:index], layer, *part.layers[index + 1 :])
    return design.with_part(name, _changed(part, layers=layers))


def _with_moved(design: Design, layer_id: str, index: int | None) -> Design:
    """The layer at another index, or gone when `index` is None."""
    name, part, at = _found(design, layer_id)
    layers = [*part.layers[:at], *part.layers[at + 1 :]]
    if index is not None:
        layers.insert(index, part.layers[at])
    return design.with_part(name, _changed(part, layers=tuple(layers)))
