"""The ink cellar: photographs already separated, in a folder that several processes share."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path as FilePath

from configurator.prepress.press_canvas import EncodedPicture

SUFFIX = ".ink"
VERSION = 3
"""Of the file's layout and of how photographs are separated: another one finds nothing old."""


@dataclass(frozen=True, slots=True)
class Separated:
    """A photograph as the file holds it: the most ink in one place, and how far it looks off.

    `apart` is the mean CIEDE2000 between the photograph and its inks on white. `over` is the ink
    its sRGB would have laid, where it was asked for as that and laid too much; 0 elsewhere.
    """

    picture: EncodedPicture
    most_ink: float
    apart: float
    over: float = 0.0


@dataclass(frozen=True, slots=True)
class InkCellar:
    """Separated photographs, each under the hash of all it depends on; whole or not there.

    They are somebody's pictures: the folder belongs to one batch and goes when the batch is done.
    """

    folder: FilePath

    def find(self, depends: str) -> Separated | None:
        """The picture that depends on these words; None when it is not there."""
        try:
            content = self._file(depends).read_bytes()
        except FileNotFoundError:
            return None
        head, _, body = content.partition(b"\n")
        said = json.loads(head)
        jpeg, stencil = body[: said["jpeg"]], body[said["jpeg"] :]
        picture = EncodedPicture(
            jpeg,
            said["width_px"],
            said["height_px"],
            said["space"],
            said["inverted"],
            stencil if said["stencil"] else None,
        )
        return Separated(picture, float(said["most_ink"]), float(said["apart"]), said["over"])

    def keep(self, depends: str, made: Separated) -> None:
        """Put a picture in; when two processes put in the same one, either is right."""
        picture = made.picture
        said = {
            **{
                name: value
                for name, value in asdict(picture).items()
                if name not in ("jpeg", "stencil")
            },
            "jpeg": len(picture.jpeg),
            "stencil": picture.stencil is not None,
            "most_ink": made.most_ink,
            "apart": made.apart,
            "over": made.over,
        }
        file = self._file(depends)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = file.with_suffix(f".{os.getpid()}")
        head = json.dumps(said, sort_keys=True).encode() + b"\n"
        # Lost in a power cut it is only made again, so nothing waits for the disk.
        draft.write_bytes(head + picture.jpeg + (picture.stencil or b""))
        draft.chmod(0o600)
        draft.replace(file)

    def _file(self, depends: str) -> FilePath:
        name = hashlib.sha256(f"{VERSION} {depends}".encode()).hexdigest()
        return self.folder / f"{name}{SUFFIX}"
