"""The shop's press: profiles of its own, and what a finished file is held to."""
