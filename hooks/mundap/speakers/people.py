"""People as transcripts print them: names, titles, honorifics.

A speaker is named in the record's title, in a line that says so (`발표자 …`),
or as the one whose talk it was (`… 님의 … 웨비나`). Anybody else who is named
is only mentioned and never becomes a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Label, SaidRole
from mundap.speakers import names
from mundap.text.inline import plain_inline

# 님 ends a label whatever follows it, a title may have a particle, a bare name ends its word.
_END = "(?(sir)|(?(title)(?:(?![가-힣])|(?=(?:와|과|의|이|가|은|는|께서)(?![가-힣])))|(?![가-힣])))"
_IN_TITLE = re.compile(rf"(?<![가-힣A-Za-z]){names.LABEL}{_END}")
_LATIN_IN_TITLE = re.compile(
    r"(?<![A-Za-z])(?P<name>[A-Z][a-z]{1,15}(?:\s[A-Z][a-z]{1,15}){0,2})\s?님"
)
_WHOLE = re.compile(names.LABEL)
_ANNOUNCED = re.compile(
    rf"(?:^|[(\[（/·|\-–])[^\w가-힣]{{0,8}}(?:발표자?|연사|강연자?|강사|스피커|speaker|presenter)"
    rf"\s*(?P<colon>[:：\-–]|는|은)?\s*{names.LABEL}{_END}(?P<whole>\W*$)?",
    re.I,
)
_WHOSE_TALK = re.compile(
    rf"(?<![가-힣]){names.LABEL}의\s[^.!?\n]{{0,40}}?"
    r"(?:웨비나|세미나|강연|강의|발표|특강|마스터\s?클래스|오피스\s?아워|토크|세션)"
)
_CAREER_START = re.compile(r"^[(（]?(?:현|전|現|前)(?:[)）:]|\s)")


def _label(match: re.Match[str], line: int, *, marked: bool = False) -> Label | None:
    """A match as a label, unless it is no name or nothing marks it as a person."""
    name, title = match["name"], match["title"] or ""
    if names.is_word(name) or not (title or match["sir"] or marked):
        return None
    if title in names.OCCUPATIONS and not (match["sir"] or marked):
        return None
    end = max(match.end(group) for group in ("name", "title", "sir"))
    return Label(name, title, " ".join(match.string[match.start("name") : end].split()), line)


def given(value: object, line: int) -> Iterator[Label]:
    """The people a data value gives: `홍길동`, `홍길동 CTO님, 나영희`, or a list of those.

    Args:
        value: A string or a list of strings; anything else gives nobody.
        line: The line to say they come from; 0 for a data file.
    """
    for text in value if isinstance(value, list) else (value,):
        for name in re.split(r"\s*[,、·/]\s*", text) if isinstance(text, str) else ():
            printed = " ".join(name.split())
            match = _WHOLE.fullmatch(printed)
            if match:
                yield Label(match["name"], match["title"] or "", printed, line)
            elif printed:
                # A name of no Korean shape (`Connie Wu`, `믿음`) is one all the same: it is said.
                yield Label(printed.removesuffix("님").strip() or printed, "", printed, line)


def labels_in_title(text: str, line: int) -> Iterator[Label]:
    """People a title names: `이준엽 마스터님(03.03)`, `최성철 교수님`, `Ada Kim님`."""
    for match in _IN_TITLE.finditer(text):
        label = _label(match, line)
        if label:
            yield label
    for match in _LATIN_IN_TITLE.finditer(text):
        yield Label(match["name"], "", match.group(), line)
    said = announced(text, line)
    if said and not said.title and said.printed == said.name:
        yield said


def announced(text: str, line: int) -> Label | None:
    """The speaker a line announces: `발표자 박종천님`."""
    match = _ANNOUNCED.search(text)
    if match is None:
        return None
    # Without 님 or a title only three syllables are a name (`발표자 소개` names nobody), and
    # only where nothing else stands in the line (`발표 장소인 …`).
    alone = len(match["name"]) > 2 and (match["colon"] or match["whole"] is not None)
    return _label(match, line, marked=bool(alone))


def whose_talk(text: str, line: int) -> Label | None:
    """The one a sentence calls the talk's speaker: `박종천 님의 ML 기초 웨비나`."""
    match = _WHOSE_TALK.search(text)
    return _label(match, line) if match else None


def roles(blocks: Iterable[Block]) -> tuple[SaidRole, ...]:
    """Career lines (`현) TBT 고문`, `전 네이버 OCR팀 리더`) as the text states them.

    A line that begins with 현 or 전 is one; so are its neighbours in the same
    paragraph, except the line that announces the speaker.
    """
    found: list[SaidRole] = []
    for block in blocks:
        for leaf in block.walk():
            if leaf.kind is not BlockKind.PARAGRAPH:
                continue
            texts = [(line.number, plain_inline(line.text)) for line in leaf.lines]
            if not any(_CAREER_START.match(text) for _, text in texts):
                continue
            found += [
                SaidRole(text, number)
                for number, text in texts
                if text and not announced(text, number) and not _is_sentence(text)
            ]
    return tuple(found)


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"(?:다|요|죠|까)[.!?]?$", text))
