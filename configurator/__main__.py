"""`python -m configurator`: the command line, or a room when the program calls itself."""

import sys


def main() -> None:
    """Hand over to the darkroom, to the preflight booth or to the command line."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    if sys.argv[1:] == ["photo-worker"]:
        from configurator.store.photo_worker import main as develop

        develop()
        return
    if sys.argv[1:2] == ["preflight-booth"]:
        from configurator.prepress.verifier.booth import main as read_a_file

        read_a_file()
        return
    from configurator.cli import main as command

    command()


if __name__ == "__main__":
    main()
