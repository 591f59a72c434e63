"""The hand-read gold file and the transcripts it speaks of, as tests want them."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
TRANSCRIPTS = {
    "000": "okky-ml-webinar-draft.md",
    "001": "okky-ml-webinar.md",
    "002": "boostcamp-choi-sungchul.md",
    "003": "boostcamp-lee-junyeop.md",
    "004": "boostcamp-lee-hwalsuk.md",
}
"""How the gold file numbers the transcripts → their names here."""


@dataclass(frozen=True, slots=True)
class GoldExchange:
    """A question as two annotators read it, and the text of its answer."""

    id: str
    question: str | None
    answer: str
    followups: tuple[str, ...]
    speaker: str
    topics: frozenset[str]
    """Both annotators gave them."""
    also_fine: frozenset[str]
    """One of them did."""


@functools.cache
def gold() -> dict[str, Any]:
    """The gold file."""
    text = (Path(__file__).parent / "gold" / "seeds.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def data_file(name: str) -> object:
    """A file of `docs/_data/`, loaded."""
    return yaml.safe_load((ROOT / "docs" / "_data" / name).read_text(encoding="utf-8"))


@functools.cache
def canonical_exchanges() -> tuple[GoldExchange, ...]:
    """The exchanges of the fullest records: those the annotators gave topics."""
    return tuple(_exchange(each) for each in gold()["questions"] if "topics" in each)


@functools.cache
def same_question_groups() -> tuple[frozenset[frozenset[str]], ...]:
    """For each group of like questions its pairs of different speakers; groups without are out."""
    speaker = {each.id: each.speaker for each in canonical_exchanges()}
    groups = (
        frozenset(
            frozenset(pair)
            for pair in itertools.combinations(group["ids"], 2)
            if speaker[pair[0]] != speaker[pair[1]]
        )
        for group in gold()["same_question_different_speakers"]
    )
    return tuple(group for group in groups if group)


def _exchange(entry: dict[str, Any]) -> GoldExchange:
    path = ROOT / "docs" / "talks" / TRANSCRIPTS[entry["file"][:3]]
    lines = path.read_text(encoding="utf-8").split("\n")
    followups = {each["line"]: each["question"] for each in entry.get("followups", ())}
    answer = "\n".join(
        line
        for number, line in enumerate(lines[entry["line"] : entry["end"]], start=entry["line"] + 1)
        if number not in followups
    )
    return GoldExchange(
        entry["id"],
        entry["question"],
        _plain(answer),
        tuple(followups.values()),
        entry["speaker"],
        frozenset(entry["topics"]),
        frozenset(entry.get("topics_also_fine", ())),
    )


def _plain(markdown: str) -> str:
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", markdown)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?m)^\s*(?:[-+*]|\d+\.)\s+", "", re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"[*_`>#]+", " ", text)
