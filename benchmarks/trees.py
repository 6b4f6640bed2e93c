"""Gradient boosting as an opponent of taste: scikit-learn's trees over the same knowledge.

Once fitted beforehand on all that the tuning people ever chose, also what they chose later than
what is to be guessed; and once in time, as taste learns: fitted again and again on every choice
made so far, by everybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from configurator.taste.opponents import Event, OwnFrequency, Popular
from configurator.taste.replay import is_for_tuning
from configurator.taste.slate import Vector

LEAVES = (4, 15)
STEPS = (0.03, 0.06)
FITTINGS = 25
"""How often the trees are fitted again in the course of a replay in time."""
Setting = dict[str, float]


class Boosted:
    """Trees fitted beforehand on the people kept for tuning; settings found on a quarter of those.

    What they see of a choice does not depend on them, so all guesses are made at once.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        rows, answers = _seen(events)
        known = [at for at, event in enumerate(events) if is_for_tuning(event.person)]
        theirs = [rows[at] for at in known], [answers[at] for at in known]
        model = _trees(_best_setting(*theirs, [events[at].person for at in known]), *theirs)
        chances = model.predict_proba(np.concatenate(rows))[:, 1]
        ends = np.cumsum([len(each) for each in rows])[:-1]
        self._chances = dict(zip(map(id, events), np.split(chances, ends), strict=True))

    def chances(self, event: Event) -> Vector:
        """By the trees, brought to a sum of one."""
        chances = self._chances[id(event)]
        shares: Vector = chances / chances.sum()
        return shares

    def learn(self, event: Event) -> None:
        """The trees stay as they were fitted."""


class BoostedInTime(Boosted):
    """Trees fitted on what everybody chose so far, and by popularity before the first fitting.

    Their settings are those that do best in the tuning people's choices.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        rows, answers = _seen(events)
        known = [at for at, event in enumerate(events) if is_for_tuning(event.person)]
        setting = _best_setting(
            [rows[at] for at in known],
            [answers[at] for at in known],
            [events[at].person for at in known],
        )
        step = max(1, len(events) // FITTINGS)
        guessed = [np.exp(row[:, POPULAR]) for row in rows[:step]]
        for start in range(step, len(rows), step):
            model = _trees(setting, rows[:start], answers[:start])
            guessed += [model.predict_proba(row)[:, 1] for row in rows[start : start + step]]
        self._chances = dict(zip(map(id, events), guessed, strict=True))


def _seen(events: Sequence[Event]) -> tuple[list[np.ndarray], list[list[bool]]]:
    """Of each choice what is known before it, and which of the options was taken."""
    features, rows = Features(), []
    for event in events:
        rows.append(features.of(event))
        features.learn(event)
    return rows, [[name == e.choice.chosen for name in e.choice.shown] for e in events]


def _best_setting(rows: list[np.ndarray], answers: list[list[bool]], owners: list[str]) -> Setting:
    """The settings that surprise least on a quarter of the people, fitted on the others."""
    people = sorted(set(owners))
    aside = set(people[::4])
    fit = [at for at, owner in enumerate(owners) if owner not in aside]
    check = [at for at, owner in enumerate(owners) if owner in aside]
    best: tuple[float, Setting] = (np.inf, {})
    for leaves in LEAVES:
        for step in STEPS:
            setting = {"max_leaf_nodes": leaves, "learning_rate": step}
            model = _trees(setting, [rows[at] for at in fit], [answers[at] for at in fit])
            chances = model.predict_proba(np.concatenate([rows[at] for at in check]))[:, 1]
            ends = np.cumsum([len(rows[at]) for at in check])[:-1]
            loss = -sum(
                float(np.log(each[answers[at].index(True)] / each.sum()))
                for at, each in zip(check, np.split(chances, ends), strict=True)
            )
            best = min(best, (loss, setting), key=lambda each: each[0])
    return best[1]


def _trees(
    setting: Setting, rows: list[np.ndarray], answers: list[list[bool]]
) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=150, l2_regularization=1.0, random_state=1, **setting
    )
    return model.fit(np.concatenate(rows), np.concatenate(answers))


POPULAR = 0
"""The column in which trees see the logarithm of how popular an option is."""


class Features:
    """What the trees see of each option: what taste keeps, as they can read it."""

    def __init__(self) -> None:
        self._all, self._own = Popular(), OwnFrequency(1.0)
        self._last: dict[tuple[str, str], str] = {}
        self._times: Counter[tuple[str, str, str]] = Counter()
        self._past: Counter[tuple[str, str]] = Counter()
        self._traits: Counter[tuple[str, str]] = Counter()
        self._lately: dict[tuple[str, str, str], float] = {}

    def of(self, event: Event) -> np.ndarray:
        """One row for each option shown."""
        choice, person = event.choice, event.person
        popular, own = np.log(self._all.chances(event)), np.log(self._own.chances(event))
        last = self._last.get((person, choice.facet))
        past = self._past[person, choice.facet]
        rows = []
        for at, name in enumerate(choice.shown):
            times = self._times[person, choice.facet, name]
            traits = sum(self._traits[person, trait] for trait in choice.traits.get(name, ()))
            lately = self._lately.get((person, choice.facet, name), 0.0)
            share = times / (past + 1)
            told = (popular[at], own[at], times, share, float(name == last), past, traits, lately)
            rows.append(told)
        return np.array(rows, dtype=float)

    def learn(self, event: Event) -> None:
        """One choice more."""
        choice, person = event.choice, event.person
        self._all.learn(event)
        self._own.learn(event)
        self._last[person, choice.facet] = choice.chosen
        self._times[person, choice.facet, choice.chosen] += 1
        self._past[person, choice.facet] += 1
        for name in choice.shown:
            key = (person, choice.facet, name)
            self._lately[key] = 0.7 * self._lately.get(key, 0.0) + float(name == choice.chosen)
        for trait in choice.traits.get(choice.chosen, ()):
            self._traits[person, trait] += 1
