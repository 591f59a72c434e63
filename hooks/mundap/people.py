"""People as transcripts print them: names, titles, honorifics.

A speaker is named in the record's title, in a line that says so (`발표자 …`),
or as the one whose talk it was (`… 님의 … 웨비나`). Anybody else who is named
is only mentioned and never becomes a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mundap.inline import plain_inline
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Label, SaidRole

TITLES = (
    "교수", "마스터", "조교", "멘토", "코치", "강사", "연사", "작가", "박사", "운영진", "운영자",
    "대표", "대표이사", "이사", "상무", "전무", "부사장", "사장", "회장", "본부장", "실장", "부장",
    "차장", "과장", "팀장", "파트장", "그룹장", "센터장", "소장", "원장", "리더", "리드", "매니저",
    "개발자", "엔지니어", "디자이너", "기획자", "연구원", "수석", "책임", "선임", "고문",
    "CTO", "CEO", "COO", "CPO", "CFO", "CIO", "PM", "PO", "VP",
)  # fmt: skip
"""What stands between a name and 님; longer ones are tried first."""
_OCCUPATIONS = frozenset({"개발자", "엔지니어", "디자이너", "기획자", "연구원", "매니저", "리더"})
"""Titles that follow any word (`신입 개발자`): only with 님 do they follow a name."""

# The commonest family names (통계청 2015 census: over 99.5 % of all people), one and two syllables.
_FAMILY = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공"
    "현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉사부경"
)
_GIVEN = "(?:(?!님)[가-힣]){1,2}"
_NAME = rf"(?:(?:남궁|황보|제갈|선우|독고|사공){_GIVEN}|[{_FAMILY}]{_GIVEN})"
_TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
_LABEL = rf"(?P<name>{_NAME})(?:\s*(?P<title>{_TITLE}))?(?P<sir>\s*님)?"
_NOT_NAMES = frozenset(
    "강사 강연자 고객 과장 교수 대표 마스터 멘토 면접관 발표자 방문자 부장 사수 사용자 사장 사회자 "
    "선배 선생 소장 여러분 연사 우리 운영자 운영진 원장 이사 전문가 조교 주최 주최측 "
    "지원자 진행자 차장".split()
)
"""Words that look like a family name and a given name."""

# 님 ends a label whatever follows it, a title may have a particle, a bare name ends its word.
_END = "(?(sir)|(?(title)(?:(?![가-힣])|(?=(?:와|과|의|이|가|은|는|께서)(?![가-힣])))|(?![가-힣])))"
_IN_TITLE = re.compile(rf"(?<![가-힣A-Za-z]){_LABEL}{_END}")
_WHOLE = re.compile(_LABEL)
_ANNOUNCED = re.compile(
    rf"(?:^|[(\[（/·|\-–])[^\w가-힣]{{0,8}}(?:발표자?|연사|강연자?|강사|스피커|speaker|presenter)\s*(?:[:：\-–]|는|은)?\s*"
    rf"{_LABEL}{_END}",
    re.I,
)
_WHOSE_TALK = re.compile(
    rf"(?<![가-힣]){_LABEL}의\s[^.!?\n]{{0,40}}?"
    r"(?:웨비나|세미나|강연|강의|발표|특강|마스터\s?클래스|오피스\s?아워|토크|세션)"
)
_PARENTHESISED = re.compile(
    rf"^(?P<strong>\*\*|__)?[(（]{_LABEL}[)）](?(strong)(?P=strong))\s*[:：]?\s*"
)
_CAREER_START = re.compile(r"^[(（]?(?:현|전|現|前)(?:[)）:]|\s)")


def _label(match: re.Match[str], line: int, *, marked: bool = False) -> Label | None:
    """A match as a label, unless it is no name or nothing marks it as a person."""
    name, title = match["name"], match["title"] or ""
    if name in _NOT_NAMES or not (title or match["sir"] or marked):
        return None
    if title in _OCCUPATIONS and not (match["sir"] or marked):
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
    """People a title names: `이준엽 마스터님(03.03)`, `최성철 교수님`."""
    for match in _IN_TITLE.finditer(text):
        label = _label(match, line)
        if label:
            yield label
    said = announced(text, line)
    if said and not said.title and said.printed == said.name:
        yield said


def announced(text: str, line: int) -> Label | None:
    """The speaker a line announces: `발표자 박종천님`."""
    match = _ANNOUNCED.search(text)
    # Without 님 or a title only three syllables are a name: `발표자 소개` names nobody.
    return _label(match, line, marked=len(match["name"]) > 2) if match else None


def whose_talk(text: str, line: int) -> Label | None:
    """The one a sentence calls the talk's speaker: `박종천 님의 ML 기초 웨비나`."""
    match = _WHOSE_TALK.search(text)
    return _label(match, line) if match else None


def leading_voice(text: str, line: int) -> tuple[Label, str] | None:
    """The answerer named in front of words: `(김영웅 운영진님) 결국 …`.

    `(석사)` or `(질문)` is not one: a voice has a title or 님.

    Returns:
        The label and the words after it, or None.
    """
    match = _PARENTHESISED.match(text)
    label = _label(match, line) if match else None
    return (label, text[match.end() :]) if match and label else None


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
