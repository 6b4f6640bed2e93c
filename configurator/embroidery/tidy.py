"""Tidy: long stitches split, short ones dropped, threads locked, points on the machine's grid."""

from __future__ import annotations

import numpy as np

from configurator.embroidery.plan import Points, Role, Roles
from configurator.embroidery.settings import SewSettings

GRID_MM = 0.1
"""What machine files keep."""
LONGEST_HIDDEN_MM = 4.0
HIDDEN_MM = 0.5
"""Hidden stitches shorter than this have no use."""


def tidied(points: Points, roles: Roles, settings: SewSettings) -> tuple[Points, Roles]:
    """A run made ready for the machine; empty where fewer than two points are left."""
    points, roles = _dropped(points, roles, settings.shortest_mm, HIDDEN_MM)
    if len(points) < 2:
        return points[:0], roles[:0]
    # What was split before lies inside its shape; a point dropped since is no reason for another.
    points, roles = split(points, roles, settings, HIDDEN_MM)
    points, roles = _tied(points, roles, settings.tie_mm)
    points = np.round(points / GRID_MM) * GRID_MM
    least = settings.shortest_mm - 1e-6
    return _dropped(points, roles, least, least)


def _dropped(
    points: Points, roles: Roles, cover_mm: float, hidden_mm: float
) -> tuple[Points, Roles]:
    """Without points too near to the one before. Cover stays where travel would crowd it."""
    if len(points) < 2:
        return points, roles
    steps = np.hypot(*np.diff(points, axis=0).T)
    least = np.where((roles[1:] == Role.COVER) & (roles[:-1] == Role.COVER), cover_mm, hidden_mm)
    if (steps >= least).all():
        return points, roles
    spots, kinds = points.tolist(), roles.tolist()
    kept = [0]
    for number in range(1, len(spots)):
        last = kept[-1]
        dx, dy = spots[number][0] - spots[last][0], spots[number][1] - spots[last][1]
        seen = kinds[number] == Role.COVER
        shortest = cover_mm if seen and kinds[last] == Role.COVER else hidden_mm
        if dx * dx + dy * dy >= shortest * shortest:
            kept.append(number)
        elif seen and kinds[last] != Role.COVER and len(kept) > 1:
            kept[-1] = number
    return points[kept], roles[kept]


def split(
    points: Points, roles: Roles, settings: SewSettings, to_spare_mm: float = 0.0
) -> tuple[Points, Roles]:
    """Needle points put into stitches that are too long for the machine or for wear.

    Hidden ones may be longer by `to_spare_mm`.
    """
    if len(points) < 2:
        return points, roles
    steps = np.hypot(*np.diff(points, axis=0).T)
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
