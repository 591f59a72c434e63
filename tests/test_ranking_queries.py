"""The graded queries are about questions and passages that are there."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

import pytest
from tests.gold_seeds import ROOT, TRANSCRIPTS, gold
from tools.bench.graded import read_queries

from mundap.text.source import read_source
from mundap.transcript import read_transcript

FILES = sorted(path.name for path in (ROOT / "tests" / "gold").glob("queries*.yml"))
KINDS = {
    "명사",
    "명사+조사",
    "복합어 부분",
    "띄어쓰기",
    "활용",
    "자연어질문",
    "음차",
    "동의어·약어",
    "오타",
    "초성",
    "자판",
    "IME중간",
    "이름",
    "숫자·기호",
    "구절",
    "빼기",
    "무의미",
}
SECOND_RATERS = {
    "noun",
    "noun+particle",
    "spacing",
    "verb-phrase",
    "question",
    "english-hangul",
    "abbr-synonym",
    "typo",
    "chosung",
    "keyboard",
    "speaker-company",
}
NONSENSE = "무의미"


@functools.cache
def names() -> frozenset[str]:
    """What `relevant` may name: gold questions, and passages by the line they begin at."""
    found = {question["id"] for question in gold()["questions"]}
    for number, name in TRANSCRIPTS.items():
        source, _ = read_source(name, Path(ROOT / "docs" / "talks" / name).read_bytes())
        assert source is not None
        found |= {f"L{number}-{passage.first}" for passage in read_transcript(source).passages}
    return frozenset(found)


def test_the_customers_queries_are_there() -> None:
    assert "queries.yml" in FILES


@pytest.mark.parametrize("name", FILES)
def test_every_query_is_graded_once_with_things_that_exist(name: str) -> None:
    queries = read_queries(ROOT / "tests" / "gold" / name)
    assert queries
    twice = [each for each, n in Counter((q.q, q.kind) for q in queries).items() if n > 1]
    assert twice == []
    assert {q.kind for q in queries} <= KINDS | SECOND_RATERS
    unknown = [(q.q, each) for q in queries for each in q.relevant if each not in names()]
    assert unknown == []
    assert {gain for q in queries for gain in q.relevant.values()} <= {1, 2}
    assert [q.q for q in queries if bool(q.relevant) == (q.kind == NONSENSE)] == []
    assert [q.q for q in queries if not q.q.strip()] == []
