"""Who has which id: yesterday's book of ids laid over today's exchanges.

An exchange the book does not know gets a provisional id, the very one
`mundap ids --write` would store, so that its address does not change when
somebody writes it down.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mundap.data.idbook import ANSWER_LENGTH, QUESTION_LENGTH, IdBook, IdEntry, one_line
from mundap.likeness import Fingerprint, fingerprint
from mundap.matching import EqualQuestions, Rule, match

LETTERS = "bcdfghjkmnpqrstvwxz"
"""No vowels, so that no words appear; no look-alikes of digits."""
ALPHABET = LETTERS + "34679"
"""No digits that look like letters."""
ID_LENGTH = 6
"""Characters of an id. The first is a letter, or YAML might read a number."""
SAME_TALK = Rule(long=0.6, short=0.6, gap=0.1, equal_questions=EqualQuestions.ENOUGH)
"""Within a talk an equal question is the same exchange, however its answer changed."""
OTHER_TALK = Rule(long=0.8, short=0.95, gap=None, equal_questions=EqualQuestions.NOTHING)
"""Elsewhere people ask the same question of somebody else."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What an exchange is known by."""

    talk: str
    """Slug of its talk."""
    question: str | None
    """Plain text; None for an image."""
    answer: str
    """Plain text of everything that followed."""
    images: tuple[str, ...] = ()
    """File names of the pictures in the question."""
    file: str = ""
    """Its transcript, relative to `docs/`."""
    line: int = 0
    """1-based line of the question."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which exchange has which id."""

    exchanges: tuple[Identity, ...]
    """As given."""
    ids: tuple[str, ...]
    """One for each exchange, all different."""
    provisional: tuple[bool, ...]
    """For each exchange, whether its id is not in the book yet."""
    missing: tuple[IdEntry, ...]
    """Entries that are not retired and have no exchange any more."""
    renamed: tuple[tuple[str, str], ...]
    """Talks whose exchanges are found under another slug: (old, new)."""

    @property
    def stale(self) -> bool:
        """Whether `mundap ids --write` has to be run."""
        return any(self.provisional) or bool(self.missing)


def assign(book: IdBook, exchanges: Sequence[Identity]) -> Assignment:
    """Give every exchange its id.

    Known ids go to the most similar exchange, one to one: within a talk
    first (a renamed talk is found by its exchanges), then across talks. A
    retired id returns only to its own exchange. The rest get provisional ids.

    Args:
        book: What is known.
        exchanges: All exchanges of the archive, by talk in reading order.

    Returns:
        The ids, whatever the texts; never raises.
    """
    living = [entry for entry in book.entries if not entry.retired]
    renamed = _renamed(living, exchanges)
    search = _Search(exchanges)
    search.by_talk(living, SAME_TALK, dict(renamed))
    search.anywhere(living, OTHER_TALK)
    search.by_talk([e for e in book.entries if e.retired], OTHER_TALK, dict(renamed))
    used = {entry.id for entry in search.found.values()}
    fresh = _fresh_ids(exchanges, search, (entry.id for entry in book.entries))
    ids = (search.found[i].id if i in search.found else fresh[i] for i in range(len(exchanges)))
    return Assignment(
        exchanges=tuple(exchanges),
        ids=tuple(ids),
        provisional=tuple(i in fresh for i in range(len(exchanges))),
        missing=tuple(entry for entry in living if entry.id not in used),
        renamed=renamed,
    )


def entry_of(id: str, exchange: Identity) -> IdEntry:
    """What the book keeps of an exchange."""
    return IdEntry(
        id=id,
        talk=exchange.talk,
        question=one_line(exchange.question or "", QUESTION_LENGTH),
        answer=one_line(exchange.answer, ANSWER_LENGTH),
        images=tuple(one_line(name, QUESTION_LENGTH) for name in exchange.images),
    )


def print_of(entry: IdEntry) -> Fingerprint:
    """What is compared of an entry."""
    return fingerprint(entry.question, entry.answer, entry.images)


class _Search:
    """Looks for the exchanges of entries; what is found is not looked for again."""

    def __init__(self, exchanges: Sequence[Identity]) -> None:
        self.talks = [exchange.talk for exchange in exchanges]
        # Both sides are clipped alike, or a long answer would never equal its sample.
        self.prints = [print_of(entry_of("", exchange)) for exchange in exchanges]
        self.found: dict[int, IdEntry] = {}

    def by_talk(self, entries: Iterable[IdEntry], rule: Rule, renamed: dict[str, str]) -> None:
        """Look within each talk."""
        those: dict[str, list[IdEntry]] = defaultdict(list)
        for entry in entries:
            those[renamed.get(entry.talk, entry.talk)].append(entry)
        places: dict[str, list[int]] = defaultdict(list)
        for index, talk in enumerate(self.talks):
            places[talk].append(index)
        for talk, group in those.items():
            self._look(group, places[talk], rule)

    def anywhere(self, entries: Iterable[IdEntry], rule: Rule) -> None:
        """Look across talks."""
        self._look(list(entries), range(len(self.talks)), rule)

    def _look(self, entries: Sequence[IdEntry], places: Sequence[int], rule: Rule) -> None:
        used = {entry.id for entry in self.found.values()}
        those = [entry for entry in entries if entry.id not in used]
        free = [index for index in places if index not in self.found]
        prints = [self.prints[index] for index in free]
        for one in match([print_of(entry) for entry in those], prints, rule):
            self.found[free[one.right]] = those[one.left]


def _renamed(
    living: Sequence[IdEntry], exchanges: Sequence[Identity]
) -> tuple[tuple[str, str], ...]:
    """Find talks that have another slug now: most of their exchanges are under one new slug."""
    before = Counter(entry.talk for entry in living)
    now = {exchange.talk for exchange in exchanges}
    search = _Search([exchange for exchange in exchanges if exchange.talk not in before])
    search.anywhere([entry for entry in living if entry.talk not in now], OTHER_TALK)
    moves = Counter((entry.talk, search.talks[index]) for index, entry in search.found.items())
    return tuple(
        sorted((old, new) for (old, new), count in moves.items() if 2 * count > before[old])
    )


def _fresh_ids(
    exchanges: Sequence[Identity], search: _Search, known: Iterable[str]
) -> dict[int, str]:
    """An id for each exchange without one, from its talk, its question and how often it came."""
    taken = set(known)
    asked: Counter[str] = Counter()
    fresh: dict[int, str] = {}
    for index, exchange in enumerate(exchanges):
        if index in search.found:
            continue
        question = search.prints[index].question or "\n".join(search.prints[index].images)
        seed = f"{exchange.talk}\n{question}"
        asked[seed] += 1
        salt = 0
        while (new := _hashed(f"{seed}\n{asked[seed]}\n{salt}")) in taken:
            salt += 1
        taken.add(new)
        fresh[index] = new
    return fresh


def _hashed(seed: str) -> str:
    digest = hashlib.blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    number, first = divmod(int.from_bytes(digest, "big"), len(LETTERS))
    text = LETTERS[first]
    while len(text) < ID_LENGTH:
        number, place = divmod(number, len(ALPHABET))
        text += ALPHABET[place]
    return text
