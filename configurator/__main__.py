"""`python -m configurator`: the command line, or the darkroom when the program calls itself."""

import sys


def main() -> None:
    """Hand over to the darkroom or to the command line."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    if sys.argv[1:] == ["photo-worker"]:
        from configurator.store.photo_worker import main as develop

        develop()
        return
    from configurator.cli import main as command

    command()


if __name__ == "__main__":
    main()
