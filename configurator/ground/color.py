"""Color: sRGB and CIE Lab, how far two colors look apart, and which of many is nearest."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

HEX = re.compile(r"#[0-9a-fA-F]{6}")

SRGB_TO_XYZ_D50 = (
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)
"""Linear sRGB to XYZ, adapted to D50 as ICC profiles are (Bradford; Lindbloom's tables)."""

XYZ_D50_TO_SRGB = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)
WHITE_D50 = tuple(sum(row) for row in SRGB_TO_XYZ_D50)
"""XYZ of sRGB white, D50 to the digits of the table, so that white is exactly neutral."""

EPSILON, KAPPA = 216 / 24389, 24389 / 27
"""Where the CIE's cube root meets its straight part (CIE 15)."""

Rgb = tuple[float, float, float]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Lab:
    """A color as CIE L*a*b* under D50: lightness 0 to 100, green to red, blue to yellow."""

    lightness: float
    a: float
    b: float


def rgb_of(srgb: str) -> Rgb:
    """'#rrggbb' as shares of 0 to 1. Raises ValueError."""
    if not HEX.fullmatch(srgb):
        raise ValueError(f"{srgb!r} is not a color like #27418f")
    return int(srgb[1:3], 16) / 255, int(srgb[3:5], 16) / 255, int(srgb[5:7], 16) / 255


def srgb_of(rgb: Rgb) -> str:
    """Shares as '#rrggbb'; what lies outside 0 to 1 is cut off."""
    red, green, blue = (round(min(max(share, 0.0), 1.0) * 255) for share in rgb)
    return f"#{red:02x}{green:02x}{blue:02x}"


def linear(share: float) -> float:
    """Light of an sRGB share (IEC 61966-2-1)."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def encoded(light: float) -> float:
    """The sRGB share of a light, the inverse of `linear`."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def lab_of(srgb: str) -> Lab:
    """'#rrggbb' as Lab. Raises ValueError."""
    light = [linear(share) for share in rgb_of(srgb)]
    fx, fy, fz = (
        _lab_curve(sum(k * part for k, part in zip(row, light, strict=True)) / white)
        for row, white in zip(SRGB_TO_XYZ_D50, WHITE_D50, strict=True)
    )
    return Lab(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def srgb_of_lab(lab: Lab) -> str:
    """Lab as the '#rrggbb' nearest to it channel by channel, cut off at the gamut."""
    fy = (lab.lightness + 16) / 116
    xyz = [
        white * _lab_curve_back(f)
        for white, f in zip(WHITE_D50, (fy + lab.a / 500, fy, fy - lab.b / 200), strict=True)
    ]
    red, green, blue = (
        encoded(sum(k * part for k, part in zip(row, xyz, strict=True))) for row in XYZ_D50_TO_SRGB
    )
    return srgb_of((red, green, blue))


def _lab_curve(t: float) -> float:
    return math.cbrt(t) if t > EPSILON else (KAPPA * t + 16) / 116


def _lab_curve_back(f: float) -> float:
    return f**3 if f**3 > EPSILON else (116 * f - 16) / KAPPA


def delta_e_2000(one: Lab, other: Lab) -> float:
    """How far apart two colors look: CIEDE2000 with all weights 1.

    After Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005, whose test pairs it
    is checked with. About 1 is just noticeable side by side; under 2 few people object.
    """
    mean_c = (math.hypot(one.a, one.b) + math.hypot(other.a, other.b)) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean_c**7 / (mean_c**7 + 25.0**7))
    c1, h1 = _polar(one.a * stretch, one.b)
    c2, h2 = _polar(other.a * stretch, other.b)
    d_hue, mean_hue = _hues(h1, h2, c1 * c2 == 0)
    d_l, d_c = other.lightness - one.lightness, c2 - c1
    d_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(d_hue) / 2)
    mean_l, mean_c = (one.lightness + other.lightness) / 2, (c1 + c2) / 2
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c = 1 + 0.045 * mean_c
    s_h = 1 + 0.015 * mean_c * _hue_weight(mean_hue)
    turn = 30 * math.exp(-(((mean_hue - 275) / 25) ** 2))
    rotation = -2 * math.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)) * math.sin(math.radians(2 * turn))
    l_term, c_term, h_term = d_l / s_l, d_c / s_c, d_h / s_h
    return math.sqrt(l_term**2 + c_term**2 + h_term**2 + rotation * c_term * h_term)


def _polar(a: float, b: float) -> tuple[float, float]:
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _hues(h1: float, h2: float, gray: bool) -> tuple[float, float]:
    """Difference and mean of two hues, the short way around."""
    if gray:
        return 0.0, h1 + h2
    difference = (h2 - h1 + 180) % 360 - 180
    if h2 - h1 == 180:
        difference = 180.0
    mean = (h1 + h2) / 2
    if abs(h1 - h2) > 180:
        mean += 180 if h1 + h2 < 360 else -180
    return difference, mean


def _hue_weight(hue: float) -> float:
    def cos(degrees: float) -> float:
        return math.cos(math.radians(degrees))

    return (
        1
        - 0.17 * cos(hue - 30)
        + 0.24 * cos(2 * hue)
        + 0.32 * cos(3 * hue + 6)
        - 0.20 * cos(4 * hue - 63)
    )


def nearest(color: Lab, choices: Mapping[Key, Lab]) -> tuple[Key, float]:
    """The choice that looks most like a color, and how far apart they are; the first of equals.

    Raises ValueError when there is nothing to choose from.
    """
    found = min(choices, key=lambda key: delta_e_2000(color, choices[key]))
    return found, delta_e_2000(color, choices[found])


def luminance(srgb: str) -> float:
    """Relative luminance of '#rrggbb', 0 to 1 (WCAG 2)."""
    red, green, blue = (linear(share) for share in rgb_of(srgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well two colors stand apart, 1 to 21 (WCAG 2); small words want 4.5, large ones 3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
