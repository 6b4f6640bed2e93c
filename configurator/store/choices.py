"""What choices taught, kept as sums: each person's sealed under their own key, the shop's open."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from configurator.model.circles import circled
from configurator.model.evidence import (
    FacetEvidence,
    PersonEvidence,
    Weights,
    day_of,
    moment_of_day,
)
from configurator.model.forgetting import forgotten
from configurator.model.people import LastChoice, TasteSum, TasteWord
from configurator.model.teaching import joined
from configurator.store.clock import DAY_MS, Clock, ms_of
from configurator.store.database import Database
from configurator.store.packing import PackedElsewhere, packed, unpacked
from configurator.store.vault import SealBroken, Vault

STORE = "store"
"""The owner of the sums of everybody together, which name nobody."""
FADED_DAYS = 778
"""What nobody added to is gone then: when 180 days, halved again and again, leave a twentieth."""
PURPOSE = "suggest"
AGREED = """
SELECT max(version) FROM consents WHERE person = ? AND purpose = 'learn' AND given = 1
"""
"""The words they agreed to; 1 where a person's consent was not written down here."""
RUN_OUT = """
SELECT last.person FROM consents AS last JOIN evidence ON evidence.person = last.person
WHERE last.purpose = 'learn' AND last.expires_ms <= ? AND NOT EXISTS (
  SELECT 1 FROM consents AS later
  WHERE later.person = last.person AND later.purpose = 'learn' AND later.no > last.no)
"""
EVIDENCE_AND_KEY = """
SELECT evidence.sealed, keyring.wrapped
FROM evidence LEFT JOIN keyring ON keyring.owner = evidence.person WHERE evidence.person = ?
"""


@dataclass(slots=True)
class _Read:
    """What was read of the shop, which is the same for everybody who comes."""

    version: int = 0
    step: int = 0
    """The step it was written in, which may yet be undone; 0 for what was read."""
    shop: dict[str, FacetEvidence] = field(default_factory=dict)
    weights: dict[str, Weights] = field(default_factory=dict)


class Choices:
    """The evidence of the shop and of each person who agreed to learning."""

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._read = _Read()

    def _kept(self) -> _Read:
        """What was read of the shop and holds still; nothing of what may yet be undone."""
        database, written = self._database, self._read.step
        if database.has_undone:
            return _Read()
        if written and database.is_writing and database.step == written:
            return self._read
        version = database.others_wrote()
        if version != self._read.version or (written and database.whole_step != written):
            self._read = _Read(version)
        self._read.step = 0
        return self._read

    def _writes(self) -> _Read:
        """What is written in this step; it holds for later ones if the step becomes whole."""
        kept = self._kept()
        if not kept.step:
            self._read = _Read(kept.version, self._database.step, dict(kept.shop))
            self._read.weights.update(kept.weights)
        return self._read

    def writing(self) -> AbstractContextManager[object]:
        """One transaction around everything that is learned from one choice."""
        return self._database.writing()

    def person(self, person: str) -> PersonEvidence:
        """What is known of a person; bare for nobody and before the first choice."""
        with self._database.reading() as tables:
            row = tables.execute(EVIDENCE_AND_KEY, [person]).fetchone()
        if row is None:
            return PersonEvidence()
        try:
            seal = self._vault.seal_of(person, row["wrapped"])
            return unpacked(seal.open(_place(person), row["sealed"]))
        except (SealBroken, PackedElsewhere):
            # Their key was destroyed, or nobody here can read it: to us they are nobody.
            return PersonEvidence()

    def keep_person(self, person: str, evidence: PersonEvidence) -> None:
        """Keep what is known of a person. Hand it in only with their consent to learn."""
        with self._database.writing() as tables:
            if evidence.is_bare:
                tables.execute("DELETE FROM evidence WHERE person = ?", [person])
                return
            sealed = self._vault.key_of(tables, person).close(_place(person), packed(evidence))
            agreed = tables.execute(AGREED, [person]).fetchone()[0] or 1
            tables.execute(
                "INSERT INTO evidence (person, sealed, at_ms, purpose, consent) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (person) DO UPDATE SET "
                "sealed = excluded.sealed, at_ms = excluded.at_ms, consent = excluded.consent",
                [person, sealed, ms_of(self._clock()), PURPOSE, agreed],
            )

    def shop(self, facet: str) -> FacetEvidence:
        """What is known of everybody together in a facet."""
        kept = self._kept()
        if facet in kept.shop:
            return kept.shop[facet]
        with self._database.reading() as tables:
            row = tables.execute(
                "SELECT document FROM shop_evidence WHERE facet = ?", [facet]
            ).fetchone()
        shop = FacetEvidence.model_validate_json(row["document"]) if row else FacetEvidence()
        kept.shop[facet] = shop
        return shop

    def keep_shop(self, facet: str, evidence: FacetEvidence) -> None:
        """Keep what is known of everybody together."""
        document = evidence.model_dump_json(exclude_defaults=True)
        with self._database.writing() as tables:
            self._writes().shop[facet] = evidence
            tables.execute(
                "INSERT INTO shop_evidence (facet, document) VALUES (?, ?) "
                "ON CONFLICT (facet) DO UPDATE SET document = excluded.document",
                [facet, document],
            )

    def weights(self, facet: str) -> Weights:
        """How much each stage of taste is believed in a facet."""
        kept = self._kept()
        if facet in kept.weights:
            return kept.weights[facet]
        with self._database.reading() as tables:
            row = tables.execute(
                "SELECT document FROM taste_weights WHERE facet = ?", [facet]
            ).fetchone()
        weights = Weights.model_validate_json(row["document"]) if row else Weights()
        kept.weights[facet] = weights
        return weights

    def keep_weights(self, facet: str, weights: Weights) -> None:
        """Keep how much each stage is believed."""
        with self._database.writing() as tables:
            self._writes().weights[facet] = weights
            tables.execute(
                "INSERT INTO taste_weights (facet, document) VALUES (?, ?) "
                "ON CONFLICT (facet) DO UPDATE SET document = excluded.document",
                [facet, weights.model_dump_json()],
            )

    def forget(self, person: str, facet: str | None = None, option: str | None = None) -> None:
        """Take a person's choices out of everything learned: all, one facet's, or one option's."""
        with self._database.writing() as tables:
            forgotten(self, person, facet, option)
            if facet is None:
                tables.execute("DELETE FROM evidence WHERE person = ?", [person])

    def hand_over(self, giver: str, taker: str) -> None:
        """Add what one person's choices taught to another's; the shop's stays as it is."""
        with self._database.writing() as tables:
            theirs = self.person(giver)
            if not theirs.is_bare:
                mine = self.person(taker)
                both = joined(theirs, mine)
                for name in theirs.facets:
                    shop = circled(self.shop(name), theirs.facet(name).choices, ())
                    known = mine.facet(name).choices, both.facet(name).choices
                    self.keep_shop(name, circled(shop, *known))
                self.keep_person(taker, both)
            tables.execute("DELETE FROM evidence WHERE person = ?", [giver])

    def drop_faded(self) -> int:
        """Drop the evidence of people who chose nothing for FADED_DAYS, and say of how many.

        The shop's keeps what it learned: it names nobody.
        """
        before = ms_of(self._clock()) - FADED_DAYS * DAY_MS
        with self._database.writing() as tables:
            return int(tables.execute("DELETE FROM evidence WHERE at_ms < ?", [before]).rowcount)

    def no_longer_agreed(self) -> tuple[str, ...]:
        """Those whose consent to learn has run out, and of whom there is evidence yet."""
        with self._database.reading() as tables:
            rows = tables.execute(RUN_OUT, [ms_of(self._clock())]).fetchall()
        return tuple(row["person"] for row in rows)

    def people(self) -> tuple[str, ...]:
        """Everybody of whom there is evidence, for a replay."""
        with self._database.reading() as tables:
            rows = tables.execute("SELECT person FROM evidence ORDER BY person").fetchall()
        return tuple(row["person"] for row in rows)

    def facets(self) -> tuple[str, ...]:
        """The facets the shop knows something of."""
        with self._database.reading() as tables:
            rows = tables.execute("SELECT facet FROM shop_evidence ORDER BY facet").fetchall()
        return tuple(row["facet"] for row in rows)

    def sums(self, owner: str = STORE) -> tuple[TasteSum, ...]:
        """A person's sums as they weigh now, or the shop's as they ever were."""
        now = self._clock()
        day = day_of(now)
        if owner == STORE:
            known, fading = {name: self.shop(name) for name in self.facets()}, 0
        else:
            known, fading = self.person(owner).facets, 2
        return tuple(
            TasteSum(facet=name, option=option, chosen=chosen, offered=offered, at=now)
            for name, facet in sorted(known.items())
            for option in sorted(facet.sums)
            for chosen, offered in [facet.worth(option, fading, day)]
        )

    def last(self, person: str) -> tuple[LastChoice, ...]:
        """A person's last choices, newest first."""
        found = [
            (each.day, each.count, name, each)
            for name, facet in self.person(person).facets.items()
            for each in facet.choices
        ]
        found.sort(key=lambda row: row[:3], reverse=True)
        return tuple(
            LastChoice(
                facet=name, option=each.chosen, family=each.family, at=moment_of_day(each.day)
            )
            for _, _, name, each in found
        )

    def words(self, person: str) -> tuple[TasteWord, ...]:
        """What a person said they like, or that it is not them."""
        return tuple(
            TasteWord(
                facet=name,
                option=each.option,
                verdict=each.verdict,
                source=each.source,
                at=moment_of_day(each.day),
            )
            for name, facet in self.person(person).facets.items()
            for each in facet.said
        )


def _place(person: str) -> str:
    return f"evidence/{person}"
