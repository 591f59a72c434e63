"""The cast of a record: names that its own text shows to be people's.

`홍길동: …` speaks and `안정성: …` does not, though both look like a name.
A name is known when somebody calls it 님, when a heading gives it to a talk,
or when it comes back as the label of one who speaks and is never used as a noun.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from mundap.model.blocks import Block, BlockKind, Line
from mundap.speakers import names, voices

_CALLED = re.compile(
    rf"(?<![가-힣])(?P<name>{names.NAME}|[가-힣]{{2,4}}?)(?:\s?(?:{names.TITLE}))?\s?님"
)
_LATIN = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?")
FULL = 3
"""Syllables of nearly all Korean names."""
_WORD = re.compile(r"[가-힣]+")
# A name of a person is rarely an object, a place or an adverb in notes; a noun is.
_PARTICLES = ("을", "를", "으로", "로", "에", "도", "적", "까지", "보다", "하고", "이란", "란")


def cast(blocks: Sequence[Block], known: Iterable[str] = ()) -> frozenset[str]:
    """Names that may stand as bare labels in this record.

    Args:
        blocks: The whole outline.
        known: Names that are known already: of its front matter, its headings, the roster.
    """
    leaves = [leaf for block in blocks for leaf in block.walk() if leaf.kind is not BlockKind.CODE]
    texts = [line.text for leaf in leaves for line in leaf.lines]
    called = {
        match["name"]
        for text in texts
        if "님" in text
        for match in _CALLED.finditer(text)
        if not names.is_word(match["name"]) and not match["name"].endswith(names.TITLES)
    }
    found = {*called, *known}
    words = Counter(word for text in texts for word in _WORD.findall(text))
    labels = Counter(_labels(blocks))
    could = {
        name
        for name in labels
        if name not in found
        and names.looks_like_a_name(name)
        and not any(words[name + particle] for particle in _PARTICLES)
    }
    returning = {name for name in could if labels[name] > 1}
    # Beside people who are known to answer in this shape, one more name is one of them.
    company = returning or any(name in labels for name in found if names.looks_like_a_name(name))
    found |= could if company else returning
    return frozenset({*found, *_in_company(blocks, found)})


def _in_company(blocks: Sequence[Block], found: Collection[str]) -> set[str]:
    """Names of any kind that answer more than once in lists of nothing but answerers.

    `React: …` stands among others of its kind, `Ada: …` beside people who are known.
    """
    often: Counter[str] = Counter()
    for block in (each for top in blocks for each in top.walk() if each.kind is BlockKind.LIST):
        heads = [item.children[0] for item in block.children if item.children]
        labels = [voices.opening(head.lines[0].text) for head in heads if head.lines]
        said = [label.name for label in labels if label is not None]
        others = [name for name in said if name not in found]
        if len(said) == len(block.children) > 1 and len(others) < len(said):
            often.update({name for name in others if _could_be(name)})
    return {name for name, count in often.items() if count > 1}


def _could_be(name: str) -> bool:
    return bool(_LATIN.fullmatch(name)) or (len(name) == FULL and names.parted(name) is not None)


def _labels(blocks: Iterable[Block]) -> Iterator[str]:
    """The names that stand as labels do, each time they do."""
    for block in blocks:
        # An item of one word labels nothing: `* 추상화` is an answer.
        single = block.kind is BlockKind.ITEM and len(block.children) == 1
        for child in block.children:
            if not (single and len(child.lines) == 1 and _is_alone(child.lines[0])):
                yield from _labels((child,))
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            found = (voices.opening(line.text) for line in block.lines)
            yield from (label.name for label in found if label)


def _is_alone(line: Line) -> bool:
    label = voices.opening(line.text)
    return label is not None and label.mark is voices.Mark.ALONE
