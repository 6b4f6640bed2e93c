"""How a command's files keep photographs, where it asks for other than their stock does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from configurator.model.artwork import Artwork
from configurator.model.press import Press
from configurator.model.substrates import PhotosKept, Substrate


def stocks_keeping(
    stocks: Mapping[str, Substrate], photos: PhotosKept | None
) -> Mapping[str, Substrate]:
    """Stocks whose files keep photographs as asked; as they are where nothing is."""
    if photos is None:
        return stocks
    return {name: stock.model_copy(update={"photos": photos}) for name, stock in stocks.items()}


def artwork_keeping(artwork: Artwork, photos: PhotosKept | None) -> Artwork:
    """Artwork whose file keeps its photographs as asked."""
    parts = (
        replace(part, shape=replace(part.shape, stocks=stocks_keeping(part.shape.stocks, photos)))
        for part in artwork.parts
    )
    return artwork if photos is None else replace(artwork, parts=tuple(parts))


def press_keeping(press: Press, photos: PhotosKept | None) -> Press:
    """The press that such a file is held to."""
    return replace(press, substrates=dict(stocks_keeping(press.substrates, photos)))
