"""A table with a column of questions and one of answers: `| 질문 | 답변 |`.

Only where questions are announced: tables that help to decide look like this, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mundap.dialects.section import Item, Recogniser, Section, exchange, paragraph
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked, Turn, TurnKind
from mundap.text import inline
from mundap.text.table import read_table

_QUESTION = re.compile(r"(?i)^\W*(?:질문(?:\s?내용)?|물음|질의|문의|q(?:uestions?)?)\W*$")
_ANSWER = re.compile(r"(?i)^\W*(?:답변?(?:\s?내용)?|대답|응답|a(?:nswers?)?)\W*$")
_WHO = re.compile(r"(?i)^\W*(?:답변자|답한\s?(?:사람|이)|응답자|연사|발표자|멘토|패널)\W*$")
_PLACE = re.compile(r"(?i)^\W*(?:번호|순번|no\.?|num(?:ber)?)?\W*$")


def _read(section: Section) -> tuple[Item, ...]:
    found: list[Item] = []
    for block in section.blocks:
        rows = [*_exchanges(block)] if block.kind is BlockKind.TABLE else []
        allowed = bool(rows) and all(section.allows(row.question.blocks[0]) for row in rows)
        found += rows if allowed else [block]
    return tuple(found)


def _exchanges(block: Block) -> Iterator[Asked]:
    """The rows of a table that has both columns, and a question in every row."""
    table = read_table([line.text for line in block.lines])
    header = table.rows[0] if table else ()
    asking = [i for i, cell in enumerate(header) if _QUESTION.match(cell)]
    answering = [i for i, cell in enumerate(header) if _ANSWER.match(cell)]
    numbers = [line.number for line in block.lines if line.text.strip()][2:]
    if not table or len(asking) != 1 or len(answering) != 1 or not numbers:
        return
    rows = table.rows[1:]
    if not all(row[asking[0]] for row in rows):
        return
    for number, row in zip(numbers, rows, strict=True):
        yield _exchange(number, header, row, asking[0], answering[0])


def _exchange(
    number: int, header: Sequence[str], row: Sequence[str], asking: int, answering: int
) -> Asked:
    """A row: what the other columns say goes with the answer, a number of its place does not."""
    who = next((cell for name, cell in zip(header, row, strict=True) if _WHO.match(name)), "")
    others = [
        f"{name}: {cell}"
        for i, (name, cell) in enumerate(zip(header, row, strict=True))
        if cell and i not in (asking, answering) and not _WHO.match(name)
        if not (_PLACE.match(name) and cell.strip(".").isdigit())
    ]
    said = [paragraph([Line(number, text)]) for text in (row[answering], *others) if text]
    asked = exchange((paragraph([Line(number, row[asking])]),), () if who else said)
    if not who:
        return asked
    turn = Turn(TurnKind.VOICE, number, number, tuple(said), label=inline.plain_inline(who))
    return Asked(asked.question, (turn,), number, number)


TABLES = Recogniser("tables", _read, distinct=1.5)
"""Rows of a table whose columns are named so."""
