"""Sew settings: every number of the digitiser, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.embroidery.fabrics import TWILL, Fabric


@dataclass(frozen=True, slots=True)
class SewSettings:
    """How thread is laid. Millimetres throughout. (s) published source, (p) common practice."""

    fabric: Fabric = TWILL
    thread_mm: float = 0.4
    """Width of 40 wt thread as it lies (s)."""
    detail_mm2: float = 0.3
    """Smaller areas are left out (s)."""
    underlap_mm: float = 0.7
    """How far a shape reaches under the ones on top of it (p)."""
    border_underlap_mm: float = 1.0
    """The same under a border: 1 to 1.5 (p)."""

    running_width_mm: float = 0.5
    """Narrower than this is sewn as a line (p)."""
    narrowest_mm: float = 0.8
    """Satin is never laid narrower: the expert's minimum (s)."""
    satin_mm: float = 7.0
    """Wider than this is filled with rows: the comfortable maximum (s)."""
    carrier_satin_mm: float = 2.4
    """The same where details are sewn on top: rows are only half as thick as satin (p)."""
    satin_spacing_mm: float = 0.40
    """From one stitch to the next on the same side (s)."""
    small_spacing_mm: float = 0.45
    """The same where a column is narrower than `small_width_mm` (p); in between evenly, up to where
    it is as wide as `full_width_mm`."""
    small_width_mm: float = 1.2
    full_width_mm: float = 3.0
    border_spacing_mm: float = 0.35
    """The same on borders: 0.30 to 0.35 (p)."""
    short_stitch_mm: float = 0.24
    """On the inside of a bend, points closer than this give way to shorter stitches (p)."""

    row_mm: float = 0.36
    """From row to row of a fill whose rims must close: 0.36 to 0.38 (p)."""
    fill_stitch_mm: float = 4.0
    """Longest stitch of a row: 3 to 5, 4 usual (s)."""
    turn_mm: float = 0.585
    """Shortest stitch from one row to the next; at least 0.4 (s)."""
    seam_mm: float = 0.8
    """How far a fill and a column of one shape reach into each other (p)."""

    running_mm: float = 2.2
    """Running stitch: 2.0 to 2.5 (s)."""
    tight_running_mm: float = 1.6
    """The same on tight curves: 1.5 to 2.0 (s)."""
    shortest_mm: float = 0.3
    """Stitches under this are dropped; under 0.5 they are avoided (s)."""
    longest_mm: float = 12.1
    """A machine's longest move, the DST record's (s)."""
    tie_mm: float = 0.6
    """Length of the stitches that lock a thread (p)."""

    no_underlay_mm: float = 0.7
    """Columns narrower than this have none (s, p)."""
    center_run_to_mm: float = 1.2
    zigzag_to_mm: float = 2.0
    edge_run_to_mm: float = 4.0
    """Up to here edge run and zigzag, above it a double zigzag (s, p)."""
    underlay_inset_mm: float = 0.4
    """How far underlay keeps inside the edge: 0.4 to 0.8 (s)."""
    underlay_run_mm: float = 2.5
    """Running stitch of an underlay, which nobody sees: the longest of 2.0 to 2.5 (s)."""
    zigzag_mm: float = 3.0
    """From peak to peak of a zigzag underlay: 2 to 3, as from row to row under a fill (p)."""
    underlay_row_mm: float = 2.6
    """From row to row under a fill: 2 to 3, at 90 degrees (s)."""

    sewn_gap_mm: float = 0.8
    """A gap up to this is sewn over; under 1 (p)."""
    join_mm: float = 0.7
    join_share: float = 0.07
    """A bare gap up to this, and up to this share of both shapes' height, is not cut (p)."""
    trim_mm: float = 2.0
    """A jump longer than this is trimmed (s)."""
    hidden_mm: float = 40.0
    """A gap up to this is sewn where later cover hides it (p); a trim takes as long as five."""

    fill_underlay: bool = True
    """Whether fills have rows below them besides the edge run."""

    border_mm: float = 3.5
    """Width of a satin border: 3 to 4 (s)."""
    ring_overlap_mm: float = 0.8
    """How far any closed column sews over its own beginning (p)."""
    closing_mm: float = 3.0
    """How far a border sews over its own beginning: 2 to 4 (p)."""
    merrowed_mm: float = 2.75
    """Bare rim for the overlocking machine: 2.5 to 3 (p)."""
    coverage: float = 1.0
    """Share of the full thread in fills: 1, 0.75 or 0.5 (p)."""
