"""What a change adds to the archive, as Markdown for whoever reviews it.

The texts are anybody's: each stands in a code span, where nothing is a link, an image or a
mention of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mundap.build import Understood
from mundap.diagnostics import Diagnostic, Severity
from mundap.model.archive import Archive, Exchange
from mundap.text.escaping import printable
from mundap.text.plain import answer_text

LONGEST = 60_000
"""Characters; GitHub takes 65,536 in a comment."""
_CLIP = 200
_KOREAN = {Severity.ERROR: "오류", Severity.WARNING: "경고", Severity.NOTICE: "알림"}


@dataclass(frozen=True, slots=True)
class Additions:
    """One archive compared with the one before."""

    before: Archive
    """As it was."""
    after: Archive
    """As it becomes."""
    new: tuple[Exchange, ...]
    """Exchanges whose id was not there."""
    changed: tuple[Exchange, ...]
    """Those that say something else now."""
    gone: tuple[Exchange, ...]
    """Those that were there."""
    weak: frozenset[str]
    """Ids with no topic or a weak one."""
    doubts: tuple[Diagnostic, ...]
    """What is said now and was not said before."""


def additions(before: Understood, after: Understood) -> Additions:
    """Compare two states of `docs/`.

    An exchange is the same while its id is: `ids.yml` knows it again when its text is mended.
    """
    old, new = before.archived.archive, after.archived.archive
    was = {each.id: each for each in old.exchanges}
    ids = {each.id for each in new.exchanges}
    said = {_without_line(each) for each in before.diagnostics}
    return Additions(
        old,
        new,
        tuple(e for e in new.exchanges if e.id not in was),
        tuple(e for e in new.exchanges if e.id in was and _text(e) != _text(was[e.id])),
        tuple(e for e in old.exchanges if e.id not in ids),
        frozenset(each.id for each in after.archived.weak),
        tuple(d for d in after.diagnostics if _without_line(d) not in said),
    )


def as_markdown(found: Additions) -> str:
    """The report, no longer than `LONGEST`; what is left out is counted."""
    parts = [
        ("새 문답", [_exchange(each, found) for each in found.new]),
        ("글이 바뀐 문답", [_exchange(each, found) for each in found.changed]),
        ("없어진 문답", [f"- {_code(each.title)} · {_where(each)}\n" for each in found.gone]),
        ("살펴볼 것", [_doubt(each) for each in found.doubts]),
    ]
    head = (
        "## 아카이브에서 달라지는 것\n\n"
        f"강연 {len(found.before.talks)}개 → {len(found.after.talks)}개, "
        f"문답 {len(found.before.exchanges)}개 → {len(found.after.exchanges)}개\n"
    )
    if not any(items for _, items in parts):
        return f"{head}\n달라지는 문답이 없습니다.\n"
    return "".join(_within(head, parts))


def _within(head: str, parts: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    yield head
    left = LONGEST - len(head)
    for title, items in parts:
        if not items:
            continue
        heading = f"\n### {title} {len(items)}개\n\n"
        left -= len(heading)
        shown = 0
        yield heading
        for item in items:
            if left < len(item) + _CLIP:
                break
            left -= len(item)
            shown += 1
            yield item
        if shown < len(items):
            yield f"- 길어서 뺀 것 {len(items) - shown}개\n"


def _exchange(exchange: Exchange, found: Additions) -> str:
    archive = found.after
    labels = {topic.slug: topic.label for topic in archive.topics}
    names = {speaker.slug: speaker.name for speaker in archive.speakers}
    topics = ", ".join(_code(labels.get(t.slug, t.slug)) for t in exchange.topics) or "없음"
    doubt = " (근거가 약합니다)" if exchange.topics and exchange.id in found.weak else ""
    speaker = _code(names[exchange.speaker]) if exchange.speaker in names else "모름"
    return (
        f"- {_code(exchange.title)}\n"
        f"    - {_where(exchange)} · 연사 {speaker}\n"
        f"    - 짐작한 주제 {topics}{doubt}\n"
    )


def _doubt(diagnostic: Diagnostic) -> str:
    where = diagnostic.path + (f":{diagnostic.line}" if diagnostic.line else "")
    kind = _KOREAN[diagnostic.severity]
    return f"- **{kind}** {_code(where)} {_code(diagnostic.code)}: {_code(diagnostic.said, 600)}\n"


def _where(exchange: Exchange) -> str:
    source = exchange.source
    lines = f"{source.first}–{source.last}" if source.last > source.first else f"{source.first}"
    return f"{_code(source.file)} {lines}행"


def _text(exchange: Exchange) -> tuple[str | None, str]:
    return exchange.question, answer_text(exchange.asked.turns)


def _without_line(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """A doubt is no new one because a line was put in above it."""
    return diagnostic.path, diagnostic.code, diagnostic.message


def _code(text: str, longest: int = _CLIP) -> str:
    """Any text as one code span."""
    line = " ".join(printable(text).split())
    line = line if len(line) <= longest else f"{line[: longest - 1]}…"
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    edge = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{edge}{line or ' '}{edge}{fence}"
