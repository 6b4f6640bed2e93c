"""An in-store configurator for shoes, chocolate wrappers and embroidered patches."""

__version__ = "0.1.0"
