"""A section of a transcript as the recognisers see it."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mundap.dialects import announcing, marks, turns
from mundap.dialects.announcing import Announced
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked
from mundap.text import inline

Item = Block | Asked
"""What a section is made of once it is read."""


def sounds_like_questions(heading: str) -> bool:
    """Whether a heading may announce questions, generously: for doubts, not for reading."""
    return bool(re.search(r"(?i)질문|질의|물어|묻|답변|(?<![a-z])q(?![a-z])", heading)) or bool(
        announcing.heading(unicodedata.normalize("NFKC", heading))
    )


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts people have in a record that is a conversation."""

    askers: frozenset[str] = frozenset()
    """Labels of those who ask; empty where there is no conversation."""
    answerers: frozenset[str] = frozenset()
    """Labels of the others who speak."""
    spread: bool = False
    """Whether what is said goes on in blocks without a label."""


NOBODY = Roles()
"""The roles of a record that is no conversation."""


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks between two headings."""

    heading: Block | None
    """Its heading; None before the first one."""
    title: str
    """Plain text of its heading; empty before the first one."""
    blocks: tuple[Block, ...]
    """Its blocks and the rules between them; headings are not among them."""
    announced: Announced = Announced.NO
    """Whether it is said to hold questions."""
    announces: bool = False
    """Whether its own heading or opening words say so, or say that there are none."""
    elsewhere: bool = False
    """Whether the record announces its questions in other sections."""
    roles: Roles = NOBODY
    """Who asks and who answers in the record, if it is a conversation."""
    denied: tuple[tuple[int, int], ...] = ()
    """(first, last) lines that its maintainer says hold no question."""

    def allows(self, block: Block) -> bool:
        """Whether a block may open a question, as far as its maintainer settled that."""
        return not any(first <= block.first <= last for first, last in self.denied)

    @property
    def level(self) -> int:
        """Level of its heading; 0 before the first one."""
        return self.heading.level if self.heading else 0


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One way in which writers mark a question."""

    name: str
    """As diagnostics and `mundap inspect` call it."""
    read: Callable[[Section], tuple[Item, ...]]
    """The section with its exchanges found; the same blocks when there are none."""
    distinct: float = 0.0
    """How little its mark is used for anything else, 0 to 2."""
    anywhere: bool = False
    """Whether it reads sections, too, that announce no questions."""


def gather(
    blocks: Sequence[Block],
    opens: Callable[[Block], bool],
    asked: Callable[[Block, Sequence[Block]], Asked],
    answered: Callable[[Block], bool] = lambda block: False,
    ends: Callable[[Block], bool] = lambda block: False,
) -> tuple[Item, ...]:
    """Cut blocks at those that open an exchange; what precedes the first stays as it is.

    A rule ends an exchange that has an answer: what follows it is not about the question.
    A strong line right above the next question is a small heading over that one.

    Args:
        blocks: Blocks of a section.
        opens: Whether a block is (or begins with) a question.
        asked: Makes an exchange of such a block and those up to the next one.
        answered: Whether such a block holds (the beginning of) its answer, too.
        ends: Whether a block, as a rule does, ends the answer before it.
    """
    starts = [index for index, block in enumerate(blocks) if opens(block)]
    if not starts:
        return tuple(blocks)
    found: list[Item] = [*blocks[: starts[0]]]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        after, rest = until_rule(
            blocks[start + 1 : end], answered(blocks[start]), followed=end < len(blocks)
        )
        cut = next((i for i, block in enumerate(after) if ends(block)), len(after))
        after, rest = after[:cut], [*after[cut:], *rest]
        if end < len(blocks) and not rest and after and _is_strong_line(after[-1]):
            rest = [after.pop()]
        found += [asked(blocks[start], after), *rest]
    return tuple(found)


def _is_strong_line(block: Block) -> bool:
    return is_paragraph(block) and len(block.lines) == 1 and marks.is_strong(first_line(block))


def until_rule(
    blocks: Sequence[Block], answered: bool = False, *, followed: bool = False
) -> tuple[list[Block], list[Block]]:
    """An answer and what a rule parts from it; rules before the answer part nothing.

    Nor does a single rule between two parts of an answer, if the next question comes without.

    Args:
        blocks: What follows a question.
        answered: Whether its answer began before them.
        followed: Whether another question comes right after them.
    """
    rules = sum(block.kind is BlockKind.RULE for block in blocks)
    if followed and rules == 1 and blocks[-1].kind is not BlockKind.RULE:
        return [block for block in blocks if block.kind is not BlockKind.RULE], []
    answer: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.RULE:
            answer.append(block)
        elif answer or answered:
            return answer, list(blocks[index:])
    return answer, []


def exchange(question: Sequence[Block], answer: Sequence[Block], first: int = 0) -> Asked:
    """An exchange of the blocks of its question and those of its answer.

    The marks in front of them are taken away.

    Args:
        question: At least one block.
        answer: Blocks after the question; none when nobody answered.
        first: Where it begins, when the mark stands above the question.
    """
    asking = [_unmarked(question[0], marks.opening), *question[1:]]
    if not any(leaf.lines for block in asking for leaf in block.walk()):
        # A mark and nothing else: it is all that was asked.
        asking = [*question]
    answering = [*answer]
    if answering:
        opened = _unmarked(answering[0], marks.answer)
        if any(leaf.lines for leaf in opened.walk()):
            answering[0] = opened
        elif len(answering) > 1:
            # The mark stood alone; if nothing follows it, it is all that was said.
            del answering[0]
    last = max(block.last for block in (*question, *answer))
    return Asked(turns.question(asking), turns.turns(answering), first or question[0].first, last)


def _unmarked(block: Block, mark: Callable[[str], marks.Marked | None]) -> Block:
    """A block without the mark in front of its first words.

    A paragraph that is only a mark comes back empty; inside a list or quote it stays.
    """
    if block.children:
        first = _unmarked(block.children[0], mark)
        empty = not first.lines and not first.children
        return block if empty else dataclasses.replace(block, children=(first, *block.children[1:]))
    found = mark(block.lines[0].text) if block.lines else None
    if found is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return block
    lines = (Line(block.lines[0].number, found.text), *block.lines[1:])
    return dataclasses.replace(block, lines=lines if found.text else lines[1:])


def first_line(block: Block) -> str:
    """The first line of a block, or of the first block in it."""
    while block.children:
        block = block.children[0]
    return block.lines[0].text if block.lines else ""


def paragraph(lines: Sequence[Line]) -> Block:
    """A paragraph of lines."""
    return Block(BlockKind.PARAGRAPH, lines[0].number, lines[-1].number, lines=tuple(lines))


_BULLET = re.compile(r"^[-*+•]\s+(?=\S)")


def is_bullet(line: Line) -> bool:
    """Whether a line of a paragraph is an item: a list indented too far is none in CommonMark."""
    return bool(_BULLET.match(line.text))


def paragraph_or_list(lines: Sequence[Line]) -> list[Block]:
    """Lines as a paragraph and, from the first bullet on, as a list of one level."""
    start = next((i for i, line in enumerate(lines) if is_bullet(line)), len(lines))
    blocks = [paragraph(lines[:start])] if start else []
    items: list[list[Line]] = []
    for line in lines[start:]:
        if is_bullet(line):
            items.append([Line(line.number, _BULLET.sub("", line.text))])
        else:
            items[-1].append(line)
    if items:
        children = tuple(
            Block(BlockKind.ITEM, item[0].number, item[-1].number, children=(paragraph(item),))
            for item in items
        )
        blocks.append(
            Block(BlockKind.LIST, children[0].first, children[-1].last, children=children)
        )
    return blocks


def is_paragraph(block: Block) -> bool:
    """Whether a block is a paragraph."""
    return block.kind is BlockKind.PARAGRAPH


def is_picture(block: Block) -> bool:
    """Whether a block is a paragraph of pictures and nothing else."""
    return is_paragraph(block) and all(
        "![" in x.text and inline.is_only_images(x.text) for x in block.lines
    )


def sounds_asked(asked: Asked) -> bool:
    """Whether a found question sounds like one; a picture cannot tell."""
    return asked.question.text is None or marks.asks(asked.question.text)
