"""A conversation: `**진행자**: 질문`, then `**홍길동**: 답`; also in quotes, items or lines.

Who asks and who answers is told by the whole record (see `roles`). What an asker says without
asking goes with the answer when it is a word between (`그렇군요.`); a longer remark ends it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from mundap.dialects import turns
from mundap.dialects.announcing import Announced
from mundap.dialects.labelled import Said, stretches
from mundap.dialects.roles import asks
from mundap.dialects.section import Item, Recogniser, Section, is_picture
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked, Turn, TurnKind

BETWEEN = 25
"""Characters of what an asker says only to go on listening, at most."""


def _read(section: Section) -> tuple[Item, ...]:
    roles = section.roles
    if not roles.askers or (section.elsewhere and section.announced is Announced.NO):
        return section.blocks
    spoken = _merged(stretches(section.blocks), roles.askers | roles.answerers)
    found: list[Item] = []
    current: list[Said] = []
    for index, said in enumerate(spoken):
        follower = spoken[index + 1].who if index + 1 < len(spoken) else ""
        after: list[Block] = []
        if said.who and index + 1 == len(spoken) and not roles.spread:
            said, after = _closed(said)
        if said.who in roles.askers:
            between = len(said.text) <= BETWEEN and follower in roles.answerers
            if asks(said) and said.blocks and section.allows(said.written[0]):
                found += _exchange(current)
                current = [said]
            elif between and len(current) > 1:
                current.append(said)
            else:
                found += [*_exchange(current), *said.written]
                current = []
        elif said.who and current:
            current.append(said)
        else:
            found += [*_exchange(current), *said.written]
            current = []
        if after:
            found += [*_exchange(current), *after]
            current = []
    found += _exchange(current)
    return tuple(found) if any(isinstance(item, Asked) for item in found) else section.blocks


def _merged(spoken: Iterable[Said], members: frozenset[str]) -> list[Said]:
    """What is said, with labels of nobody taken for words, and one's stretches made one."""
    merged: list[Said] = []
    for said in spoken:
        last = merged[-1] if merged else None
        if said.who and said.who not in members:
            # `참고: …` inside what somebody says.
            said = dataclasses.replace(said, who="", blocks=[*said.written])
        if last is not None and (not said.who or said.who == last.who):
            last.blocks += said.blocks
            last.written += said.written
            last.spread = True
        else:
            merged.append(said)
    return merged


def _closed(said: Said) -> tuple[Said, list[Block]]:
    """The last one's words, without what follows them where nobody else's go on so."""
    end = 1
    while end < len(said.written) and (
        said.written[end].last <= said.own or _belongs(said.written[end])
    ):
        end += 1
    last = said.written[end - 1].last
    blocks = [block for block in said.blocks if block.last <= last]
    kept = dataclasses.replace(said, written=said.written[:end], blocks=blocks)
    return kept, said.written[end:]


def _belongs(block: Block) -> bool:
    """Whether a block without words of its own stands by what was said: a picture, a footnote."""
    note = block.kind is BlockKind.PARAGRAPH and block.lines[0].text.startswith("[^")
    return is_picture(block) or note


def _exchange(spoken: Sequence[Said]) -> list[Item]:
    """A question and what was said to it; nothing of nothing."""
    if not spoken:
        return []
    asked, *answers = spoken
    question = turns.question(asked.blocks)
    question = dataclasses.replace(
        question, first=asked.first, last=asked.last, blocks=tuple(asked.written)
    )
    said = tuple(
        Turn(TurnKind.VOICE, each.first, each.last, tuple(each.blocks), label=each.who)
        for each in answers
    )
    return [Asked(question, said, asked.first, spoken[-1].last)]


INTERVIEWS = Recogniser("interviews", _read, distinct=1.8, anywhere=True)
"""What askers of a conversation ask is a question, what others say the answer."""
