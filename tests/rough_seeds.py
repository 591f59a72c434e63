"""The exchanges of the transcripts in `docs/talks`, read as roughly as can be.

Pairing and ids must not depend on how well the ingester reads, so their tests
do not use it: a question is a line that looks like one, the rest is its answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TALKS = Path(__file__).parent.parent / "docs" / "talks"
QUESTIONS = {
    "okky-ml-webinar-draft": r"\*\*(.+)\*\*\s*$",
    "okky-ml-webinar": r"\*\*(.+)\*\*\s*$",
    "boostcamp-choi-sungchul": r"> (.+)$",
    "boostcamp-lee-junyeop": r"- (.+)$",
    "boostcamp-lee-hwalsuk": r"- (.+)$",
}
"""How a question line looks in each transcript."""


@dataclass(frozen=True)
class RoughExchange:
    question: str | None
    answer: str
    images: tuple[str, ...]
    line: int


def rough_exchanges(stem: str) -> tuple[RoughExchange, ...]:
    """The exchanges of `docs/talks/<stem>.md`."""
    lines = (TALKS / f"{stem}.md").read_text("utf-8").split("\n")
    start = next(i for i, line in enumerate(lines) if re.match(r"#+ .*(Q&A|질문)", line))
    found: list[RoughExchange] = []
    for number, line in enumerate(lines[start:], start + 1):
        if re.match(r"#+ .*마지막", line):
            break
        asked = re.match(QUESTIONS[stem], line)
        if asked:
            images = tuple(re.findall(r"!\[[^]]*\]\([^)]*?([^/)]+)\)", line))
            question = None if images else asked[1]
            found.append(RoughExchange(question, "", images, number))
        elif found and not re.match(r"#|<br", line):
            last = found[-1]
            text = re.sub(r"^[\s*>-]*(\d+\.\s?)?", "", line)
            answer = f"{last.answer}\n{text}".strip()
            found[-1] = RoughExchange(last.question, answer, last.images, last.line)
    return tuple(found)
