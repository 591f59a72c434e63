"""What the ingester makes of a text: golden cases an editor can read, and properties.

`tests/golden/transcripts/*.txt` holds cases: a title, a text, and what was read
of it. `UPDATE_GOLDEN=1` writes anew what was read; look at the difference.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mundap.build import settled_source
from mundap.model.transcript import Asked, Heading, Passage, Transcript, Turn
from mundap.text.noise import clean_lines
from mundap.text.plain import plain_text
from mundap.text.source import read_source
from mundap.transcript import read_transcript

GOLDEN = Path(__file__).parent / "golden" / "transcripts"
_CASE = re.compile(
    r"^=== (.+)\n((?:(?!^---- 읽은 것$).*\n)*?)---- 읽은 것\n((?:(?!^=== ).*\n?)*)", re.M
)


def read(text: str, path: str = "talks/some-talk.md") -> Transcript:
    source, settled, _ = settled_source(path, text.encode("utf-8", "surrogatepass"))
    assert source is not None
    return read_transcript(source, settled=settled)


def shown(transcript: Transcript) -> str:
    """A transcript as the golden files write it."""
    lines = [f"제목 {transcript.title}"]
    if transcript.speakers:
        lines.append("연사 " + ", ".join(f"{x.name} ({x.printed})" for x in transcript.speakers))
    lines += [f"이력 {role.line}: {role.text}" for role in transcript.roles]
    if transcript.date:
        lines.append(f"날짜 {transcript.date.edtf} ‘{transcript.date.said}’")
    for part in transcript.parts:
        match part:
            case Heading():
                lines.append(f"{part.line} 표제 {part.text}")
            case Passage():
                lines.append(f"{part.first}-{part.last} 본문 ‘{part.title}’")
            case Asked():
                text = part.question.text or f"[그림 {part.question.images[0].name}]"
                lines.append(f"{part.first}-{part.last} 질문 {text}  <{part.dialect}>")
                lines += [f"  {shown_turn(turn)}" for turn in part.turns]
    noise = [f"{entry.line} {entry.noise}" for entry in transcript.ledger if entry.noise]
    lines += [f"버림 {', '.join(noise)}"] if noise else []
    return "\n".join(lines) + "\n"


def shown_turn(turn: Turn) -> str:
    said = plain_text(turn.blocks).replace("\n", " / ")
    who = f"[{turn.label}] " if turn.label else ""
    asked = f"추가 질문 {turn.question.text} → " if turn.question else ""
    return f"{turn.first}-{turn.last} {who}{asked}{said}"


def cases() -> Iterator[tuple[str, str, str]]:
    for file in sorted(GOLDEN.glob("*.txt")):
        for match in _CASE.finditer(file.read_text("utf-8")):
            yield f"{file.stem}: {match[1]}", match[2], match[3].strip("\n") + "\n"


@pytest.mark.parametrize(("name", "text", "expected"), list(cases()), ids=[c[0] for c in cases()])
def test_golden(name: str, text: str, expected: str) -> None:
    assert shown(read(text)) == expected, name


def test_golden_files_are_read_whole() -> None:
    titles = sum(f.read_text("utf-8").count("\n=== ") + 1 for f in GOLDEN.glob("*.txt"))
    assert titles == len(list(cases())) > 10


if os.environ.get("UPDATE_GOLDEN"):
    for golden in GOLDEN.glob("*.txt"):
        golden.write_text(
            _CASE.sub(
                lambda m: f"=== {m[1]}\n{m[2]}---- 읽은 것\n{shown(read(m[2]))}\n",
                golden.read_text("utf-8"),
            ).rstrip("\n")
            + "\n",
            encoding="utf-8",
        )


# Lines as notes have them, whole and damaged; no marks whose letters are not content
# (link targets, fence languages, entities).
_WORDS = st.text(alphabet="가나다라질문답 abcAB12?.,~", max_size=12)
_OPENINGS = st.sampled_from(
    ["", "", "# ", "## Q&A", "## 사전질문", "> ", ">", "- ", "\t- ", "\t\t- ", "    - ", "1. ",
     "2) ", "**", "__", "- (질문)", "- (김영웅 운영진님) ", "(홍길동 님) ",
     "홍길동: ", "- **홍길동**: ", "> 홍길동 - ", "- 홍길동님", "---", "***", "* ",
     "<br />", "<center>", "+ ", "   ", "\t", "### ", "### Q. ", "Q. ", "A. ", "**Q1. ", "> Q. ",
     "- Q. ", "질문: ", "답변: ", "1.1 ", "    - 2.1 ", "```\nQ: ", "<summary>", "## 패널 토크 "]
)  # fmt: skip
_LINES = st.builds(
    lambda a, b, c: a + b + c, _OPENINGS, _WORDS, st.sampled_from(["", "**", " ", "  "])
)
TEXTS = st.lists(_LINES, max_size=25).map("\n".join)


@given(TEXTS)
def test_every_non_blank_line_has_one_account(text: str) -> None:
    transcript = read(text)
    lines = re.split(r"\r\n|\n|\r", text)
    assert [e.line for e in transcript.ledger] == [n for n, x in enumerate(lines, 1) if x.strip()]
    assert all(bool(e.noise) == (e.kind.value == "noise") for e in transcript.ledger)


@given(TEXTS)
def test_no_word_is_lost_or_told_twice(text: str) -> None:
    source, _ = read_source("talks/t.md", text.encode())
    assert source is not None
    cleaned = "\n".join(line.text for line in clean_lines(source.lines, source.body))
    assert words(everything(read_transcript(source))) == words(cleaned)


@given(TEXTS)
def test_parts_follow_each_other_and_do_not_overlap(text: str) -> None:
    spans = []
    for part in read(text).parts:
        match part:
            case Heading():
                spans.append((part.block.first, part.block.last))
            case Passage():
                spans.append((part.blocks[0].first, part.blocks[-1].last))
            case Asked():
                spans.append((part.first, part.last))
    assert spans == sorted(spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@given(st.text())
def test_any_text_at_all_is_read(text: str) -> None:
    read(text)


def everything(transcript: Transcript) -> str:
    """All text of the parts, marks of follow-ups and voices put back."""
    pieces: list[str] = []
    for part in transcript.parts:
        match part:
            case Heading():
                pieces.append(part.text)
            case Passage():
                pieces.append(plain_text(part.blocks))
            case Asked():
                pieces.append(part.question.text or "")
                for turn in part.turns:
                    pieces.append(turn.label)
                    pieces += ["질문", turn.question.text or ""] if turn.question else []
                    pieces.append(plain_text(turn.blocks))
    return "\n".join(pieces)


def words(text: str) -> str:
    """Its letters without those of the marks `Q.`, `A.`, `질문:` and `답:`, which are not kept."""
    return re.sub("[QA질문답변]", "", letters(text).upper())


def letters(text: str) -> str:
    """Its letters, digits left out: numbers of lists are marks."""
    return "".join(c for c in text if unicodedata.category(c)[0] == "L")
