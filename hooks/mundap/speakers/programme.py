"""Who is on the programme: the people that headings and lines about them say speak.

`## 2. 테스트하기 쉬운 코드 - 홍길동 (어느 회사)`, `* 홍길동 : 어느 회사 개발자`,
`발표자: 홍길동, 나영희`, `왼쪽부터 홍길동님, 나영희 교수님`, a name in a line of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mundap.model.transcript import Heading, Label
from mundap.speakers import names, voices

_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]")
_TAIL = re.compile(
    r"(?:\s[-–—|/:：~]+\s*|[-–—:：|>》」』”\"]\s+|\bby\.?\s+)(?P<tail>[^-–—|>》」』:：]{2,60})$"
)
_HEAD = re.compile(
    rf"^[\d.\-)\s]*(?P<label>{names.NAME}(?:\s?(?:{names.TITLE}))?\s?님)"
    r"(?:의\s|\s*(?:발표|강연|강의|이야기|세션|토크)|\s*[-–—:：|]|\s*$)"
)
# `세션 2. 홍길동 연사`, `1. 홍길동 기자의 …`: who has a title needs no honorific.
_PLACE = r"^(?:(?:세션|session|파트|part|발표|강연)\s*)?[\d.\-)#:\s]*"
_TITLED = re.compile(
    rf"(?i){_PLACE}(?P<label>(?P<name>{names.NAME})\s(?:{names.TITLE}))(?:의\s|\s*[-–—:：|]|\s*$)"
)
BESIDE = re.compile(r"\s*[,(（|/:：]|\s[-–—]\s")
# `어느 회사 '홍길동' 님의 클리닉`: what is done there is the part of the one it belongs to.
_WHOSE_PART = re.compile(
    rf"(?<![가-힣])['‘\"“]?(?P<label>{names.NAME})['’\"”]?(?:\s?(?:{names.TITLE}))?\s?님의\s"
    r"(?:발표|강연|강의|특강|세션|토크|키노트|데모|클리닉|코칭|멘토링|워크[숍샵]|실습)"
)
# `어느 회사 연구원 홍길동`, where other headings name people, too.
_NAMED_LAST = re.compile(
    rf"(?:^|\s)(?:{names.TITLE}|에반젤리스트|연사|강사|발표자)\s(?P<label>{names.NAME})$"
)
_SEPARATOR = re.compile(r"\s*(?:[,、&·/]|(?<=님)\s*(?:과|와)\s)\s*")
_DUTY = (
    r"(?:발표자?|연사|강연자?|강사|멘토|패널(?:리스트|토론)?|토론자?|스피커|진행자?|사회자?|출연자?|"
    r"답변자?|모더레이터|게스트|초대\s?손님|speakers?|presenters?|panel(?:ist)?s?|moderator)"
)
_DUTY_LEAD = re.compile(rf"^{_DUTY}\s*(?:[:：\-–]\s*)?", re.I)
_ANNOUNCED = re.compile(rf"^\W*{_DUTY}(?:\s*소개)?\s*[:：|\-–]\s*(?P<people>[^|\n]{{2,120}})", re.I)
# People who are thanked, hosted or met did not speak.
NOT_SPEAKING = re.compile(
    r"감사|고맙|덕분|도움|도와|후원|주최|추천|참고|참석|만나|뵙|인사|에게|께|소개로"
)
"""Words beside the names of people who are only spoken of."""
_IN_BRACKETS = re.compile(r"[(（](?P<inside>[^()（）]{2,60})[)）]\s*$")
_LEADS_ON = re.compile(r"(?:의|을|를|은|는|한|된|할|로|에|며|고|던)$")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}")

FULL = 3
"""Syllables of nearly all Korean names."""
EMPLOYER = 3
"""Words of an employer after a name, at most."""
LONGEST_ROW = 400
"""Characters of a line that says who is there, at most."""


def of_headings(headings: Sequence[Heading]) -> Iterator[Label]:
    """The people to whom headings give their part."""
    tails: dict[int, list[tuple[Heading, str, tuple[Label, ...]]]] = defaultdict(list)
    found: list[Label] = []
    for heading in headings:
        if heading.text.endswith(("?", "？")) or len(heading.text) > LONGEST_ROW:
            continue
        text = _ASIDE.sub("", heading.text) if not heading.text.startswith("[") else heading.text
        text = _ASIDE.sub("", text.rstrip()) if text.rstrip().endswith((")", "）")) else text
        match = _TAIL.search(text.rstrip())
        found += _in_brackets(heading)
        tail = match["tail"].strip() if match else ""
        people = _of_tail(tail, heading.line)
        if tail:
            tails[heading.level].append((heading, tail, people))
        found += people
        titled = _TITLED.match(heading.text)
        lead = _HEAD.match(heading.text) or _HEAD.match(tail)
        # `전설의 개발자` is no name.
        if (
            titled
            and names.looks_like_a_name(titled["name"])
            and not _LEADS_ON.search(titled["name"])
        ):
            lead = titled
        lead = lead or _WHOSE_PART.search(heading.text)
        if lead and not people:
            found.append(voices.label(lead["label"], heading.line))
    for each in tails.values():
        # Where most parts of a programme end in a name, so do those with a name of another kind.
        if 2 * sum(bool(people) for *_, people in each) >= len(each) > 1:
            found += [
                Label(name.removesuffix("님").strip(), "", name, heading.line)
                for heading, tail, people in each
                if not people and _is_nickname(name := BESIDE.split(tail, maxsplit=1)[0])
            ]
    for heading in headings if found else ():
        last = _NAMED_LAST.search(heading.text) if len(heading.text) <= LONGEST_ROW else None
        if last and names.looks_like_a_name(last["label"]):
            found.append(voices.label(last["label"], heading.line))
    yield from sorted(found, key=lambda label: label.line)


def _in_brackets(heading: Heading) -> tuple[Label, ...]:
    """The people in the brackets that a heading ends with: `## 첫 발표(홍길동님)`."""
    match = _IN_BRACKETS.search(heading.text)
    if match is None or not match["inside"].endswith("님"):
        return ()
    return persons(match["inside"], heading.line, last_word=True)


def _of_tail(tail: str, line: int) -> tuple[Label, ...]:
    """The people a heading ends in; the last or the first of what a blank and a slash part."""
    parts = re.split(r"\s/\s", tail) if tail else []
    return next(
        filter(
            None,
            (
                persons(each, line, last_word=True)
                for each in (tail, *parts[-1:], *parts[:1])
                if each
            ),
        ),
        (),
    )


def _is_nickname(text: str) -> bool:
    name = text.removesuffix("님").strip()
    hangul = bool(re.fullmatch(r"[가-힣]{2,5}", name))
    return (hangul and not names.is_word(name)) or bool(_LATIN_NAME.fullmatch(name))


def persons(text: str, line: int, *, last_word: bool = False) -> tuple[Label, ...]:
    """The people a text lists and nothing else; none if anything in it is no person.

    Args:
        text: `홍길동(어느 회사), 나영희 교수님`.
        line: Where it stands.
        last_word: Whether an employer may stand in front of each (`어느 회사 홍길동`).
    """
    said = _SEPARATOR.split(_DUTY_LEAD.sub("", _ASIDE.sub("", text)).strip(" .*"))
    found = [_person(each.strip(), line, last_word) for each in said]
    if not any(found):
        return ()
    # Beside a Korean name, `Ada Kim` is one, too.
    both = [
        label or (Label(each, "", each, line) if _LATIN_NAME.fullmatch(each) else None)
        for each, label in zip(said, found, strict=True)
    ]
    return tuple(label for label in both if label) if all(both) else ()


def _person(text: str, line: int, last_word: bool) -> Label | None:
    words = text.split()
    starts = range(len(words)) if last_word else range(min(1, len(words)))
    for start in starts:
        printed = " ".join(words[start:])
        parted = names.parted(printed)
        if parted is None:
            continue
        name, title, honoured = parted
        # The name of an employer has few words, and none of them leads on to the next.
        if start and not honoured and (start > 3 or _LEADS_ON.search(words[start - 1])):
            continue
        # `기술 총괄 한빛솔님`: with 님 any word of the length of a name is one.
        called = honoured and (start == 0 or bool(title) or len(name) == FULL)
        if names.looks_like_a_name(name) or called:
            return Label(name, title, printed, line)
    return None


def announced(text: str, line: int) -> tuple[Label, ...]:
    """The people of a line that says what they are there for: `발표자: 홍길동, 나영희 교수님`."""
    match = _ANNOUNCED.match(text) if len(text) <= LONGEST_ROW else None
    if match is None:
        return ()
    # `홍길동 부사장, 어느 회사`: who has a title may be followed by an employer.
    first, _, employer = match["people"].partition(",")
    alone = persons(first, line) if employer else ()
    titled = len(alone) == 1 and alone[0].title and names.looks_like_a_name(alone[0].name)
    return (
        persons(match["people"], line)
        or (alone if titled else ())
        or _with_employers(match["people"], line)
    )


def _with_employers(text: str, line: int) -> tuple[Label, ...]:
    """The people a text begins with, the last before an employer: `홍길동, 나영희 어느 꽃집`."""
    found: list[Label] = []
    for each in _SEPARATOR.split(_ASIDE.sub("", text).strip(" .*")):
        name, *rest = each.split() or [""]
        bare = name.removesuffix("님")
        if not names.looks_like_a_name(bare) or len(rest) > EMPLOYER:
            break
        found.append(Label(bare, "", name, line))
        if rest:
            break
    return tuple(found)


def listed(text: str, line: int) -> tuple[Label, ...]:
    """Two or more people in a row, or nothing but people after what they are of."""
    if len(text) > LONGEST_ROW or "님" not in text or NOT_SPEAKING.search(text):
        return ()
    before, colon, after = text.strip(" ()*").rpartition(":")
    said = _SEPARATOR.split(
        _ASIDE.sub("", after if colon and len(before) <= 20 else text).strip(" ()*.")
    )
    found = tuple(filter(None, (person_at_end(each, line) for each in said)))
    return found if len(found) > 1 or (colon and len(found) == len(said)) else ()


def person_at_end(text: str, line: int) -> Label | None:
    """The person whom a text ends in, with 님."""
    if not text.endswith("님"):
        return None
    return _person(text[-40:].strip(), line, last_word=True)


def alone(text: str, line: int) -> Label | None:
    """The person a line names and says nothing else: `홍길동 님 (hong@example.com)`."""
    opening = voices.opening(_ASIDE.sub("", text)) if len(text) < 80 else None
    if opening is None or opening.mark is not voices.Mark.ALONE:
        return None
    person = names.looks_like_a_name(opening.name) and (opening.honoured or opening.title)
    return voices.label(opening.label, line) if person else None
