"""The command line: the same studio the kiosk uses, without a screen."""

from configurator.cli.door import main

__all__ = ["main"]
