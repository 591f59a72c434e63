"""Who speaks, as the lines right below a heading say: `> 어느 회사 홍길동`, `> 홍길동(직함, 회사)`.

A caption is a quote or a short paragraph that opens the part of one talk. Bare names at the end
of it are people where several parts of the record have such a caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Label
from mundap.speakers import names, programme, voices
from mundap.text.inline import plain_inline

REGULAR = 2
"""Parts whose captions end in a name, so that names are believed without a title."""
_LONGEST = 120
"""Characters of a line of a caption, at most."""
_SHORT = 40
"""The same of one that is neither a quote nor said to be a person."""
_LONGEST_DUTY = 40
"""Characters of a heading that says that people come, at most."""
# `발표` and `토론` alone are parts of a talk.
_ONLY_DUTY = re.compile(
    r"^\W*(?:발표자|연사|강연자|강사|멘토|패널(?:리스트)?|토론자|스피커|출연자|게스트|초대\s?손님|"
    r"speakers?|presenters?|panel(?:ist)?s?)(?:\s?님)?(?:\s*(?:및\s)?(?:소개|정보|약력|프로필|introduction|profile))?\W*$",
    re.I,
)
_SENTENCE = re.compile(r"(?:다|요|죠|까|함|음|됨)[.!?~)\s]*$")
_ROW = re.compile(r"\s*,\s*(?![^()（）]*[)）])")
_WITH_ASIDE = re.compile(
    r"^(?P<name>[가-힣]{2,4}|[A-Z][a-z]+(?:\s[A-Z][a-z]+){1,2})\s*[(（](?P<aside>[^()（）]{2,80})[)）]$"
)
_LAST = re.compile(r"^(?P<lead>.{2,80}?)\s+(?P<people>[가-힣]{3}(?:\s*/\s*[가-힣]{3})*)$")


def of_captions(blocks: Iterable[Block]) -> tuple[Label, ...]:
    """The people that captions name: with a role beside them, or by the habit of the record."""
    surely: list[Label] = []
    maybe: list[tuple[Label, ...]] = []
    for text, line in _lines(blocks):
        named = tuple(_with_asides(text, line)) or _titled(text, line)
        surely += named
        if not named and (bare := tuple(_at_end(text, line))):
            maybe.append(bare)
    regular = len(maybe) >= REGULAR
    return (*surely, *(label for each in maybe if regular for label in each))


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[str, int]]:
    """The plain lines of captions."""
    below = False
    for block in blocks:
        if below and block.kind is BlockKind.QUOTE:
            for leaf in block.walk():
                for line in leaf.lines if leaf.kind is BlockKind.PARAGRAPH else ():
                    text = plain_inline(line.text).strip()
                    if len(text) <= _LONGEST and not _SENTENCE.search(text):
                        yield text, line.number
        elif below and block.kind is BlockKind.PARAGRAPH and len(block.lines) == 1:
            # A plain line is a caption only if it ends in somebody.
            text = plain_inline(block.lines[0].text).strip()
            if len(text) <= _SHORT and text.endswith("님"):
                yield text, block.first
        below = block.kind is BlockKind.HEADING


def of_duties(blocks: Iterable[Block], titles: Sequence[str]) -> Iterator[Label]:
    """The people right below headings that only say who comes: `### 발표자`, `## 연사 소개`.

    Args:
        blocks: Headings and what stands below them, in order.
        titles: What the record is called.
    """
    duty = False
    for block in blocks:
        if duty and block.kind in (BlockKind.LIST, BlockKind.PARAGRAPH, BlockKind.QUOTE):
            heads = [item.children[:1] for item in block.children] or [(block,)]
            for leaf in (each for head in heads for each in head):
                if leaf.kind is BlockKind.PARAGRAPH:
                    first = leaf.lines[0]
                    yield from _below_duty(plain_inline(first.text).strip(), first.number, titles)
        heading = block.kind is BlockKind.HEADING and len(block.lines) == 1
        duty = heading and _is_duty(plain_inline(block.lines[0].text))


def _is_duty(text: str) -> bool:
    """Whether a heading only says that who speaks comes below it: `연사 소개`, `발표자`."""
    return len(text) <= _LONGEST_DUTY and bool(_ONLY_DUTY.match(text))


def _below_duty(text: str, line: int, titles: Sequence[str]) -> tuple[Label, ...]:
    """The people of a line below such a heading: `홍길동, 어느 회사`, `홍길동 님`.

    Args:
        text: The plain line.
        line: Where it stands.
        titles: What the record is called: a name of rare syllables is one if it is there, too.
    """
    if len(text) > programme.LONGEST_ROW:
        return ()
    lead = programme.BESIDE.split(text.strip(), maxsplit=1)[0].strip()
    if (
        names.parted(lead)
        and len(lead) >= programme.FULL
        and any(lead in title for title in titles)
    ):
        return (voices.label(lead, line),)
    found = programme.persons(text, line)
    # Beside one name a word in Latin letters is an employer.
    firm = any(label.name.isascii() and " " not in label.name for label in found)
    return programme.persons(lead, line) if firm or not found else found


def _with_asides(text: str, line: int) -> Iterator[Label]:
    """`홍길동(직함, 회사), Ada Kim(직함)`: every one with what they are beside the name."""
    matches = [_WITH_ASIDE.match(each) for each in _ROW.split(text)]
    korean = any(m and names.looks_like_a_name(m["name"]) for m in matches)
    if all(m and _is_person(m["name"], m["aside"], korean) for m in matches):
        yield from (Label(m["name"], "", m["name"], line) for m in matches if m)


def _is_person(name: str, aside: str, beside: bool) -> bool:
    """Whether a name with an aside is a person's: `Relational Database (관계형 …)` is none.

    A name in Latin letters stands beside a Korean one, or has a role and an employer.
    """
    if name.isascii():
        return beside or "," in aside
    return names.looks_like_a_name(name)


def _titled(text: str, line: int) -> tuple[Label, ...]:
    """`어느 대학교 홍길동 교수`: the title tells that it is a person."""
    found: Sequence[Label] = programme.persons(text, line, last_word=True)
    return tuple(label for label in found if label.title and names.looks_like_a_name(label.name))


def _at_end(text: str, line: int) -> Iterator[Label]:
    """`어느 회사 홍길동/나영희`, or a name and nothing else."""
    match = _LAST.match(text)
    people = re.split(r"\s*/\s*", match["people"]) if match else [text]
    if all(map(names.looks_like_a_name, people)) and not (match and _leads_on(match["lead"])):
        yield from (Label(name, "", name, line) for name in people)


def _leads_on(lead: str) -> bool:
    """Whether the words before a name are part of a phrase with it (`배우는 이유리`)."""
    return bool(re.search(r"(?:의|을|를|은|는|한|된|할|로|에|며|고|던)$", lead))
