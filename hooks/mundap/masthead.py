"""What a record is called, who speaks in it, when it was: from its head, and no further.

What the text does not say stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mundap.dialects import labelled
from mundap.model.blocks import Block, BlockKind
from mundap.model.settled import Settled
from mundap.model.transcript import Asked, Heading, Label, Part, Passage, SaidDate
from mundap.reading_order import (
    before_questions,
    blocks_of,
    later_lines,
    lone_lines,
    plain_lines,
    preamble,
)
from mundap.speakers import captions, introductions, names, people, programme, rosters, voices
from mundap.text import dates, inline
from mundap.text.source import Source

_LONGEST_TITLE = 80
"""Characters that a title without a heading has at most."""
_LATE = 3
"""Headings before a larger one that then names a part, at least."""
_HEAD_LINES = 10
"""Lines in which a line may say `제목: …`."""

# Headings that name a part of any talk and never the talk.
_GENERIC = re.compile(
    r"(?i)^(?:시작하며|들어가며|들어가기|서론|서문|머리말|소개|개요|목차|차례|요약|정리|결론|"
    r"각주|(?:\S+\s)?참고(?:한|할)?\s*(?:자료|문헌|링크|글)|출처|footnotes?|references?|"
    r"introduction|intro|overview|contents|index|toc|table of contents|tags?:.*|faq|"
    r"(?:발표자|연사|강연자|강사)\s*(?:소개)?|(?:사전|사후|현장|청중)?\s*질문|"
    r"q\s*&?\s*a\s*(?:시간|세션)?|질의\s*(?:및|/|·)?\s*응답|질문\s*(?:과|및|/|·)\s*(?:답변|답))\W*$"
)
# `# Q1. …`: a question that its writer set as large as a title.
_ASKED = re.compile(r"(?i)^\W*(?:q\s*\d*\s*[.):]|질문\s*\d*\s*[.):]|q\d+\b)")
_SENTENCE = re.compile(r"(?:니다|어요|아요|네요|세요|했다|한다|이다|있다|없다|죠)[.!~\s)]*$")
_TITLE_LABEL = re.compile(
    r"^\W*(?:(?:강연|발표|세미나|행사)?\s*(?:제목|주제|명)|title)\s*[:：]\s*(?P<title>\S.*)$", re.I
)
_EVENT_WORDS = re.compile(
    r"웨비나|세미나|강연|강의|발표|특강|마스터\s?클래스|오피스\s?아워|행사|밋업|컨퍼런스|콘퍼런스|"
    r"토크|모임|개최|진행|열린|열렸|참석|방문|다녀|일시|날짜"
)
_YEARLY = re.compile(rf"(?i){_EVENT_WORDS.pattern}|con(?:f(?:erence)?)?\b|summit|meet\s?up|후기")
_DATE_LABEL = re.compile(r"^\W*(?:날짜|일시|일자|date)\s*[:：]", re.I)


@dataclass(frozen=True, slots=True)
class Title:
    """The name of a record."""

    text: str
    """Plain text; empty if nothing names it."""
    places: tuple[tuple[str, int], ...]
    """Every text that stands as the title, with its line (1 for front matter)."""


def title(source: Source, blocks: Sequence[Block], headings: Sequence[Heading]) -> Title:
    """The record's name: front matter, unless a heading says the same with less around it."""
    front = text_of(source.front_matter.get("title"))
    head, line = _heading_title(blocks, headings)
    if not head or (front and head not in front and not _says_the_same(head, line, blocks, front)):
        return Title(front, ((front, 1),) if front else ())
    places = [(h.text, h.line) for h in headings if h.text == head] or [(head, line)]
    return Title(head, ((front, 1), *places) if front else tuple(places))


def _heading_title(blocks: Sequence[Block], headings: Sequence[Heading]) -> tuple[str, int]:
    """The heading that names the record, or the line that does where no heading can."""
    naming = [h for h in headings if not _GENERIC.match(h.text) and not _ASKED.match(h.text)]
    top = min(naming, key=lambda h: h.level, default=None)
    if top and naming.index(top) >= _LATE:
        # What comes after so much is a part of it, however large it is set.
        top = min(naming[: naming.index(top)], key=lambda h: h.level)
    first = blocks[0] if blocks else None
    alone = top and sum(h.level == top.level for h in naming) == 1
    if top and (top.level == 1 or alone or top.block is first):
        return top.text, top.line
    # Several headings of one kind are parts; what stands above them names the whole.
    said = _first_line(blocks)
    if said:
        return said
    if headings and headings[0].level == 1 and headings[0].block is first and len(headings) > 1:
        return headings[0].text, headings[0].line
    return (top.text, top.line) if top else ("", 0)


def _first_line(blocks: Sequence[Block]) -> tuple[str, int] | None:
    """A first paragraph that reads as a title: one short line and no sentence."""
    for text, line in plain_lines(b for b in blocks[:3] if b.kind is not BlockKind.HEADING):
        labelled = _TITLE_LABEL.match(text) if line < blocks[0].first + _HEAD_LINES else None
        if labelled:
            return labelled["title"].strip(), line
    first = blocks[0] if blocks else None
    if first is None or first.kind is not BlockKind.PARAGRAPH or len(first.lines) != 1:
        return None
    text = inline.plain_inline(first.lines[0].text).strip()
    label = voices.opening(text)
    person = label is not None and (label.honoured or bool(label.title))
    reads = 2 <= len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)
    named = not _GENERIC.match(text) and not _ASKED.match(text) and "://" not in text
    # `Session 6: 16:40~17:00` is when it was.
    named = named and not re.search(r"\d{1,2}:\d{2}", text)
    headed = len(blocks) > 1 and blocks[1].kind is BlockKind.HEADING
    strong = inline.is_only_strong(first.lines[0].text)
    return (text, first.first) if reads and named and not person and (headed or strong) else None


def _says_the_same(head: str, line: int, blocks: Sequence[Block], front: str) -> bool:
    """Whether the heading a file opens with has most words of the title its editor keeps."""
    if not blocks or blocks[0].first != line:
        return False
    words, theirs = ({*re.findall(r"[^\W_]{2,}", text)} for text in (head, front))
    return 2 * len(words & theirs) > min(len(words), len(theirs)) > 1


def given_speakers(source: Source, settled: Settled) -> tuple[Label, ...]:
    """The speakers that its maintainer settled, else those its front matter gives."""
    if settled.speakers:
        return tuple(people.given([*settled.speakers], 0))
    keys = ("speakers", "speaker")
    return tuple(each for key in keys for each in people.given(source.front_matter.get(key), 1))


def on_programme(source: Source, headings: Iterable[Heading]) -> tuple[Label, ...]:
    """The people that the description in the front matter announces, and those headings name.

    Questions and what is below them are not among these headings.
    """
    about = source.front_matter.get("description")
    lines = about.splitlines() if isinstance(about, str) else ()
    told = (label for line in lines for label in programme.announced(inline.plain_inline(line), 1))
    return (*told, *programme.of_headings(tuple(headings)))


def speakers(
    given: Sequence[Label],
    titles: Sequence[tuple[str, int]],
    headed: Sequence[Label],
    parts: Sequence[Part],
    handles: Collection[str] = (),
) -> tuple[Label, ...]:
    """Whom the front matter gives, titles name, lines announce, and who answers on a panel.

    Who answers beside the one the title names is a guest. Where no title names
    anybody, those of a roster and those who answer are the speakers, but for handles:
    a firm or a club answers on a panel and is nobody.
    """
    named = [label for text, line in titles for label in people.labels_in_title(text, line)]
    lines = {line for _, line in titles}
    in_title = bool(named) or any(label.line in lines for label in headed)
    opening = list(before_questions(parts))
    lines_before = list(plain_lines(opening))
    told = [people.announced(*each) for each in lines_before]
    told += [label for each in lines_before for label in programme.announced(*each)]
    told += [label for each in later_lines(parts) for label in programme.announced(*each)]
    told += headed
    blocks = [block for part in parts for block in blocks_of(part)]
    told += captions.of_duties(blocks, [text for text, _ in titles])
    if not in_title:
        told += [people.whose_talk(*each) for each in plain_lines(preamble(parts))]
        told += [programme.alone(*each) for each in lone_lines(preamble(parts))]
        first_words = plain_lines(preamble(parts), "님")
        told += [label for each in first_words for label in introductions.welcomed(*each)]
        told += rosters.of_rosters(opening)
        told += captions.of_captions(blocks)
        later = [each for part in parts if isinstance(part, Passage) for each in part.blocks]
        paragraphs = [block for block in later if block.kind is BlockKind.PARAGRAPH]
        told += introductions.captioned(plain_lines(paragraphs, " - "))
        named_lines = plain_lines(later, "님")
        told += [label for each in named_lines for label in introductions.introduced(*each)]
        told += (label for label in _answerers(parts) if label.name not in handles)
    named += _each_once(sorted(filter(None, told), key=lambda label: label.line))
    if given:
        # Who speaks is settled; how the text prints those names is worth keeping.
        known = {label.name for label in given}
        named = [*given, *(label for label in named if label.name in known)]
    return tuple(dict.fromkeys(named))


def _each_once(labels: Iterable[Label]) -> Iterator[Label]:
    """The first of all labels that print one person alike."""
    seen: set[tuple[str, str]] = set()
    for label in labels:
        if (label.name, label.printed) not in seen:
            seen.add((label.name, label.printed))
            yield label


def _answerers(parts: Sequence[Part]) -> Iterator[Label]:
    """Those who answer in their own names from the start; one who only adds a word is a guest."""
    for part in parts:
        turns = part.turns if isinstance(part, Asked) else ()
        for turn in turns if turns and turns[0].label else ():
            role = names.is_group(turn.label) or names.is_word(turn.label)
            if turn.label and not role and turn.label != _asker(part):
                yield voices.label(turn.label, turn.first)


def _asker(part: Part) -> str:
    """Who asks in a conversation: one who says a word between the answers is no answerer."""
    words = part.question.blocks[0].lines if isinstance(part, Asked) else ()
    found = labelled.label(words[0].text) if words else None
    return found[0] if found else ""


def date(
    source: Source, titles: Sequence[tuple[str, int]], parts: Sequence[Part]
) -> SaidDate | None:
    """When it was, as far as the text says."""
    given = dates.given_date(text_of(source.front_matter.get("date")))
    if given:
        return given
    # A title in the text says it before the one an editor keeps.
    ordered = sorted(titles, key=lambda place: place[1] < source.body)
    said = [found for text, line in ordered for found in dates.said_dates(text, line)]
    for text, line in plain_lines(preamble(parts)):
        if _EVENT_WORDS.search(text):
            said += dates.said_dates(text, line)
    for text, line in plain_lines(before_questions(parts)):
        if _DATE_LABEL.match(text):
            said += dates.said_dates(text, line)
    years = (dates.said_year(*each) for each in ordered if _YEARLY.search(each[0]))
    return said[0] if said else next(filter(None, years), None)


def text_of(value: object) -> str:
    """A value of front matter as text; empty if it is none."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
