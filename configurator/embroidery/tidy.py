"""Tidy: long stitches split, short ones dropped, threads locked, points on the machine's grid."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.plan import Points, Role, Roles
from configurator.embroidery.settings import SewSettings

GRID_MM = 0.1
"""What machine files keep."""
LONGEST_HIDDEN_MM = 4.0
HIDDEN_MM = 0.5
"""Hidden stitches shorter than this have no use."""


def tidied(points: Points, roles: Roles, settings: SewSettings) -> tuple[Points, Roles]:
    """A run made ready for the machine; empty where fewer than two points are left."""
    points, roles = _direct(points, roles)
    points, roles = _dropped(points, roles, settings.shortest_mm, HIDDEN_MM)
    if len(points) < 2:
        return points[:0], roles[:0]
    # What was split before lies inside its shape; a point dropped since is no reason for another.
    points, roles = split(points, roles, settings, HIDDEN_MM)
    points, roles = _tied(points, roles, settings.tie_mm)
    points = np.round(points / GRID_MM) * GRID_MM
    least = settings.shortest_mm - 1e-6
    return _dropped(points, roles, least, least)


def _direct(points: Points, roles: Roles) -> tuple[Points, Roles]:
    """Without travel that leads back to where it was."""
    travel = (roles == Role.TRAVEL).tolist()
    if not any(one and other for one, other in pairwise(travel)):
        return points, roles
    spots, kept, way = points.tolist(), [0], 1
    for number in range(1, len(spots)):
        if not travel[number]:
            kept.append(number)
            way = len(kept)
            continue
        # Where the way began counts too, though the stitch that ends there does not.
        been = range(way - 1, len(kept))
        back = (at for at in been if math.dist(spots[kept[at]], spots[number]) < HIDDEN_MM)
        here = next(back, None)
        if here is None:
            kept.append(number)
        else:
            del kept[here + 1 :]
    return points[kept], roles[kept]


def _dropped(
    points: Points, roles: Roles, cover_mm: float, hidden_mm: float
) -> tuple[Points, Roles]:
    """Without points too near to the one before. Cover stays where travel would crowd it."""
    if len(points) < 2:
        return points, roles
    cover = roles == Role.COVER
    least = np.where(cover[1:] & cover[:-1], cover_mm, hidden_mm)
    if (_steps(points) >= least).all():
        return points, roles
    spots, seen = points.tolist(), cover.tolist()
    kept = [0]
    for number in range(1, len(spots)):
        last = kept[-1]
        shortest = cover_mm if seen[number] and seen[last] else hidden_mm
        if math.dist(spots[number], spots[last]) >= shortest:
            kept.append(number)
        elif seen[number] and not seen[last] and len(kept) > 1:
            kept[-1] = number
    return points[kept], roles[kept]


def _steps(points: Points) -> NDArray[np.float64]:
    steps = points[1:] - points[:-1]
    return np.asarray(np.hypot(steps[:, 0], steps[:, 1]))


def split(
    points: Points, roles: Roles, settings: SewSettings, to_spare_mm: float = 0.0
) -> tuple[Points, Roles]:
    """Needle points put into stitches that are too long for the machine or for wear.

    Hidden ones may be longer by `to_spare_mm`.
    """
    if len(points) < 2:
        return points, roles
    steps = _steps(points)
    hidden = LONGEST_HIDDEN_MM + 3.0 + to_spare_mm
    limits = np.where(roles[1:] == Role.COVER, settings.satin_mm + 0.35, hidden)
    parts = np.maximum(np.ceil(steps / limits - 1e-6).astype(int), 1)
    if parts.max() == 1:
        return points, roles
    at = np.repeat(np.arange(len(parts)), parts)
    share = (np.arange(len(at)) - np.repeat(np.cumsum(parts) - parts, parts) + 1) / parts[at]
    more = points[:-1][at] + (points[1:] - points[:-1])[at] * share[:, None]
    return np.vstack([points[:1], more]), np.concatenate([roles[:1], roles[1:][at]])


def _tied(points: Points, roles: Roles, tie_mm: float) -> tuple[Points, Roles]:
    """Lock both ends with stitches to and fro along the sewing, which keeps them inside."""
    first, last = _tie(points, tie_mm), _tie(points[::-1], tie_mm)[::-1]
    tie = np.full(len(first), Role.TIE, dtype=np.uint8)
    tie_off = np.full(len(last), Role.TIE, dtype=np.uint8)
    return np.vstack([first, points, last]), np.concatenate([tie, roles, tie_off])


def _tie(points: Points, tie_mm: float) -> Points:
    """A needle point at the start and one a tie away along the sewing."""
    away = np.hypot(*(points - points[0]).T)
    far = int(np.argmax(away >= tie_mm)) if away.max() >= tie_mm else int(away.argmax())
    length = max(float(away[far]), 1e-6)
    step = (points[far] - points[0]) * (min(tie_mm, length) / length)
    return np.array([points[0], points[0] + step])
