"""Upright: a design with nothing turned, for the stage turns the pictures of layers itself."""

from __future__ import annotations

from configurator.model.design import Design, PartDesign


def unturned(design: Design) -> Design:
    """The design with every layer upright."""
    parts = {name: _upright(part) for name, part in design.parts.items()}
    return design.model_copy(update={"parts": parts})


def _upright(part: PartDesign) -> PartDesign:
    layers = tuple(
        layer.model_copy(
            update={"placement": layer.placement.model_copy(update={"rotation_deg": 0.0})}
        )
        for layer in part.layers
    )
    return part.model_copy(update={"layers": layers})
