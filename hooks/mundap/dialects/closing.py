"""What a writer says after the last answer, where no heading or rule parts it from that."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from mundap.dialects.section import Item, is_picture
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked, TurnKind
from mundap.text import inline

REGULAR = 3
"""Exchanges that show how long an answer is, the last among them."""

# Who answers does not call it that.
_OF_THE_HOUR = re.compile(
    r"(?i)질의\s?응답|q\s?&\s?a|패널\s?토[크론]|여기까지|이상으로|(?:마치|끝내)(?:며|겠|도록|고)|"
    r"수고하셨|(?:감사|고맙)\S{0,3}(?:니다|드려요)[.!~\s]*$|"
    r"(?:오늘|이번)\s(?:발표|강연|세션|행사|세미나|모임|컨퍼런스|콘퍼런스|밋업|웨비나|인터뷰)"
)


def without_closing(items: Sequence[Item]) -> tuple[Item, ...]:
    """A section's items, with the closing words after the last answer set apart.

    Only where every other answer is a single block, and what follows the first block of the
    last one speaks of the hour itself.
    """
    asked = [item for item in items if isinstance(item, Asked)]
    last = items[-1] if items else None
    if len(asked) < REGULAR or not isinstance(last, Asked):
        return tuple(items)
    if not all(len(_answer(each)) == 1 for each in asked[:-1]):
        return tuple(items)
    said_last = _answer(last)
    if len(said_last) < 2 or said_last[1].kind is BlockKind.LIST:
        return tuple(items)
    first, *after = said_last
    said = next((block for block in after if not is_picture(block)), None)
    if said is None or not _OF_THE_HOUR.search(_words(said)):
        return tuple(items)
    turn = dataclasses.replace(last.turns[0], blocks=(first,), last=first.last)
    return (*items[:-1], dataclasses.replace(last, turns=(turn,), last=first.last), *after)


def _answer(asked: Asked) -> list[Block]:
    """The blocks of an answer that one speaker gives without a break; else none."""
    plain = len(asked.turns) == 1 and asked.turns[0].kind is TurnKind.ANSWER
    return [*asked.turns[0].blocks] if plain else []


def _words(block: Block) -> str:
    lines = (line for leaf in block.walk() for line in leaf.lines)
    return " ".join(inline.plain_inline(line.text) for line in lines)
