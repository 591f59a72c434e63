"""Who asks and who answers in a record that names both in front of what they say.

`**진행자**: …`, `**홍길동**: …`: one of them asks nearly every time, the others hardly ever.
A list of notions (`장점: …`) has nobody who asks, and a chat between friends nobody who only
answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mundap.dialects import marks
from mundap.dialects.announcing import Announced
from mundap.dialects.labelled import Said, stretches
from mundap.dialects.section import NOBODY, Roles, Section
from mundap.speakers import names, voices

QUESTIONS = 4
"""Answered questions that make a conversation where nothing announces one."""
ANNOUNCED = 2
"""The same where a heading or title does."""
ASKS = 0.6
"""Share of what an asker says that asks."""
ANSWERS = 0.4
"""The same of an answerer, at most."""
COVERS = 0.5
"""Share of a record's words that is spoken, where nothing announces a conversation."""

# A mock interview for a job is no talk.
_NO_TALK = re.compile(r"면접관|지원자|고객|사용자|유저|user|assistant|system|bot", re.I)
# Who is called so asks by name.
_ASKER = re.compile(
    r"^질문(?:자|하신\s?분|한\s?사람)?\d*$|^(?:청중|참가자|참석자|수강생|인터뷰어)\d*$"
)
_TAIL = 60
"""Characters at the end of what is said in which a question mark asks something."""
_SENTENCES = re.compile(r"(?<=[.!?…。])\s+")


def asks(said: Said) -> bool:
    """Whether somebody ends by asking."""
    text = said.text.strip()
    return any(mark in text[-_TAIL:] for mark in "?？") or marks.asks(
        _SENTENCES.split(text)[-1][-_TAIL:]
    )


def roles(sections: Sequence[Section]) -> Roles:
    """Who asks and who answers in a record; nobody where it is no conversation."""
    spoken = [list(stretches(section.blocks)) for section in sections]
    counts = Counter(said.who for each in spoken for said in each if said.who)
    regular = {who for who, count in counts.items() if count > 1 and not _NO_TALK.search(who)}
    if len(regular) < 2:
        return NOBODY
    asking = Counter(s.who for each in spoken for s in each if s.who in regular and asks(s))
    askers = {who for who in regular if asking[who] >= ASKS * counts[who]}
    answerers = {who for who in regular if asking[who] <= ANSWERS * counts[who]}
    if not askers or not answerers or askers | answerers != regular:
        return NOBODY
    # Beside those who speak often, somebody may speak once: a person, by the look of the label.
    once = {who for who, count in counts.items() if count == 1 and _is_person(who)}
    answerers |= once
    answered = sum(
        one.who in askers and other.who in answerers and asks(one)
        for each in spoken
        for one, other in pairwise(each)
    )
    announced = any(section.announced is not Announced.NO for section in sections) or any(
        map(_ASKER.match, askers)
    )
    if answered < (ANNOUNCED if announced else QUESTIONS):
        return NOBODY
    members = askers | answerers
    if not announced and _share(spoken, members) < COVERS:
        return NOBODY
    inner = [s for each in spoken for s in each[:-1] if s.who in members]
    return Roles(frozenset(askers), frozenset(answerers), any(said.spread for said in inner))


def _is_person(who: str) -> bool:
    opening = voices.opening(f"{who}: …")
    return opening is not None and (names.looks_like_a_name(opening.name) or opening.honoured)


def _share(spoken: Sequence[Sequence[Said]], members: set[str]) -> float:
    """How much of a record's words is what its members say."""
    lengths = [(said.who in members, len(said.text)) for each in spoken for said in each]
    return sum(n for member, n in lengths if member) / max(sum(n for _, n in lengths), 1)
