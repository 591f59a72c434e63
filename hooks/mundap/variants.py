"""Several records of one talk: which exchange of one is which of the other.

Two note takers, or a draft and its corrected copy. Pairing prefers leaving an
exchange unpaired: then it is published twice, which a reader can forgive;
paired wrongly, an answer would vanish behind another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from mundap.diagnostics import Diagnostic, Severity
from mundap.likeness import Fingerprint, fingerprint, letters, shingles
from mundap.matching import EqualQuestions, Rule, match

SAME_TALK = Rule(long=0.5, short=0.85, gap=0.1, equal_questions=EqualQuestions.WHEN_UNIQUE)
"""For records that are declared to be of one talk."""
ANY_TALK = Rule(long=0.6, short=0.95, gap=None, equal_questions=EqualQuestions.NOTHING)
"""For records nobody has declared anything of: here an equal question proves nothing."""
LARGE_SHARE = 0.5
"""Of the smaller record's exchanges, from which on two records look like one talk."""


@dataclass(frozen=True, slots=True)
class QA:
    """An exchange of one record, as far as pairing reads it."""

    question: str | None
    """Plain text; None for an image."""
    answer: str
    """Plain text of everything that followed."""
    images: tuple[str, ...]
    """File names of the pictures in the question."""
    order: int
    """Its place in its record."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two records of one exchange."""

    canonical: int
    """Index among the canonical record's exchanges."""
    other: int
    """Index among the other record's."""
    similarity: float
    """0 to 1, of question and answer together."""


@dataclass(frozen=True, slots=True)
class DeclaredRecord:
    """A transcript and the talk it is a record of, for `same_talk_suspects`."""

    file: str
    """Path relative to `docs/`."""
    talk: str
    """Slug of its talk; records of one talk are never suspects."""
    exchanges: tuple[QA, ...]
    """Its exchanges."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """Two transcripts of different talks that look like records of one."""

    file: str
    """The later one of the two, which the suggestion is about."""
    other: str
    """The one before it."""
    shared: int
    """Exchanges both have."""
    exchanges: int
    """Exchanges the smaller one has."""


def pair(canonical: Sequence[QA], other: Sequence[QA]) -> tuple[Pairing, ...]:
    """Find the exchanges that two records of one talk both have.

    Args:
        canonical: Exchanges of the fullest record.
        other: Exchanges of another record of the same talk, in any order.

    Returns:
        One-to-one pairings by `canonical`; an index in none of them is unpaired.
    """
    return _pair(canonical, other, SAME_TALK)


def fullest(texts: Sequence[str]) -> int:
    """Index of the record to show: the one with most letters, the first of equals.

    Args:
        texts: Everything a record publishes, passages too, as plain text; one for each record.

    Raises:
        ValueError: There is no record.
    """
    if not texts:
        raise ValueError("a talk has at least one record")
    sizes = [len(letters(text)) for text in texts]
    return sizes.index(max(sizes))


def same_talk_suspects(records: Sequence[DeclaredRecord]) -> tuple[Suspect, ...]:
    """Find transcripts of different talks whose exchanges largely coincide.

    At least half of the smaller one's exchanges, and two (or its only one).
    """
    stretches = [_stretches(record.exchanges) for record in records]
    suspects = []
    for (first, these), (second, those) in combinations(enumerate(stretches), 2):
        one, other = records[first], records[second]
        smaller = min(len(one.exchanges), len(other.exchanges))
        if one.talk == other.talk or not smaller:
            continue
        if len(these & those) * 4 < min(len(these), len(those)):
            continue
        shared = len(_pair(one.exchanges, other.exchanges, ANY_TALK))
        if shared >= min(2, smaller) and shared >= LARGE_SHARE * smaller:
            suspects.append(Suspect(other.file, one.file, shared, smaller))
    return tuple(suspects)


def suspect_diagnostics(suspects: Sequence[Suspect]) -> tuple[Diagnostic, ...]:
    """Say what could be declared in talks.yml; `talk-maybe-same`, one for each pair."""
    return tuple(
        Diagnostic(
            path=suspect.file,
            line=0,
            code="talk-maybe-same",
            message=(
                f"문답 {suspect.exchanges}개 가운데 {suspect.shared}개가"
                f" `{suspect.other}`의 문답과 거의 같습니다."
            ),
            advice=(
                "같은 강연의 다른 기록이라면 `_data/talks.yml`에서 한 강연의 기록으로 묶어 주세요."
            ),
            severity=Severity.NOTICE,
        )
        for suspect in suspects
    )


def _pair(canonical: Sequence[QA], other: Sequence[QA], rule: Rule) -> tuple[Pairing, ...]:
    these = sorted(range(len(canonical)), key=lambda index: canonical[index].order)
    those = sorted(range(len(other)), key=lambda index: other[index].order)
    matches = match(
        [_print(canonical[index]) for index in these],
        [_print(other[index]) for index in those],
        rule,
    )
    pairings = (Pairing(these[m.left], those[m.right], m.score) for m in matches)
    return tuple(sorted(pairings, key=lambda pairing: pairing.canonical))


def _print(qa: QA) -> Fingerprint:
    return fingerprint(qa.question, qa.answer, qa.images)


def _stretches(exchanges: Sequence[QA]) -> frozenset[str]:
    """Of the questions, or of how the answer begins where there is only a picture."""
    texts = (letters(qa.question or "") or letters(qa.answer[:80]) for qa in exchanges)
    return frozenset().union(*(shingles(text) for text in texts))
