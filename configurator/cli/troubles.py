"""Troubles: the errors that a command turns into words, and the words."""

from __future__ import annotations

import os
import sys

PROBLEM = 1
"""The exit status of a command that met a trouble it could name."""


SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NO_DISPLAY = (
    "There is no display here, so no window can be opened. Run it where there is one, "
    "or walk through everything without: configurator tour --out pictures"
)


def is_without_display() -> bool:
    """Whether a window would have nowhere to be; Qt itself would abort the program."""
    return sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS)


def expected() -> tuple[type[Exception], ...]:
    """The errors that name a trouble and its way out; looked up only when one was raised."""
    from pydantic import ValidationError

    from configurator.devices.trouble import DeviceTrouble
    from configurator.embroidery.gang import GangRefused
    from configurator.embroidery.readback import BadMachineFile
    from configurator.embroidery.svg_tree import SvgRefused
    from configurator.embroidery.tracing import PictureRefused
    from configurator.ground.files import Unreadable
    from configurator.ground.glyphs import MissingFont
    from configurator.ground.icc import MissingProfile
    from configurator.model.edits import EditRefused
    from configurator.model.figures import Unworkable
    from configurator.model.library import MissingAsset
    from configurator.model.photos import PhotoGone
    from configurator.prepress.broken_promise import BadPrintFile
    from configurator.prepress.xjdf import NoTicket
    from configurator.preview.render import RasterTooLarge
    from configurator.pricing.book import TariffUnreadable
    from configurator.pricing.quote import PricingRefused
    from configurator.store.photo_rules import PhotoRefused
    from configurator.store.trouble import StoreTrouble
    from configurator.store.vault import SealBroken
    from configurator.studio.catalog.shelf import EditionGone
    from configurator.studio.press.press_profiles import ProfileRefused
    from configurator.studio.workbench import UnknownFamily

    return (
        BadMachineFile, GangRefused, SvgRefused, PictureRefused, OSError, ValidationError,
        Unreadable, MissingFont, MissingProfile, MissingAsset, PhotoGone,
        EditRefused, BadPrintFile, RasterTooLarge, TariffUnreadable, PricingRefused, PhotoRefused,
        StoreTrouble, SealBroken, UnknownFamily, Unworkable, EditionGone, ProfileRefused, NoTicket,
        DeviceTrouble,
    )  # fmt: skip


def in_words(trouble: Exception) -> str:
    """What happened and what to do, in a sentence or two."""
    from pydantic import ValidationError

    if isinstance(trouble, OSError):
        return _of_a_file(trouble)
    if isinstance(trouble, ValidationError):
        fault = trouble.errors(include_url=False)[0]
        where = ".".join(map(str, fault["loc"]))
        return f"The {trouble.title} data is not as it should be: {where}: {fault['msg']}."
    words = getattr(trouble, "words", None)
    return str(words.en) if words is not None else str(trouble)


def _of_a_file(trouble: OSError) -> str:
    from configurator.ground.files import assets_folder

    file = str(trouble.filename or "")
    shipped = (assets_folder(), assets_folder().parent / "profiles")
    if file.startswith(tuple(map(str, shipped))):
        return f"{file} is part of this app and cannot be read. Install the app again."
    return f"{file or 'A file'}: {trouble.strerror or trouble}. Nothing was written there."
