"""A question and its answer on one line, cut apart: `하나요? → 네`, `**하나요?** 네`.

Only where the words before the cut ask: an arrow or a colon has many uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mundap.dialects import marks
from mundap.text import inline

_ARROW = re.compile(r"\s*(?:[-=]{1,2}>|[→⇒➡⟶]\ufe0f?)\s*")
_COLON = re.compile(r"(?<=[?？\"”’'*_)])\s*[:：](?!//)\s*")
# Between words only: `Q&A. …` and `B.A.` hold none.
_MARK = re.compile(
    r"(?<=[\s?？.!~])\s*(?=(?:\*\*)?\[?(?:A|답변?|대답)\s?\d{0,3}\]?\s?[.:：)]\s*\S)"
)
_QUOTED = re.compile(r"[\"“‘'「『](?P<said>[^\"”’'」』]+)[\"”’'」』][.,]?")
_STRONG = re.compile(
    r"(?P<mark>\*\*|__)(?P<said>(?![\s*_])(?:(?!(?P=mark)).)+)(?P=mark)(?P<rest>.*)$"
)
_SEPARATOR = re.compile(r"^\s*(?:[:：]|[-–—](?=\s)|/(?=\s)|\|)?\s*")
_MARKS = re.compile(r"[?？]+(?:[\"”’')\]*_]*)(?=\s)")
# What a clause that asks ends with, where a question mark stands after it: `방법은?`, `했나?`.
_ASKED = re.compile(r"(?:[나까가냐지요니은는죠데고면래자란건게]|인지|\?)$")
_POLITE = re.compile(
    rf"(?:[나까가]요|{marks.FORMAL}|[는은인]지|주세요|궁금합니다|[법점유]은)[.!~]*$"
)
_SENTENCE = re.compile(r"[.!](?=\s)")
LONGEST = 2000
"""Characters of a line that holds both, at most: nobody wrote a longer one."""
NEXT = 60
"""Characters of a sentence that asks right after another one, at most."""


def split(text: str, *, plainly: bool = False) -> tuple[str, str] | None:
    """The question and the answer of a line; None for any other line.

    Args:
        text: Inline Markdown.
        plainly: Whether a question mark alone may part them: only where regular lines do it.
    """
    if len(text) > LONGEST:
        return None
    strong = _STRONG.match(text.strip())
    if strong and strong["rest"].strip():
        asked, answer = strong["said"], strong["rest"]
        if _asks(asked):
            return _made(asked, _ARROW.sub("", answer, count=1) if _ARROW.match(answer) else answer)
    cuts = [*_cuts(text)] or ([*_plain_cuts(text)] if plainly else [])
    return next(
        (
            pair
            for end, start in cuts
            if text[start:].strip() and (pair := _made(text[:end], text[start:]))
        ),
        None,
    )


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where a sign parts a question from an answer: the end of one, the start of the other."""
    found = [
        (m.start(), m.end()) for shape in (_ARROW, _COLON, _MARK) for m in shape.finditer(text)
    ]
    for end, start in sorted(found):
        if end > 0 and _is_whole(text[:end]) and _ends_asking(text[:end]):
            yield end, start


def _plain_cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where the first sentences that ask end; those right after one another are one question."""
    end = 0
    for found in _MARKS.finditer(text):
        clause = text[end : found.start()].strip()
        if not _is_whole(text[: found.end()]):
            continue
        if end and (len(clause) > NEXT or _SENTENCE.search(clause)):
            break
        if not _ASKED.search(inline.plain_inline(clause).strip()):
            break
        end = found.end()
    if end:
        yield end, end


def _is_whole(text: str) -> bool:
    """Whether no code, link or strong run is open at the end of a text."""
    return (
        text.count("`") % 2 == 0
        and text.count("**") % 2 == 0
        and text.count("[") == text.count("]")
        and text.count("(") == text.count(")")
    )


def _ends_asking(text: str) -> bool:
    """Whether the last words before a sign ask: `왜 A → B로?` asks on behind its arrow."""
    words = _unquoted(inline.plain_inline(text)).rstrip()
    return words.endswith(("?", "？")) or bool(_POLITE.search(words))


def _asks(text: str) -> bool:
    return marks.asks(_unquoted(inline.plain_inline(text)))


def _unquoted(text: str) -> str:
    quoted = _QUOTED.fullmatch(text.strip())
    return quoted["said"] if quoted else text


def _made(asked: str, answer: str) -> tuple[str, str] | None:
    question = asked.strip()
    question = marks.unwrapped(question) if marks.is_strong(question) else question
    question, rest = _unquoted(question).strip(), _SEPARATOR.sub("", answer, count=1).strip()
    return (question, rest) if question and rest else None
