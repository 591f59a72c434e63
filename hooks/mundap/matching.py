"""Which exchanges of two lists are the same one.

`variants` and `ids` decide with it, each by rules of its own. Comparing all
with all is for what is cheap (equal keys, questions in C++); answers are looked up
by the stretches of letters they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, product

from rapidfuzz import process
from rapidfuzz.distance import Indel

from mundap.likeness import Fingerprint, Likeness, likeness, shingles

SPEAKING_LETTERS = 60
"""From here on a likeness is no coincidence; with fewer letters more of them must agree."""
COMMON = 50
"""A stretch that stands in more answers than this is a turn of phrase."""
CANDIDATES = 8
"""How many candidates a question, or an answer, may name."""
QUESTION_CUTOFF = 0.5
"""Least likeness of a candidate's question; unrelated Korean ones stay below 0.4."""
GROUP_PAIRS = 2_500
"""Equal questions are all compared with each other up to this many pairs."""
GAP_PAIRS = 64
"""A gap between paired neighbours is searched up to this many pairs."""


class EqualQuestions(StrEnum):
    """What an equal question is worth when the answers differ."""

    NOTHING = "nothing"
    """The likeness decides alone."""
    WHEN_UNIQUE = "when-unique"
    """It is enough if each side asks it once."""
    ENOUGH = "enough"
    """It is enough; the best answer goes first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """From when on two exchanges count as the same."""

    long: float
    """Least score when there is plenty to compare."""
    short: float
    """Least score when there is next to nothing."""
    gap: float | None
    """How much less will do between paired neighbours; None: order says nothing."""
    equal_questions: EqualQuestions
    """What an equal question is worth."""

    def accepts(self, found: Likeness, relief: float = 0.0) -> bool:
        """Whether it is enough."""
        share = min(1.0, found.evidence / SPEAKING_LETTERS)
        least = self.short + (self.long - self.short) * share
        return found.evidence > 0 and found.score >= least - relief


@dataclass(frozen=True, slots=True)
class Match:
    """One exchange in two lists."""

    left: int
    """Index in the first list."""
    right: int
    """Index in the second list."""
    score: float
    """Their likeness, 0 to 1."""


def match(
    left: Sequence[Fingerprint], right: Sequence[Fingerprint], rule: Rule
) -> tuple[Match, ...]:
    """Find the exchanges both lists have, one to one, best first.

    Exactly equal ones come first, in order; then alike ones; then, between
    neighbours that are paired and in order, ones that are a little less alike.

    Returns:
        The matches by `left`. What is in none is in one list only.
    """
    found = dict(_equal(left, right, rule))
    free_left = [i for i in range(len(left)) if i not in found]
    taken = {m.right for m in found.values()}
    free_right = [j for j in range(len(right)) if j not in taken]
    _take(found, _alike(left, right, free_left, free_right, rule))
    if found and rule.gap is not None:
        _take(found, _between(left, right, found, rule, rule.gap))
    return tuple(found[i] for i in sorted(found))


_Ranked = tuple[float, int, Match]


def _equal(
    left: Sequence[Fingerprint], right: Sequence[Fingerprint], rule: Rule
) -> Iterator[tuple[int, Match]]:
    # Two exchanges without a letter are equal only where nothing more is asked.
    even_empty = rule.equal_questions is EqualQuestions.ENOUGH
    places: dict[Fingerprint, list[int]] = defaultdict(list)
    for j in reversed(range(len(right))):
        places[right[j]].append(j)
    for i, one in enumerate(left):
        if places.get(one) and (even_empty or one.asks or one.answer):
            yield i, Match(i, places[one].pop(), 1.0)


def _take(found: dict[int, Match], ranked: Iterable[_Ranked]) -> None:
    """Add the best first; equals by how far they moved, then by place."""
    taken = {m.right for m in found.values()}
    order = sorted(ranked, key=lambda r: (-r[0], r[1], r[2].left, r[2].right))
    for _, _, one in order:
        if one.left not in found and one.right not in taken:
            found[one.left] = one
            taken.add(one.right)


def _alike(
    left: Sequence[Fingerprint],
    right: Sequence[Fingerprint],
    free_left: Sequence[int],
    free_right: Sequence[int],
    rule: Rule,
) -> Iterator[_Ranked]:
    asked_left = Counter(one.asks for one in left)
    asked_right = Counter(one.asks for one in right)
    pairs = candidates([left[i] for i in free_left], [right[j] for j in free_right])
    for i, j in sorted((free_left[a], free_right[b]) for a, b in pairs):
        found = likeness(left[i], right[j])
        rank = found.score
        accepted = rule.accepts(found)
        if left[i].asks and left[i].asks == right[j].asks:
            unique = asked_left[left[i].asks] == asked_right[left[i].asks] == 1
            if unique and rule.equal_questions is not EqualQuestions.NOTHING:
                # The question is what an exchange is; its answer may be rewritten.
                accepted, rank = True, 0.9 + found.score / 10
            elif rule.equal_questions is EqualQuestions.ENOUGH:
                accepted, rank = True, 0.5 + found.score / 2
        if accepted:
            yield rank, abs(i - j), Match(i, j, found.score)


def candidates(left: Sequence[Fingerprint], right: Sequence[Fingerprint]) -> set[tuple[int, int]]:
    """Index pairs worth comparing: alike questions, answers that share stretches."""
    pairs: set[tuple[int, int]] = set()
    groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, prints in enumerate((left, right)):
        for index, one in enumerate(prints):
            if one.asks:
                groups[one.asks][side].append(index)
    for these, those in groups.values():
        if len(these) * len(those) <= GROUP_PAIRS:
            pairs.update(product(these, those))
    questions = {j: one.question for j, one in enumerate(right) if one.question}
    answers: dict[str, list[int]] = defaultdict(list)
    for j, one in enumerate(right):
        for stretch in shingles(one.answer):
            answers[stretch].append(j)
    for i, one in enumerate(left):
        near = process.extract(
            one.question,
            questions,
            scorer=Indel.normalized_similarity,
            score_cutoff=QUESTION_CUTOFF,
            limit=CANDIDATES,
        )
        pairs.update((i, j) for _, _, j in near)
        shared: Counter[int] = Counter()
        for stretch in sorted(shingles(one.answer)):
            if len(answers.get(stretch, ())) <= COMMON:
                shared.update(answers.get(stretch, ()))
        pairs.update((i, j) for j, _ in shared.most_common(CANDIDATES))
    return pairs


def _between(
    left: Sequence[Fingerprint],
    right: Sequence[Fingerprint],
    found: dict[int, Match],
    rule: Rule,
    relief: float,
) -> Iterator[_Ranked]:
    """Look once more where neighbours on both sides agree on the place."""
    taken = {m.right for m in found.values()}
    fences = [(-1, -1), *((i, found[i].right) for i in sorted(found)), (len(left), len(right))]
    for (before, low), (after, high) in pairwise(fences):
        these = range(before + 1, after)
        if not these or (high - low - 1) * len(these) > GAP_PAIRS:
            continue
        those = [j for j in range(low + 1, high) if j not in taken]
        for i, j in product(these, those):
            near = likeness(left[i], right[j])
            if rule.accepts(near, relief):
                yield near.score, abs((i - before) - (j - low)), Match(i, j, near.score)
