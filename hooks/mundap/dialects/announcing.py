"""Which sections hold questions: said by their heading, by one above, or by what opens them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum

from mundap.dialects import marks
from mundap.model.blocks import Block, BlockKind
from mundap.text import inline


class Announced(IntEnum):
    """How sure it is that a section holds questions."""

    NO = 0
    """Nothing says so: a heading of a lecture may well look like a question."""
    MAYBE = 1
    """A panel, a record's own title, or a sentence says so: its blocks must sound like it."""
    YES = 2
    """A heading says so: its regular blocks are questions, however they sound."""


HEADING = 200
"""Characters of a heading that are looked at; a longer one is not a heading anybody wrote."""

_QA = re.compile(
    r"(?i)(?<![a-z])(?:q\s*(?:&|and|n|/)\s*a(?![a-z])|qa(?=\W*(?:세션|시간|정리|모음|session|\(|$))|faq"
    r"|questions?\s*(?:&|and)\s*answers?)(?![a-z])"
    r"|^\W*questions?\W*$"
    r"|큐앤에이|질의\s*(?:및|/|·|와)?\s*응답|질답|문답|(?:현장|사전|추가)\s*(?:질의|질문)"
    r"|자주\s*(?:묻는|하는|받는|나오는|들어오는)\s*질문|무엇이든\s*(?:물어|질문)"
    r"|질문\S{0,2}(?:\s\S+){0,3}\s?(?:답변|대답|응답)(?:\s*(?:시간|정리|모음))?\W*$"
    r"|질문(?:들)?\s*(?:과|및|/|·|&|에\s*대한)\s*(?:답변|대답|응답|답)"
    r"|^[\W\d]*(?:(?:개인적(?:인|으로\s(?:한|드린))|따로\s?한|(?:내|제)가\s한|사전|사후|현장|추가|실시간|공통|주요|받은|청중|참가자|참석자|참여자|관객|시청자|수강생|학생|온라인)\s*)*"
    r"질문(?:들|\s*(?:사항|모음|목록|리스트|답변|시간|정리))?\W*(?:\(.*\))?\W*$"
)
_TALKING = re.compile(
    r"(?i)패널|pann?el|토크\s*콘서트|토크쇼|간담회|대담|좌담|라운드\s*테이블|인터뷰|free\s*talk|자유\s*토[크론]"
    r"|(?<![a-z])ama(?![a-z])|fireside|무물|"
    r"^\W*(?:궁금(?:한|했던)|물어(?:본|봤던)|여쭤\s*(?:본|봤던)|나눈|나눴던|오간|오고\s*간)\s*(?:점|것|것들|내용|이야기|대화|질문)(?:들|\s*정리)?\W*$|"
    r"(?:에게|께)\s*(?:묻다|묻는다|물었\S*|물어\s?보\S*|여쭈\S*|질문)|질문\s*(?:모음|정리|목록|리스트|답하기)|"
    r"질문\s?(?:하셨|했었|했|드렸|받았|나왔)던\s?(?:것|거|내용|점)(?:들)?\W*$|(?:멘토|연사|선배|대표|강사)\S{0,2}[과와]의?\s*대화"
)
# An hour of somebody's office may be a lecture as well: as a title it says nothing.
_HOURS = re.compile(r"(?i)오피스\s*아워|office\s*hours?")
# Whoever prepares for a job collects what may be asked there.
_FOR_A_JOB = re.compile(
    r"(?i)면접|(?:기술|코딩)\s*인터뷰|인터뷰\s*(?:준비|질문|대비|가이드|문제|예상)|interview\s*(?:q|prep)"
)
_OPENING = re.compile(
    r"(?i)질답|질의\s*응답|q\s*&\s*a|질문(?:과|에\s*대한)\s\S*\s?답|질문들?(?:을|로)\s\S*\s?(?:진행|모았|정리)"
    r"|질문들?(?:을|에)\s(?:\S+\s){0,2}답(?:변|하|해)"
)
_CLOSING = re.compile(
    r"마지막(?:으로)?\s*(?:꼭\s*)?(?:하|한|전|드리)|마치며|마무리|맺음|맺는|끝으로|후기|소감|느낀\s*점|회고"
    r"|^\W*(?:안내|공지|전달)\s*사항\W*$"
)
_FURNITURE = re.compile(
    r"(?i)^\W*(?:시작하며|들어가며|들어가기\S*|서론|머리말|개요|목차|차례|요약|정리|결론|저자|글쓴이|연사|발표자?|"
    r"(?:\S+\s)?소개|참고(?:\s*(?:자료|링크|문헌))?|출처|자료|링크|팁|tips?|공지|안내|일정|장소|일시|"
    r"references?|links?|(?:책|도서)\s*추천|느낀\s*점|배운\s*점|tl;?dr|intro(?:duction)?|summary|index|toc)\W*$"
)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:HEADING]).strip()


def heading(text: str, *, title: bool = False) -> Announced | None:
    """What a heading says of its section; None when it says nothing.

    Args:
        text: Plain text of the heading.
        title: Whether it names the whole record: a title announces less than a section.
    """
    folded = _folded(text)
    if marks.question(folded) is not None and not _QA.search(folded):
        return None
    if folded.endswith("?") and not re.search(r"(?i)q\s*&\s*a|faq", folded):
        return None
    if found := _QA.search(folded):
        # `FAQ` alone names its section also where it is the only title.
        more = len(folded) > len(found.group()) + 3
        return Announced.MAYBE if title and more else Announced.YES
    if closes(folded):
        return Announced.NO
    talking = _TALKING.search(folded) or (not title and _HOURS.search(folded))
    prepares = title and _FOR_A_JOB.search(folded)
    return Announced.MAYBE if talking and not prepares else None


_APPENDED = re.compile(r"(?i)시간|세션|타임|코너|정리|모음|내용|time|session|[\W_\d]+")


def is_title(text: str) -> bool:
    """Whether a text announces questions and says nothing else: `Q&A`, `질의응답 시간`, `QnA :`."""
    folded = _folded(text)
    found = _QA.search(folded)
    if found is None:
        return False
    rest = folded[: found.start()] + " " + folded[found.end() :]
    return not _APPENDED.sub("", rest)


def closes(text: str) -> bool:
    """Whether a heading takes leave: closing words under a Q&A heading are not questions."""
    return bool(_CLOSING.search(_folded(text)))


def is_furniture(text: str) -> bool:
    """Whether a heading names a part that any note may have: an introduction, links, tips."""
    return closes(text) or bool(_FURNITURE.match(_folded(text)))


def opening(blocks: Sequence[Block]) -> bool:
    """Whether the sentences that open a section say that questions were asked in it."""
    return any(
        _OPENING.search(inline.plain_inline(line.text))
        for block in blocks[:4]
        if block.kind is BlockKind.PARAGRAPH
        for line in block.lines[:6]
    )
