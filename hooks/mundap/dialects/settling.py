"""What a maintainer settled, against what was recognised: sections, shapes, single lines.

Before recognition a section may be announced and its dialect given; after it
lines are moved: a denied question goes back to what it was written in, and
settled lines become the question of what follows them.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Sequence

from mundap.dialects import announcing, turns
from mundap.dialects.announcing import Announced
from mundap.dialects.cutting import between
from mundap.dialects.section import Item, Section, is_paragraph
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.settled import Settled
from mundap.model.transcript import Asked, Question, Turn, TurnKind
from mundap.text import inline

SETTLED = "settled"
"""The dialect of a question that no recogniser found."""

Range = tuple[int, int]


def same_heading(one: str, other: str) -> bool:
    """Whether two texts name one heading: spaces, case, marks and width do not matter."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum()) or "".join(folded.split())


def read_everywhere(sections: Sequence[Section], settled: Settled) -> list[Section]:
    """The sections, all of them announced if a maintainer's format would else read none.

    Who gives a format but no heading means the sections that announce
    questions; in a record that announces none, all but closing words.
    """
    if (
        settled.format is None
        or settled.under
        or any(section.announced is Announced.YES for section in sections)
    ):
        return [*sections]
    return [
        section
        if announcing.closes(section.title)
        else dataclasses.replace(section, announced=Announced.YES)
        for section in sections
    ]


def question_lines(items: Iterable[Item]) -> tuple[int, ...]:
    """Lines at which questions begin."""
    return tuple(item.question.first for item in items if isinstance(item, Asked))


def settle(items: Sequence[Item], outline: Sequence[Block], settled: Settled) -> tuple[Item, ...]:
    """Move the lines that are settled.

    Args:
        items: Everything of a file as it was read, headings as blocks among it.
        outline: The blocks of the file as they were written.
        settled: What a maintainer says.

    Returns:
        The items in reading order; every line that had a place has one.
    """
    # A rule says nothing, in an answer as elsewhere.
    outline = [block for block in outline if block.kind is not BlockKind.RULE]
    forced = [each for each in settled.questions if not settled.denies(each[0])]
    found = _denied(items, outline, settled)
    for each in sorted(forced):
        found = _forced(found, outline, each)
    return tuple(found)


def _denied(items: Sequence[Item], outline: Sequence[Block], settled: Settled) -> list[Item]:
    """Denied questions are what they were written in: words of the answer before, or a passage."""
    found: list[Item] = []
    for item in items:
        if not isinstance(item, Asked):
            found.append(item)
        elif not settled.denies(item.question.first):
            found.append(_without_followups(item, outline, settled))
        else:
            pieces = between(outline, item.first, item.last)
            heading = next((i for i, b in enumerate(pieces) if b.kind is BlockKind.HEADING), None)
            before = found[-1] if found else None
            if isinstance(before, Asked):
                found[-1] = _longer(before, pieces[:heading])
                found += pieces[heading:] if heading is not None else ()
            else:
                found += pieces
    return found


def _longer(asked: Asked, blocks: Sequence[Block]) -> Asked:
    """An exchange whose answer goes on."""
    return _with_turns(asked, (*asked.turns, *turns.turns(blocks))) if blocks else asked


def _with_turns(asked: Asked, said: Iterable[Turn]) -> Asked:
    merged: list[Turn] = []
    for turn in said:
        before = merged[-1] if merged else None
        if before and before.kind is turn.kind is TurnKind.ANSWER:
            blocks = (*before.blocks, *turn.blocks)
            merged[-1] = dataclasses.replace(before, last=turn.last, blocks=blocks)
        else:
            merged.append(turn)
    last = merged[-1].last if merged else asked.question.last
    return dataclasses.replace(asked, turns=tuple(merged), last=last)


def _without_followups(asked: Asked, outline: Sequence[Block], settled: Settled) -> Asked:
    """The exchange with its denied follow-ups as words of the answer."""
    if not any(settled.denies(turn.first) for turn in asked.followups):
        return asked
    return _with_turns(
        asked,
        [
            _as_answer(turn, outline)
            if turn.kind is TurnKind.FOLLOWUP and settled.denies(turn.first)
            else turn
            for turn in asked.turns
        ],
    )


def _as_answer(turn: Turn, outline: Sequence[Block]) -> Turn:
    blocks = between(outline, turn.first, turn.last)
    last = blocks[-1].last if blocks else turn.last
    return Turn(TurnKind.ANSWER, turn.first, last, blocks)


def _forced(items: Sequence[Item], outline: Sequence[Block], lines: Range) -> list[Item]:
    """Lines as a question; what follows, up to the next question or heading, is its answer."""
    first, last = lines
    hit = [i for i, item in enumerate(items) if item.last >= first and item.first <= last]
    words = between(outline, first, last)
    # Only the marks of a heading ask nothing.
    leaves = [leaf for b in words for leaf in b.walk() if any(x.text.strip() for x in leaf.lines)]
    if not hit or not leaves or _stands(items[hit[0]], leaves):
        return list(items)
    before, end = items[hit[0]], hit[-1]
    kept = _until(before, outline, first) if before.first < first else ()
    after = items[end]
    if isinstance(after, Asked):
        answer = _rest(after, outline, last)
    else:
        level = words[0].level if words[0].kind is BlockKind.HEADING else 0
        while end + 1 < len(items) and _goes_on(items[end + 1], level):
            end += 1
        answer = turns.turns(between(outline, last + 1, items[end].last))
    question = _known_question(items[hit[0]], leaves) or _question(leaves)
    asked = Asked(question, (), question.first, question.last, _section(items[: hit[0]]), SETTLED)
    return [*items[: hit[0]], *kept, _with_turns(asked, answer), *items[end + 1 :]]


def _goes_on(item: Item, level: int) -> bool:
    """Whether an item belongs to the answer before it; under a heading, its own headings do."""
    if isinstance(item, Asked):
        return False
    if item.kind is BlockKind.RULE:
        return False
    return item.kind is not BlockKind.HEADING or 0 < level < item.level


def _stands(item: Item, leaves: Sequence[Block]) -> bool:
    """Whether lines are a question already, and all of one."""
    return isinstance(item, Asked) and (item.question.first, item.question.last) == (
        leaves[0].first,
        leaves[-1].last,
    )


def _known_question(item: Item, leaves: Sequence[Block]) -> Question | None:
    """The follow-up that is now a question by itself, its mark removed."""
    followups = item.followups if isinstance(item, Asked) else ()
    place = leaves[0].first, leaves[-1].last
    known = (turn.question for turn in followups if turn.question is not None)
    return next((each for each in known if (each.first, each.last) == place), None)


def _question(leaves: Sequence[Block]) -> Question:
    """A question of lines that stood anywhere; a line that is all strong is not, as a question."""
    return turns.question(
        [
            dataclasses.replace(
                leaf,
                kind=leaf.kind if is_paragraph(leaf) else BlockKind.PARAGRAPH,
                level=0,
                info="",
                lines=tuple(Line(line.number, _unmarked(line.text)) for line in leaf.lines),
            )
            for leaf in leaves
        ]
    )


def _unmarked(text: str) -> str:
    words = text.strip()
    if not inline.is_only_strong(words):
        return words
    return words.removeprefix(mark := words[:2]).removesuffix(mark).strip()


def _until(item: Item, outline: Sequence[Block], line: int) -> tuple[Item, ...]:
    """What of an item stands before a line."""
    if not isinstance(item, Asked):
        return between((item,), item.first, line - 1)
    if item.question.last >= line:
        left = between(item.question.blocks, item.first, line - 1)
        if not left:
            return between(outline, item.first, line - 1)
        question = turns.question(left)
        return (dataclasses.replace(item, question=question, turns=(), last=question.last),)
    said: list[Turn] = []
    for turn in item.turns:
        if turn.last < line:
            said.append(turn)
        elif turn.first < line:
            said.append(_turn_until(turn, outline, line))
    if not said:
        # What was taken for the mark of the answer (`답`) is all that is left of it.
        said += turns.turns(between(outline, item.question.last + 1, line - 1))
    return (_with_turns(item, said),)


def _turn_until(turn: Turn, outline: Sequence[Block], line: int) -> Turn:
    cut = dataclasses.replace(turn, last=line - 1)
    if turn.question is not None and turn.question.last >= line:
        return _as_answer(cut, outline)
    blocks = between(turn.blocks, turn.first, line - 1)
    return dataclasses.replace(cut, blocks=blocks, last=blocks[-1].last if blocks else turn.first)


def _rest(asked: Asked, outline: Sequence[Block], line: int) -> tuple[Turn, ...]:
    """What an exchange says after a line."""
    if asked.question.last > line:
        return turns.turns(between(outline, line + 1, asked.last))
    said: list[Turn] = []
    for turn in asked.turns:
        if turn.first > line:
            said.append(turn)
        elif turn.last > line:
            said += turns.turns(between(outline, line + 1, turn.last))
    return tuple(said)


def _section(items: Sequence[Item]) -> str:
    """The heading before a place, plain text."""
    for item in reversed(items):
        if isinstance(item, Asked):
            return item.section
        if item.kind is BlockKind.HEADING:
            return " ".join(inline.plain_inline(line.text) for line in item.lines).strip()
    return ""
