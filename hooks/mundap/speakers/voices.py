"""The name in front of words: `(홍길동 님) …`, `홍길동 대표님: …`, `**홍길동** - …`, a name alone.

What could be a label is told by its shape; that it is one, by an honorific, a
title, or the record's cast. A bare noun with a colon (`장점: …`) is none.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mundap.model.transcript import Label
from mundap.speakers import names
from mundap.text import inline

_REACH = 90
"""Characters of a line in which its label must end."""
_LEAD = r"^(?:ㄴ\s)?[^\w*`(（\[]*"
_ANSWER = r"(?:(?:A|답변?|Answer)(?![A-Za-z가-힣])\s*\d*\s*[.:)]?\s*)?"
_PLAIN = r"\d{0,2}[^\W\d_](?:[^()（）\[\]*_`:：|<>\n\d]{0,22}[^\W\d_])?"
_BESIDE = r"(?:\s*[(（][^()（）\n]{1,30}[)）](?:\s*님)?)?"
_FACES = rf"[{inline.PICTOGRAMS}\ufe0f\u200d]*"
_WITH_BESIDE = rf"(?P<label>{_PLAIN}{_BESIDE}){_FACES}"
_LABEL_OR_STRONG = rf"(?P<strong>\*\*\*|\*\*|__|`)?{_WITH_BESIDE}"
_TIME = r"(?:\s*\[(?:오전|오후)\s*\d{1,2}:\d{2}\])"


class Mark(StrEnum):
    """How a label stands in front of words."""

    ROUND = "round"
    """`(홍길동 님) …`, `[홍길동] …`"""
    COLON = "colon"
    """`홍길동: …`"""
    DASH = "dash"
    """`홍길동 - …`"""
    ALONE = "alone"
    """A line of its own."""
    STRONG = "strong"
    """`**홍길동** …`"""


# What follows a name in a sentence about it.
_PARTICLE = r"(?:(?:님|씨)?(?:[이가은는을를의와과도만께로]|께서|에게|에서|으로)|님|씨)(?![가-힣])"
_SHAPES: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (
        Mark.ROUND,
        re.compile(
            rf"{_LEAD}{_ANSWER}(?P<strong>\*\*|__)?[(（\[](?P<label>{_PLAIN})[)）\]](?!\()"
            rf"(?(strong)(?P=strong)){_TIME}?\s*[:：]?\s*"
        ),
    ),
    (
        Mark.COLON,
        re.compile(
            rf"{_LEAD}{_ANSWER}{_LABEL_OR_STRONG}\s*"
            r"(?(strong)(?:(?P=strong)\s*[:：]|[:：]\s*(?P=strong))|[:：])(?!//)\s*(?=\S)"
        ),
    ),
    (
        Mark.DASH,
        re.compile(rf"{_LEAD}{_ANSWER}{_LABEL_OR_STRONG}(?(strong)(?P=strong))\s+[-–—]\s+(?=\S)"),
    ),
    (
        Mark.ALONE,
        re.compile(
            rf"{_LEAD}{_ANSWER}{_LABEL_OR_STRONG}\s*"
            r"(?(strong)(?:(?P=strong)\s*[:：]?|[:：]\s*(?P=strong))|[:：]?)\s*$"
        ),
    ),
    (
        Mark.STRONG,
        re.compile(rf"{_LEAD}(?P<strong>\*\*|__){_WITH_BESIDE}(?P=strong)\s+(?!{_PARTICLE})(?=\S)"),
    ),
)
# `##### 답변 (홍길동)`, `##### 홍길동 님의 답변`: what is left names who answers.
_ANSWER_HEADING = re.compile(
    r"^\W*(?:(?:답변|대답|답|A|Answer)\s*[-–—:：]?\s*[(（\[]?\s*(?P<after>[^()（）\[\]]{2,24}?)\s*[)）\]]?"
    r"|(?P<before>[^()（）]{2,24}?)의?\s+(?:답변|대답|답|의견))\W*$"
)
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]\s*")


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may begin with a label."""

    label: str
    """As printed, without marks: `홍길동 CTO님`, `홍길동 (깜짝 손님)`."""
    name: str
    """The bare name, if it is one."""
    title: str
    """Title without honorific."""
    honoured: bool
    """Whether 님 follows."""
    mark: Mark
    """How it stands there."""
    words: str
    """What follows it on the line."""

    def speaks(self, cast: Collection[str]) -> bool:
        """Whether it is the label of an answerer: named in the cast, or marked as a person."""
        if self.name in cast:
            return True
        if names.is_word(self.name) or self.mark is Mark.STRONG:
            return False
        titled = bool(self.title) and self.title not in names.OCCUPATIONS
        if self.mark is Mark.ROUND:
            return self.honoured or titled
        person = names.looks_like_a_name(self.name)
        return (self.honoured and (person or self.mark is Mark.COLON)) or (person and titled)


def opening(text: str) -> Opening | None:
    """The label a line may begin with; None if nothing there has the shape of one."""
    found = _near(text[:_REACH], len(text) <= _REACH)
    return dataclasses.replace(found[0], words=text[found[1] :]) if found else None


# The same line is looked at for the cast, for its paragraph and for its turn.
@lru_cache(maxsize=4096)
def _near(text: str, whole: bool) -> tuple[Opening, int] | None:
    """The label at the beginning of a line, without its words, and where they begin."""
    for mark, shape in _SHAPES:
        match = shape.match(text)
        if match and (whole or mark is not Mark.ALONE):
            found = _opening(match["label"], mark)
            if found:
                return found, match.end()
    return None


def heading(text: str) -> Opening | None:
    """The label in a heading inside an answer: `답변 (홍길동)`, `홍길동 님`."""
    match = _ANSWER_HEADING.match(text[:_REACH])
    if match:
        return _opening(match["after"] or match["before"], Mark.ROUND)
    found = opening(text)
    return found if found and found.mark is Mark.ALONE else None


def label(text: str, line: int) -> Label:
    """The person a label prints: `홍길동 CTO님`, `홍길동 (깜짝 손님)`."""
    name, title, _ = _parted(text)
    return Label(name, title, text, line)


def _opening(printed: str, mark: Mark) -> Opening | None:
    printed = " ".join(printed.split())
    name, title, honoured = _parted(printed)
    return Opening(printed, name, title, honoured, mark, "") if name else None


def _parted(printed: str) -> tuple[str, str, bool]:
    plain = " ".join(_ASIDE.sub(" ", printed).split()).replace(" 님", "님")
    return names.parted(plain) or (plain, "", False)
