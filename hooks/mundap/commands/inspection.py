"""What the ingester makes of a transcript, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mundap.data.settled import shown
from mundap.diagnostics import Diagnostic
from mundap.model.archive import TopicScore
from mundap.model.transcript import Asked, LineClass, Transcript, Verdict


@dataclass(frozen=True, slots=True)
class Inspected:
    """One file and what was made of it."""

    file: str
    """As the caller named it."""
    transcript: Transcript | None
    """None when it cannot be read."""
    topics: tuple[tuple[TopicScore, ...], ...]
    """For each of its exchanges."""
    diagnostics: tuple[Diagnostic, ...]
    """What is to be said of it."""
    why: bool = False
    """Whether to tell why each section was read as it was."""


def as_json(inspected: Inspected) -> dict[str, object]:
    """One object of `mundap inspect --json`; the keys are its interface."""
    transcript = inspected.transcript
    return {
        "file": inspected.file,
        "title": transcript.title if transcript else None,
        "speakers": _names(transcript),
        "date": transcript.date.edtf if transcript and transcript.date else None,
        "exchanges": [
            _exchange(asked, topics)
            for asked, topics in zip(
                transcript.asked if transcript else (), inspected.topics, strict=True
            )
        ],
        "ledger": ledger_counts(transcript),
        "noise": dict(sorted(_noise(transcript).items())),
        "diagnostics": [
            {
                "line": each.line,
                "code": each.code,
                "severity": each.severity.value,
                "message": " ".join(part for part in (each.message, each.advice) if part),
            }
            for each in inspected.diagnostics
        ],
    }


def ledger_counts(transcript: Transcript | None) -> dict[str, int]:
    """Lines of each class; their sum is the number of non-blank lines."""
    counts = Counter(entry.kind for entry in transcript.ledger) if transcript else Counter()
    return {kind.value: counts[kind] for kind in LineClass}


def as_text(inspected: Inspected) -> str:
    """What `mundap inspect` prints for one file."""
    transcript = inspected.transcript
    lines = [inspected.file]
    if transcript is not None:
        date = f"{transcript.date.edtf} (‘{transcript.date.said}’)" if transcript.date else "미상"
        lines += [
            f"  제목: {transcript.title}",
            f"  연사: {', '.join(_names(transcript)) or '적혀 있지 않음'}",
            f"  날짜: {date}",
            f"  문답 {len(transcript.asked)}개",
        ]
        for asked, topics in zip(transcript.asked, inspected.topics, strict=True):
            lines += _exchange_lines(asked, topics)
        counts = [f"{_KOREAN[k]} {n}" for k, n in ledger_counts(transcript).items() if n]
        noise = [f"{name} {count}" for name, count in sorted(_noise(transcript).items())]
        lines.append(f"  줄: {', '.join(counts)}" + (f" ({', '.join(noise)})" if noise else ""))
    if inspected.why and transcript is not None:
        lines += [line for verdict in transcript.verdicts for line in _why(verdict)]
        lines += _settled_lines(transcript)
    lines += [f"  {each}" for each in inspected.diagnostics]
    return "\n".join(lines)


def _why(verdict: Verdict) -> list[str]:
    """Which dialect was believed in a section and why, and what the others found."""
    title = f"{verdict.line}행 ‘{verdict.section}’" if verdict.section else "첫 제목 앞"
    reasons = ", ".join(verdict.reasons)
    lines = [f"  {title}: {verdict.dialect or '본문'} ({reasons})"]
    for tried in verdict.tried:
        first = f", 첫 질문 {tried.questions[0]}행" if tried.questions else ""
        found = f"질문 {len(tried.questions)}개{first}"
        lines.append(f"      {tried.dialect} {tried.score:.2f}: {found}")
    return lines


def _settled_lines(transcript: Transcript) -> list[str]:
    """What is settled line by line, whatever the dialects read."""
    settled = transcript.settled
    said = [f"질문 {shown(lines)}행" for lines in settled.questions]
    said += [f"질문 아님 {shown(lines)}행" for lines in settled.not_questions]
    return [f"  정해 둔 줄: {', '.join(said)}"] if said else []


_KOREAN = {
    "metadata": "머리말",
    "heading": "제목",
    "question": "질문",
    "answer": "답",
    "passage": "본문",
    "noise": "버린 줄",
}


def _names(transcript: Transcript | None) -> list[str]:
    return list(dict.fromkeys(label.name for label in transcript.speakers)) if transcript else []


def _noise(transcript: Transcript | None) -> Counter[str]:
    return Counter(e.noise for e in transcript.ledger if e.noise) if transcript else Counter()


def _exchange(asked: Asked, topics: Sequence[TopicScore]) -> dict[str, object]:
    return {
        "line": asked.first,
        "end": asked.last,
        "question": asked.question.text,
        "kind": asked.question.kind.value,
        "voices": list(asked.voices),
        "followups": [
            {"line": turn.first, "question": turn.question.text if turn.question else None}
            for turn in asked.followups
        ],
        "topics": [topic.slug for topic in topics],
        "dialect": asked.dialect,
    }


def _exchange_lines(asked: Asked, topics: Sequence[TopicScore]) -> list[str]:
    question = asked.question.text or f"[그림] {', '.join(i.name for i in asked.question.images)}"
    lines = [
        f"  {asked.first}–{asked.last}행  {question}",
        f"      주제: {', '.join(topic.slug for topic in topics) or '없음'}",
    ]
    lines += [f"      다른 목소리: {label}" for label in asked.voices]
    for turn in asked.followups:
        text = turn.question.text if turn.question else None
        lines.append(f"      추가 질문 {turn.first}행: {text or '[그림]'}")
    return lines
