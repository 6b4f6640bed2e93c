"""Drafts the standards anew and takes every photograph: `python -m configurator...atelier`."""

from configurator.families.shoe.atelier.drafting import draft
from configurator.families.shoe.atelier.photograph import take_all

if __name__ == "__main__":
    draft()
    take_all()
