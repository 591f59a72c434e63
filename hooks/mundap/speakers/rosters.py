"""Who is there: lists each item of which begins or ends with a person, and rows of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Label
from mundap.speakers import names, programme, voices
from mundap.text.inline import plain_inline

_LONGEST_TAIL = 60
"""Characters of an item that ends in a person, at most."""


def of_rosters(blocks: Iterable[Block]) -> Iterator[Label]:
    """The people of lists and lines that say who is there."""
    for block in blocks:
        for each in block.walk():
            if each.kind is BlockKind.LIST:
                # What is nested in a list is an example of something.
                yield from _roster(each) if each is block else ()
            elif each.kind is BlockKind.PARAGRAPH:
                for line in each.lines:
                    if "님" in line.text:
                        yield from programme.listed(plain_inline(line.text), line.number)


def _roster(block: Block) -> Iterator[Label]:
    """A list of at least two items, each of which begins with a person."""
    found: list[Label] = []
    if len(block.children) > 1 and (ending := [*_ending(block)]):
        yield from ending
        return
    for item in block.children:
        head = item.children[0] if item.children else None
        if head is None or head.kind is not BlockKind.PARAGRAPH:
            return
        opening = voices.opening(head.lines[0].text)
        if opening is None or not (names.looks_like_a_name(opening.name) or opening.honoured):
            return
        found.append(voices.label(opening.label, head.first))
    if len({label.name for label in found}) > 1:
        yield from found


def _ending(block: Block) -> Iterator[Label]:
    """A list each item of which is one line that ends in a person: `어느 회사 CTO 홍길동님`."""
    lines = [leaf.lines for item in block.children for leaf in item.walk() if leaf.lines]
    said = [(plain_inline(each[0].text), each[0].number) for each in lines if len(each) == 1]
    if len(said) != len(block.children):
        return
    if any(len(text) >= _LONGEST_TAIL or programme.NOT_SPEAKING.search(text) for text, _ in said):
        return
    found = [programme.person_at_end(*each) for each in said]
    yield from (filter(None, found) if all(found) else ())
