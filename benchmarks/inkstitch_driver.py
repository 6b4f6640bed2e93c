"""Have Ink/Stitch, unchanged and on its own defaults, sew one drawing; says what that took.

    PEER_PYTHON inkstitch_driver.py INKSTITCH_FOLDER DRAWING.svg OUT.dst RUNS

Started by thread_peers.py in the peer's own Python. Prints one line of JSON: CPU seconds of
stitching once loaded, the middle of its design in mm, and the color of each block. It asks
Ink/Stitch for what its own "Output" command does - elements, stitch groups, stitch plan, machine
file - and leaves out that command's reading of 150 thread charts, some 6 s, which is no stitching.
Its store of finished stitches is off, or a second run would sew nothing.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import json
import resource
import statistics
import sys
import time
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WINDOWS = ("wx", "gi")
"""Window libraries that Ink/Stitch names when it is loaded and that stitching never calls."""


class _Drawn(type):
    """A class of a window library that is not here: whatever is asked of it is another one."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return cls

    def __or__(cls, other: Any) -> int:  # type: ignore[override]
        return 0

    __ror__ = __or__


class _Window(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = _Drawn(name, (), {})
        setattr(self, name, made)
        return made


class NoWindows(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands in for window libraries where they are not installed; costs next to nothing."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] in WINDOWS:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        made = _Window(spec.name)
        made.__path__ = []
        return made

    def exec_module(self, module: types.ModuleType) -> None:
        pass


def main(peer: str, drawing: str, out: str, runs: int) -> None:
    """Sew the drawing `runs` times, write it once."""
    sys.path.insert(0, peer)
    sys.meta_path.append(NoWindows())
    import inkex
    from lib.elements import iterate_nodes, nodes_to_elements
    from lib.metadata import InkStitchMetadata
    from lib.output import write_embroidery_file
    from lib.stitch_plan import stitch_groups_to_stitch_plan
    from lib.svg import PIXELS_PER_MM
    from lib.utils.settings import global_settings

    global_settings["cache_size"] = 0
    took = []
    for _ in range(runs):
        svg = inkex.load_svg(Path(drawing).read_bytes()).getroot()
        wishes = InkStitchMetadata(svg)
        start = time.process_time()
        elements = nodes_to_elements(iterate_nodes(svg))
        groups, last = [], None
        for element, after in zip(elements, [*elements[1:], None], strict=True):
            groups.extend(element.embroider(last, after))
            last = groups[-1] if groups else None
        plan = stitch_groups_to_stitch_plan(
            groups,
            collapse_len=wishes["collapse_len_mm"],
            min_stitch_len=wishes["min_stitch_len_mm"],
        )
        took.append(time.process_time() - start)
    left, top, right, bottom = plan.bounding_box
    write_embroidery_file(out, plan, svg, {})
    print(
        json.dumps(
            {
                "stitching": statistics.median(took),
                "middle": [
                    (left + right) / 2 / PIXELS_PER_MM,
                    (top + bottom) / 2 / PIXELS_PER_MM,
                ],
                "colors": [block.color.to_hex_str() for block in plan],
                "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
