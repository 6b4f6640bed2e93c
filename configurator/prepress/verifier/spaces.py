"""Color spaces as a finished file defines them, nested however deep, told apart by what prints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from configurator.prepress.verifier.bounds import measured
from configurator.prepress.verifier.profiles import channels_said, damage_of, disagreement

DEEPEST = 8
DEVICES = {
    "/DeviceGray": 1,
    "/G": 1,
    "/DeviceRGB": 3,
    "/RGB": 3,
    "/DeviceCMYK": 4,
    "/CMYK": 4,
    "/CalGray": 1,
    "/CalRGB": 3,
    "/CalCMYK": 4,
    "/Lab": 3,
}
FULL_NAMES = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK"}


@dataclass(frozen=True, slots=True)
class Space:
    """A color space: its kind as the file names it, its channels, and what lies under it.

    `names` are the separations of a Separation or DeviceN, `base` what stands in for them, or what
    an Indexed or uncolored Pattern chooses from; `print` tells two definitions apart. Of an
    ICC-based space `profile` is the hash of its profile, `damage` what is wrong with that, and
    `disagrees` how its colors and the file's own word on them differ.
    """

    kind: str
    channels: int
    names: tuple[str, ...] = ()
    base: Space | None = None
    profile: str = ""
    print: str = ""
    damage: str = ""
    disagrees: str = ""

    @property
    def root(self) -> Space:
        """What is under an index or a pattern."""
        return self.base.root if self.base and self.kind in ("Indexed", "Pattern") else self

    @property
    def on_screen(self) -> str:
        """The device color of screens used here or below, or nothing."""
        if self.kind == "DeviceRGB":
            return self.kind
        return self.base.on_screen if self.base is not None else ""


GRAY = Space("DeviceGray", 1)
RGB = Space("DeviceRGB", 3)
CMYK = Space("DeviceCMYK", 4)
UNKNOWN = Space("Unknown", 0)
PATTERN = Space("Pattern", 0)


def read_space(said: Object | None, resources: Object, depth: int = 0) -> Space:
    """The color space said by name or in full. Raises KeyError for a name defined nowhere."""
    if said is None or depth > DEEPEST:
        return UNKNOWN
    if isinstance(said, Name):
        return _named(str(said), resources, depth)
    if isinstance(said, Array) and len(said):
        return _built(said, resources, depth)
    return UNKNOWN


def _named(name: str, resources: Object, depth: int) -> Space:
    if name in DEVICES:
        kind = FULL_NAMES.get(name, name[1:])
        default = {1: "/DefaultGray", 3: "/DefaultRGB", 4: "/DefaultCMYK"}[DEVICES[name]]
        stand_in = entry(resources, "/ColorSpace", default)
        if kind.startswith("Device") and isinstance(stand_in, Array):
            return _built(stand_in, resources, depth + 1)
        return Space(kind, DEVICES[name])
    if name == "/Pattern":
        return PATTERN
    found = entry(resources, "/ColorSpace", name)
    if found is None:
        raise KeyError(name)
    return read_space(found, resources, depth + 1)


def _built(said: Array, resources: Object, depth: int) -> Space:
    kind = str(said[0])
    if kind in DEVICES:
        return Space(FULL_NAMES.get(kind, kind[1:]), DEVICES[kind])
    if kind == "/ICCBased" and len(said) > 1 and isinstance(said[1], Stream):
        return _tagged(said[1])
    if kind in ("/Indexed", "/I") and len(said) > 1:
        return Space("Indexed", 1, base=read_space(said[1], resources, depth + 1))
    if kind == "/Pattern" and len(said) > 1:
        return Space("Pattern", 0, base=read_space(said[1], resources, depth + 1))
    if kind == "/Separation" and len(said) > 3:
        base = read_space(said[2], resources, depth + 1)
        return Space("Separation", 1, (str(said[1])[1:],), base, print=_print_of(said[2], said[3]))
    if kind == "/DeviceN" and len(said) > 3 and isinstance(said[1], Array):
        names = tuple(str(name)[1:] for name in list(said[1])[:32])
        base = read_space(said[2], resources, depth + 1)
        return Space("DeviceN", len(names), names, base)
    return PATTERN if kind == "/Pattern" else UNKNOWN


def _tagged(profile: Stream) -> Space:
    data = _unpacked(profile)
    return Space(
        "ICCBased",
        channels_said(profile),
        profile=hashlib.sha256(data).hexdigest(),
        damage=damage_of(data),
        disagrees=disagreement(data, profile),
    )


def profile_hash(stream: Stream) -> str:
    """The hash of an embedded profile."""
    return hashlib.sha256(_unpacked(stream)).hexdigest()


def _unpacked(stream: Stream) -> bytes:
    """A stream's data; of one that cannot be unpacked, its raw bytes. Raises TooMuch."""
    try:
        return measured(stream).read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _print_of(alternate: Object, tint: Object) -> str:
    """What a separation looks like, so that two definitions can be compared."""
    said = hashlib.sha256()
    for part in (alternate, tint):
        said.update(_canonical(part, 0))
    return said.hexdigest()[:16]


def _canonical(part: Object, depth: int) -> bytes:
    if depth > DEEPEST:
        return b""
    if isinstance(part, Stream):
        return _canonical(part.stream_dict, depth + 1) + profile_hash(part).encode()
    if isinstance(part, Dictionary):
        kept = sorted(key for key in part.keys() if key not in ("/Length", "/Filter"))  # noqa: SIM118
        return b"".join(key.encode() + _canonical(part[key], depth + 1) for key in kept)
    if isinstance(part, Array):
        return b"[" + b" ".join(_canonical(each, depth + 1) for each in part) + b"]"
    try:
        return f"{float(part):.5g}".encode()
    except (TypeError, ValueError):
        return str(part).encode()


def entry(resources: Object, kind: str, name: str) -> Object | None:
    """An entry of a resource dictionary, or None; damaged dictionaries hold nothing."""
    group = resources.get(kind) if isinstance(resources, Dictionary) else None
    return group.get(name) if isinstance(group, Dictionary) else None
