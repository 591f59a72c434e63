"""Graded queries as the bench wants them: what is relevant as document numbers.

`tests/gold/` speaks of questions as its annotators numbered them (`s003-q16`) and of passages by
file and line (`L002-14`); the search index speaks of documents. The transcripts' lines connect
the two, so that neither has to know the other's names.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml
from tests.gold_seeds import TRANSCRIPTS, gold

EXCHANGE, PASSAGE = 0, 1


@dataclass(frozen=True, slots=True)
class Graded:
    """A query and what answers it."""

    q: str
    """As typed."""
    kind: str
    """What it tries; the graded file's own word."""
    relevant: Mapping[str, int]
    """Gold id → 2 (answers it) or 1 (related); empty for nonsense."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document of the index and where its text stands."""

    document: int
    """Its number in the index."""
    kind: int
    """0 exchange, 1 passage, …"""
    file: str
    """Transcript, relative to `docs/`."""
    first: int
    """First line, 1-based."""
    last: int
    """Last line, inclusive."""


def read_queries(path: Path) -> tuple[Graded, ...]:
    """Read a file of graded queries."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Graded(e["q"], e["kind"], e["relevant"]) for e in entries)


def places(id: str, questions: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, str, int]]:
    """Kind, file and line where a gold id may be found; both records of a merged exchange.

    Args:
        id: `s003-q16` or `L002-14`.
        questions: `questions` of the gold file.
    """
    if id.startswith("L"):
        number, line = id[1:].split("-")
        yield PASSAGE, f"talks/{TRANSCRIPTS[number]}", int(line)
        return
    twins = {id, *(q["same_as"] for q in questions if q["id"] == id and "same_as" in q)}
    for question in questions:
        if question["id"] in twins or question.get("same_as") in twins:
            yield EXCHANGE, f"talks/{TRANSCRIPTS[question['file'][:3]]}", question["line"]


def documents_of(
    graded: Graded, documents: Sequence[Placed], questions: Sequence[Mapping[str, Any]]
) -> dict[int, int]:
    """Document number → gain. Raises KeyError for an id that no document has."""
    gains: dict[int, int] = {}
    for name, gain in graded.relevant.items():
        wanted = list(places(name, questions))
        found = [
            d.document
            for d in documents
            for kind, file, line in wanted
            if (d.kind, d.file) == (kind, file) and d.first <= line <= d.last
        ]
        if not found:
            raise KeyError(f"{graded.q}: {name}")
        gains[found[0]] = max(gain, gains.get(found[0], 0))
    return gains


def placed(documents: Sequence[Mapping[str, Any]]) -> tuple[Placed, ...]:
    """The documents that stand in a transcript."""
    return tuple(
        Placed(d["document"], d["kind"], d["file"], d["first"], d["last"])
        for d in documents
        if d["kind"] in (EXCHANGE, PASSAGE)
    )


def main() -> int:
    """Print the queries of a file as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    options = parser.parse_args()
    documents = placed(json.loads(options.documents.read_text(encoding="utf-8")))
    questions = gold()["questions"]
    json.dump(
        [
            {**asdict(each), "relevant": documents_of(each, documents, questions)}
            for each in read_queries(options.queries)
        ],
        sys.stdout,
        ensure_ascii=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
