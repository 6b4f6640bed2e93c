"""Profile documents: the ones that ship, strict reading, and what a hand-edited one is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from configurator.families import find_families
from configurator.ground import files
from configurator.ground.files import Unreadable
from configurator.ground.glyphs import FontBook
from configurator.model.flatten import flatten
from configurator.model.library import Library
from configurator.model.people import Fact, Household, Posture, Profile, ProfileDocument
from configurator.model.product import finished
from configurator.model.profiles import read_profile, shipped_profiles, write_profile
from configurator.model.words import Words
from configurator.studio.preflight import preflight

PROFILES = Path(__file__).resolve().parents[2] / "profiles"
SAMPLE = PROFILES / "household-sample.json"
NOW = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


@cache
def library() -> Library:
    return Library(files.assets_folder(), FontBook(files.assets_folder() / "fonts"))


def test_what_ships_is_a_guest_the_postures_and_a_household() -> None:
    shipped = shipped_profiles(PROFILES)
    kinds = [document.kind for document in shipped.values()]
    assert kinds.count("guest") == kinds.count("household") == 1
    assert kinds.count("posture") == len(kinds) - 2 >= 6
    child = shipped["household-sample"].household.member("noa")
    assert (child.is_child, child.guardian) == (True, "amir")
    assert not child.agrees("photos", NOW)


@pytest.mark.parametrize("file", sorted(PROFILES.glob("*.json")), ids=lambda file: file.stem)
def test_equal_profiles_make_equal_bytes(file: Path) -> None:
    assert write_profile(read_profile(file.read_bytes())) == file.read_bytes()


def test_every_design_of_the_sample_household_can_be_made() -> None:
    families = find_families()
    designs = [
        kept.design
        for things in read_profile(SAMPLE.read_bytes()).things
        for kept in things.designs
    ]
    assert {design.family for design in designs} == set(families)
    for design in designs:
        family = families[design.family]
        flat = flatten(design, family.shapes(design, library()), library())
        artwork = finished(family, design, flat, library())
        found = preflight(design, artwork, family, library())
        assert [problem.words.en for problem in found if problem.weight == "stop"] == []


def spoiled(**changes: Any) -> bytes:
    document = json.loads(SAMPLE.read_bytes())
    amir, noa = document["household"]["members"]
    for where, value in changes.items():
        there: Any = {"document": document, "amir": amir, "noa": noa}[where.split("_", 1)[0]]
        there[where.split("_", 1)[1]] = value
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not valid JSON"),
        (b"[]", "no schema version"),
        (b"{}", "no schema version"),
        (b'{"schema_version": 99}', "newer version"),
        (b'{"schema_version": 1, "schema_version": 1}', "twice"),
        (b"[" * 100_000, "nested"),
        (spoiled(document_kind="secret"), "kind"),
        (spoiled(document_surprise=1), "surprise"),
        (spoiled(amir_name=""), "name"),
        (spoiled(noa_guardian=None), "guardian"),
        (spoiled(noa_guardian="stranger"), "guardian"),
        (spoiled(noa_id="amir", noa_guardian="amir"), "same id"),
        (spoiled(amir_postures=[{"text_scale": 9}]), "text_scale"),
        (spoiled(amir_postures=[{"text_scale": "2"}]), "text_scale"),
        (spoiled(amir_postures=[{}, {}]), "twice"),
        (spoiled(amir_id="gone", noa_guardian="gone"), "nobody"),
    ],
)
def test_a_document_that_is_not_right_is_told_where(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_profile(content)


@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_profile(content)


@given(
    posture=st.builds(
        Posture,
        language=st.sampled_from(["en", "he"]),
        text_scale=st.floats(1, 2),
        hand=st.sampled_from(["left", "right"]),
        idle_s=st.integers(30, 900),
        kiosk_kind=st.sampled_from(["pillar", "tablet"]),
    ),
    name=st.text(min_size=1, max_size=80).filter(lambda text: text.strip() and text.isprintable()),
)
def test_a_profile_comes_back_as_it_was_written(posture: Posture, name: str) -> None:
    member = Profile(id="somebody", name=name, postures=(posture,))
    document = ProfileDocument(
        kind="take-away",
        words=Words(en="Somebody", he="מישהו"),
        household=Household(id="home", members=(member,)),
    )
    assert read_profile(write_profile(document)) == document


def fact(half_life_days: int | None) -> Fact:
    return Fact(
        key="shoe-size",
        value="42",
        source="said",
        at=NOW,
        purpose="fit",
        consent_version=1,
        half_life_days=half_life_days,
    )


def test_a_fact_is_old_after_its_half_life_and_some_never() -> None:
    assert not fact(30).is_old(NOW + timedelta(days=30))
    assert fact(30).is_old(NOW + timedelta(days=31))
    assert not fact(None).is_old(NOW + timedelta(days=36_500))


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError):
        Fact.model_validate({**fact(None).model_dump(), "at": datetime(2026, 1, 5)})
