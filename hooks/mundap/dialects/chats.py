"""A chat log: `[오후 3:12] 이름 : 말`, `[이름] [오후 3:12] 말`, `15:12:30 From 이름 : 말`.

Who answers is the one who speaks most often after somebody else's question; what others ask
is a question, what follows it up to the next one the answer. Time stamps are left out; who asks
stands in front of the question as written, and not in its text, which is a title.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mundap.dialects import marks
from mundap.dialects.section import Item, Recogniser, Section, exchange, paragraph
from mundap.model.blocks import Block, BlockKind, Line

MESSAGES = 4
"""Fewer stamped lines are an example of a log."""

_TIME = r"(?:(?:오전|오후|AM|PM)\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:AM|PM))?"
_DATE = r"(?:\d{4}[-./년]\s?\d{1,2}[-./월]\s?\d{1,2}[일.]?,?\s*)?"
_WHO = r"(?P<who>[^\[\]:：]{1,20}?)"
_SHAPES = tuple(
    re.compile(shape, re.I)
    for shape in (
        rf"^\[{_WHO}\]\s*\[{_DATE}{_TIME}\]\s*(?P<said>.*)$",
        rf"^[\[(]?{_DATE}{_TIME}[\])]?\s*,?\s*(?:from\s+)?{_WHO}"
        r"(?:\s+to\s+[^:：]{1,30})?\s*[:：]\s*(?P<said>.*)$",
        rf"^{_WHO}\s*[\[(]{_DATE}{_TIME}[\])]\s*[:：]?\s*(?P<said>.*)$",
        rf"^{_WHO}\s+{_DATE}{_TIME}$(?P<said>)",
    )
)


@dataclass(slots=True)
class _Message:
    """What one person sent at one time."""

    who: str
    lines: list[Line]

    @property
    def asks(self) -> bool:
        return marks.asks(" ".join(line.text for line in self.lines))


def _messages(blocks: Sequence[Block]) -> Iterator[_Message | None]:
    """Messages in order; None for a line before the first one, or a block that is not text."""
    current: _Message | None = None
    for block in blocks:
        for leaf in block.walk():
            if leaf.kind is BlockKind.RULE or (leaf.lines and leaf.kind is not BlockKind.PARAGRAPH):
                yield None
            for line in leaf.lines:
                found = next(filter(None, (shape.match(line.text) for shape in _SHAPES)), None)
                if found is not None:
                    if current is not None:
                        yield current
                    who = found["who"].strip()
                    said = found["said"].strip()
                    current = _Message(who, [Line(line.number, f"{who}: {said}")])
                elif current is None:
                    yield None
                else:
                    current.lines.append(line)
    if current is not None:
        yield current


def _read(section: Section) -> tuple[Item, ...]:
    messages = [*_messages(section.blocks)]
    sent = [message for message in messages if message is not None]
    if len(sent) < MESSAGES or len(sent) < len(messages):
        return section.blocks
    replies = Counter(
        other.who for one, other in pairwise(sent) if one.asks and one.who != other.who
    )
    if not replies:
        return section.blocks
    (host, _), *_ = replies.most_common(1)
    starts = [i for i, message in enumerate(sent) if message.who != host and message.asks]
    found: list[Item] = [paragraph(m.lines) for m in sent[: starts[0]]]
    for start, end in zip(starts, [*starts[1:], len(sent)], strict=True):
        answers = [paragraph(message.lines) for message in sent[start + 1 : end]]
        asked = exchange((paragraph(sent[start].lines),), answers)
        text = (asked.question.text or "").removeprefix(f"{sent[start].who}:").strip()
        question = dataclasses.replace(asked.question, text=text or asked.question.text)
        found.append(dataclasses.replace(asked, question=question))
    return tuple(found)


CHATS = Recogniser("chats", _read, distinct=1.5)
"""Stamped lines of several people."""
