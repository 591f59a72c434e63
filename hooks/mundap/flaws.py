"""What is wrong with a file that could be read, said line by line.

What stays open to the end of the file, what is nested too deep, front matter that nobody
understands, a file without a word. Nothing here changes what is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from mundap.data import settled
from mundap.data.facts import web_address
from mundap.data.nearest import meant
from mundap.diagnostics import Diagnostic, Severity
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked, Heading, Passage, Transcript
from mundap.text.crowding import MOST_MARKS, is_crowded
from mundap.text.dates import given_date
from mundap.text.noise import opens_comment
from mundap.text.source import Source

MOST_QUESTIONS = 150
"""Of a file: each has a page, and one that is read wrong has them by the thousand."""
MOST_PIECES = 2_000
"""Of a file, headings, paragraphs, items and quotes: each is an element of a page."""
CELLS = 4
"""Cells of a table that cost as much as a piece."""
MAX_DEPTH = 32
"""Lists and quotes within one another; a page shows what lies deeper without its indentation."""
KEYS = ("title", "speaker", "speakers", "date", "event", "source", *settled.KEYS)
"""Front matter that means something here."""
ELSEWHERE = frozenset(
    "aliases author categories category comments cover created date_created description draft "
    "excerpt header hidden id image keywords lang last_modified_at layout math modified name "
    "path permalink published robots series slug status subtitle tag tags thumbnail toc type "
    "updated url weight".split()
)
"""What blogs and editors write there: it means nothing here, and nobody should be told."""

_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*")
_ONE_MARK = re.compile(r"[>\-*+.)]")
_FENCE_END = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:`{3,}|~{3,})\s*")


def flaws(source: Source, transcript: Transcript) -> tuple[Diagnostic, ...]:
    """Everything wrong with one file."""
    blocks = tuple(_blocks(transcript))
    return (
        *_front_matter(source),
        *_nothing(source, transcript),
        *_open_fence(source, blocks),
        *_open_comment(source, transcript),
        *_too_deep(source, blocks),
        *_too_many_marks(source, blocks),
    )


def too_crowded(source: Source) -> Diagnostic | None:
    """Why a file is refused before its Markdown is read."""
    pieces, open_line = 0, False
    for number, line in enumerate(source.lines, 1):
        marks = min(_marks(line), MAX_DEPTH)
        begins = not open_line or line.startswith("#")
        open_line = bool(line.strip())
        pieces += (marks or (begins and open_line)) + line.count("|") // CELLS
        if pieces > MOST_PIECES:
            message = f"문단, 제목, 목록 항목이 {MOST_PIECES:,}개보다 많아 읽지 않았습니다."
            advice = "강연마다 파일을 나누어 주세요."
            return Diagnostic(
                source.path, number, "too-many-pieces", message, advice, Severity.ERROR
            )
    return None


def too_many(transcript: Transcript) -> Diagnostic | None:
    """Why a file is refused although it can be read."""
    asked = transcript.asked
    if len(asked) <= MOST_QUESTIONS:
        return None
    return Diagnostic(
        transcript.path,
        asked[MOST_QUESTIONS].first,
        "too-many-questions",
        f"질문이 {len(asked):,}개라 읽지 않았습니다. 한 파일에 {MOST_QUESTIONS}개까지 싣습니다.",
        "강연마다 파일을 나누거나, 질문이 아닌 목록 위의 `Q&A` 제목을 고쳐 주세요.",
        Severity.ERROR,
    )


def _blocks(transcript: Transcript) -> Iterator[Block]:
    """The topmost blocks in which a file says something."""
    for part in transcript.parts:
        match part:
            case Heading():
                yield part.block
            case Passage():
                yield from part.blocks
            case Asked():
                yield from part.question.blocks
                for turn in part.turns:
                    yield from turn.blocks


def _front_matter(source: Source) -> Iterator[Diagnostic]:
    opening = list(enumerate(source.lines[: source.body], 1))
    places = {text.partition(":")[0]: n for n, text in reversed(opening) if ":" in text}
    for key, value in source.front_matter.items():
        line = places.get(key, 1)
        if key.lower() in ELSEWHERE:
            continue
        if key not in KEYS:
            message = f"머리말의 `{key[:80]}`은(는) 모르는 키라 쓰지 않았습니다."
            near, keys = meant(key, KEYS), f"쓸 수 있는 키: {', '.join(KEYS)}."
            if near:
                yield Diagnostic(source.path, line, "front-matter-key", message, near)
            else:
                yield Diagnostic(
                    source.path, line, "front-matter-key", message, keys, Severity.NOTICE
                )
            continue
        wrong = "" if key in settled.KEYS else _wrong(key, value)
        if wrong:
            yield Diagnostic(
                source.path,
                line,
                "front-matter-value",
                f"머리말의 `{key}`을(를) 읽지 못해 쓰지 않았습니다.",
                wrong,
            )


def _wrong(key: str, value: object) -> str:
    """What a value should be, when it is not; nothing is wrong with an empty one."""
    if value is None:
        return ""
    if key in ("speaker", "speakers"):
        names = value if isinstance(value, list) else [value]
        fine = all(isinstance(name, str) for name in names)
        return "" if fine else "`speakers: [홍길동, 김하늘]`처럼 써 주세요."
    if not isinstance(value, str):
        return "한 줄 글로 써 주세요. 콜론(`:`)이 있으면 따옴표로 감쌉니다."
    if key == "date" and given_date(value) is None:
        return "`2021-08-19`, `XXXX-12-29`처럼 써 주세요."
    if key == "source" and not web_address(value.strip()):
        return "https://로 시작하는 주소 하나를 써 주세요."
    return ""


def _nothing(source: Source, transcript: Transcript) -> Iterator[Diagnostic]:
    if not transcript.parts:
        said = "글이 한 줄도 없습니다." if transcript.ledger else "파일이 비어 있습니다."
        yield Diagnostic(source.path, 0, "empty", said, "글을 넣거나 파일을 지워 주세요.")


def _many_marks(text: str) -> bool:
    """Whether a line opens more lists and quotes than are followed: blocks no longer show it."""
    return _marks(text) > MAX_DEPTH


def _marks(text: str) -> int:
    """Lists and quotes that a line opens."""
    opening = _MARKS.match(text)
    return len(_ONE_MARK.findall(opening.group())) if opening else 0


def _leaves(block: Block, depth: int = 0) -> Iterator[tuple[Block, int]]:
    """Blocks of text with the number of lists and quotes they stand in."""
    if not block.children:
        yield block, depth
    deeper = depth + (block.kind in (BlockKind.LIST, BlockKind.QUOTE))
    for child in block.children:
        yield from _leaves(child, deeper)


def _open_fence(source: Source, blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    for top in blocks:
        for block in top.walk():
            last = source.lines[block.last - 1]
            closed = block.last > block.first and _FENCE_END.fullmatch(last)
            if block.kind is BlockKind.CODE and not closed:
                message = "코드 블록이 닫히지 않아 그 뒤의 글이 모두 코드로 보입니다."
                advice = "코드가 끝나는 줄 아래에 여는 줄과 같은 표시를 더해 주세요."
                yield Diagnostic(source.path, block.first, "unclosed", message, advice)


def _open_comment(source: Source, transcript: Transcript) -> Iterator[Diagnostic]:
    ends = [n for n, text in enumerate(source.lines, 1) if "-->" in text]
    last = ends[-1] if ends else 0
    code = {n for top in _blocks(transcript) for n in _code_lines(top)}
    for number, text in enumerate(source.lines[last:], last + 1):
        if number >= source.body and number not in code and opens_comment(text):
            message = "`<!--`가 닫히지 않아 글자 그대로 보입니다."
            advice = "주석이 끝나는 곳에 `-->`를 더하거나 `<!--`를 지워 주세요."
            yield Diagnostic(source.path, number, "unclosed", message, advice)
            return


def _code_lines(top: Block) -> Iterator[int]:
    for block in top.walk():
        if block.kind is BlockKind.CODE:
            yield from range(block.first, block.last + 1)


def _too_deep(source: Source, blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    nested = (b.first for top in blocks for b, depth in _leaves(top) if depth > MAX_DEPTH)
    marked = (n for n, text in enumerate(source.lines, 1) if _many_marks(text))
    first = min((*islice(nested, 1), *islice(marked, 1)), default=0)
    if first:
        message = f"목록이나 인용이 {MAX_DEPTH}단계보다 깊어 그 아래는 들여쓰지 않고 보입니다."
        advice = "그 줄의 들여쓰기와 `>`를 줄여 주세요."
        yield Diagnostic(source.path, first, "too-deep", message, advice)


def _too_many_marks(source: Source, blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    crowded = (leaf for top in blocks for leaf, _ in _leaves(top) if is_crowded(leaf))
    for block in islice(crowded, 1):
        message = f"표시(괄호, 별표 등)가 {MOST_MARKS}개보다 많은 문단은 코드처럼 보입니다."
        advice = "글이 아니라면 지우고, 글이라면 빈 줄로 문단을 나누어 주세요."
        if block.kind is BlockKind.TABLE:
            message = "표에 칸이나 표시가 너무 많거나 칸이 많이 빠져 표는 코드처럼 보입니다."
            advice = "표를 나누고, 줄마다 칸의 수를 첫 줄에 맞추어 주세요."
        yield Diagnostic(source.path, block.first, "too-many-marks", message, advice)
