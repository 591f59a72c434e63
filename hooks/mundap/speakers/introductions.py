"""Who speaks, as sentences introduce them: `홍길동님을 모셨습니다`, `홍길동님의 발표입니다`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mundap.model.transcript import Label
from mundap.speakers import names, programme, voices

_WHO_IS = re.compile(
    rf"(?:발표자|연사|강연자|강사|멘토|스피커)(?:이신|이자|인)\s+(?P<label>{names.NAME}(?:\s?(?:{names.TITLE}))?\s?님)"
)
_OWN_TALK = re.compile(
    rf"(?<![가-힣])(?P<label>{names.NAME}(?:\s?(?:{names.TITLE}))?\s?님)의\s(?:발표|강연|강의|세션)"
    r"(?:\s?입니다|이었|\s*[)\],.]|,|\s*$)"
)
_WELCOMED = re.compile(
    r"(?<![가-힣])(?P<label>[가-힣]{2,4}\s?님)(?:(?:을|를)?\s*모(?:셨|시고|십니다|시게)|이십니다)"
)
_KEYNOTE = re.compile(
    r"(?<![가-힣])(?P<label>[가-힣]{2,4}\s?님)의\s(?:기조\s?(?:연설|강연|발표)|키노트)"
)
# `홍길동 님이 … 발표를 해 주셨습니다`: the sentence ends with the talk that was given.
_GAVE = re.compile(
    rf"(?<![가-힣])(?P<label>{names.NAME}(?:\s?(?:{names.TITLE}))?\s?님)(?:이|께서)\s"
    r"(?=[^.!?\n]{0,80}?(?:(?:발표|강연|강의|특강|세션)(?:을|를)?\s?(?:진행\s?)?(?:해|하)\s?(?:주)?셨"
    r"|주제로\s[^.!?\n]{0,20}?(?:해|하)\s?(?:주)?셨))"
)
# `<홍길동 님 - 제목>` below a picture, or a line of a programme.
_PART_LINE = re.compile(
    rf"^(?P<wrap>[<〈《「『])?\s*(?P<label>(?P<name>{names.NAME})(?:\s?(?:{names.TITLE}))?(?P<sir>\s?님)?)"
    r"\s+-\s+(?P<what>\S.{2,120})$"
)
_SENTENCE = re.compile(r"(?:다|요|죠|까)[.!?~)>〉》」』\s]*$")
REGULAR = 2
"""Such lines with 님, so that wrapped ones without it are believed beside them."""
_IN_A_ROW = re.compile(r"좌측|우측|왼쪽|오른쪽|순서대로|연사|패널|발표자|멘토|함께")


def welcomed(text: str, line: int) -> Iterator[Label]:
    """The guest whom the words before a conversation welcome: `홍길동님을 모셨습니다`."""
    for match in _WELCOMED.finditer(text):
        if not names.is_word(match["label"].removesuffix("님").strip()):
            yield voices.label(match["label"], line)


def captioned(lines: Iterable[tuple[str, int]]) -> Iterator[Label]:
    """The people of lines that say who gave what: `<홍길동 님 - 제목>`, `홍길동 님 - 제목`.

    Args:
        lines: Plain lines of what is no exchange.
    """
    found = [
        (match, line)
        for text, line in lines
        if (match := _PART_LINE.match(text))
        and not _SENTENCE.search(match["what"])
        and not programme.NOT_SPEAKING.search(match["what"])
    ]
    surely = sum(match["sir"] is not None for match, _ in found) >= REGULAR
    for match, line in found:
        beside = surely and match["wrap"] and names.looks_like_a_name(match["name"])
        if (match["sir"] or beside) and not names.is_word(match["name"]):
            yield voices.label(match["label"], line)


def introduced(text: str, line: int) -> Iterator[Label]:
    """The people a line introduces: `발표자이신 홍길동님`, `홍길동님의 발표입니다`, a row."""
    if len(text) > programme.LONGEST_ROW:
        return
    for pattern in (_WHO_IS, _OWN_TALK, _KEYNOTE, _GAVE):
        for match in pattern.finditer(text):
            if not names.is_word(match["label"].removesuffix("님").strip()):
                yield voices.label(match["label"], line)
    if _IN_A_ROW.search(text):
        yield from programme.listed(text, line)
