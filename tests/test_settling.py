"""What a maintainer settles wins over what is recognised, and nothing is lost by it.

How each key changes what is read is in `golden/transcripts/settled.txt`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from tests.test_transcript import TEXTS, everything, words

from mundap import dialects
from mundap.model.settled import Settled
from mundap.model.transcript import Asked, Heading, Transcript
from mundap.text.noise import clean_lines
from mundap.text.source import Source, read_source
from mundap.transcript import read_transcript

_RANGES = st.lists(
    st.tuples(st.integers(1, 26), st.integers(0, 3)).map(lambda x: (x[0], x[0] + x[1])), max_size=4
).map(tuple)
SETTLED = st.builds(
    Settled,
    st.none() | st.sampled_from(dialects.NAMES),
    st.sampled_from([(), ("제목",), ("Q&A",)]),
    _RANGES,
    _RANGES,
)


def lines_of(text: str) -> Source:
    source, _ = read_source("talks/t.md", text.encode())
    assert source is not None
    return source


def spans(transcript: Transcript) -> list[tuple[int, int]]:
    found = []
    for part in transcript.parts:
        match part:
            case Heading():
                found.append((part.block.first, part.block.last))
            case Asked():
                found.append((part.first, part.last))
            case _:
                found.append((part.blocks[0].first, part.blocks[-1].last))
    return found


@given(TEXTS, SETTLED)
@example("## Q&A\n- 하나\n    - 답\n    - 둘\n- 셋", Settled(questions=((4, 4),)))
@example("- 하나\n\n  둘\n\n  셋", Settled(questions=((3, 3),)))
def test_whatever_is_settled_no_word_is_lost_or_told_twice(text: str, settled: Settled) -> None:
    source = lines_of(text)
    cleaned = "\n".join(line.text for line in clean_lines(source.lines, source.body))
    read = everything(read_transcript(source, settled=settled))
    assert words(read) == words(cleaned)


@given(TEXTS, SETTLED)
def test_whatever_is_settled_every_line_has_one_account(text: str, settled: Settled) -> None:
    transcript = read_transcript(lines_of(text), settled=settled)
    lines = re.split(r"\r\n|\n|\r", text)
    assert [e.line for e in transcript.ledger] == [n for n, x in enumerate(lines, 1) if x.strip()]
    places = spans(transcript)
    assert places == sorted(places)
    assert all(one[1] < other[0] for one, other in pairwise(places))


@given(TEXTS, st.integers(1, 25))
def test_a_denied_line_opens_no_question(text: str, line: int) -> None:
    settled = Settled(under=("Q&A",), not_questions=((line, line),))
    asked = read_transcript(lines_of(text), settled=settled).asked
    questions = [each.question for each in asked]
    questions += [turn.question for each in asked for turn in each.followups if turn.question]
    assert line not in [question.first for question in questions]


@example("###", 1)
@given(TEXTS, st.integers(1, 25))
def test_a_settled_line_of_words_is_a_question(text: str, line: int) -> None:
    source = lines_of(text)
    before = read_transcript(source)
    after = read_transcript(source, settled=Settled(questions=((line, line),)))
    content = {e.line for e in before.ledger if not e.noise and e.kind.value != "metadata"}
    # The fence of a code block is no word; ledger and block count it as its content.
    content -= {n for n, raw in enumerate(source.lines, 1) if raw.strip(" >-*+\t")[:3] == "```"}
    asked = {q for each in after.asked for q in range(each.question.first, each.question.last + 1)}
    assert (line in asked) == (line in content)
