"""What a maintainer settled of a transcript and the text does not have.

Asked of the transcript as it was read: whatever was settled and did not come
about is said, whatever the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from mundap.data.settled import nearest, shown, written_lines, written_under
from mundap.diagnostics import Diagnostic
from mundap.dialects.settling import same_heading
from mundap.model.transcript import Heading, LineClass, Transcript

NAMED = 5
"""Headings that one message lists."""


def unmet(transcript: Transcript) -> Iterator[Diagnostic]:
    """Each thing that is settled and has no effect, with what to write instead."""
    yield from _absent_headings(transcript)
    yield from _absent_lines(transcript)
    only = transcript.settled.format
    if only and all(each.dialect != only for each in transcript.asked):
        yield _mistaken(
            transcript,
            f"`format: {only}`로 읽은 질문이 없습니다.",
            "`mundap inspect --why`로 무엇이 읽히는지 보고 `format`을 고치거나 지워 주세요.",
        )


def _mistaken(transcript: Transcript, message: str, advice: str, line: int = 0) -> Diagnostic:
    return Diagnostic(transcript.path, line, "settled", message, advice)


def _absent_headings(transcript: Transcript) -> Iterator[Diagnostic]:
    headings = [part for part in transcript.parts if isinstance(part, Heading)]
    for name in transcript.settled.under:
        named = [heading for heading in headings if same_heading(heading.text, name)]
        if named:
            continue
        near = nearest(name, [heading.text for heading in headings])
        if near:
            advice = f"`{written_under(near)}`를 뜻하셨나요?"
        elif headings:
            there = ", ".join(f"‘{heading.text}’" for heading in headings[:NAMED])
            advice = f"이 파일의 제목 가운데 하나를 그대로 적어 주세요: {there}."
        else:
            advice = (
                "이 파일에는 제목이 없으니 질문이 적힌 줄을 `questions: [12-14]`처럼 적어 주세요."
            )
        yield _mistaken(transcript, f"`questions`의 ‘{name}’이라는 제목이 없습니다.", advice)


def _absent_lines(transcript: Transcript) -> Iterator[Diagnostic]:
    settled = transcript.settled
    kinds = {entry.line: entry.kind for entry in transcript.ledger}
    end = max(kinds, default=0)
    questions = [each.question for each in transcript.asked]
    followups = [turn.question for each in transcript.asked for turn in each.followups]
    asked = [*questions, *filter(None, followups)]
    for key, ranges in (
        ("questions", settled.questions),
        ("not_questions", settled.not_questions),
    ):
        for first, last in ranges:
            where = f"`{key}`의 `{shown((first, last))}`"
            here = {kinds[line] for line in range(first, min(last, end) + 1) if line in kinds}
            inside = next((q for q in asked if q.first < first <= q.last), None)
            if last > end:
                yield _mistaken(
                    transcript,
                    f"{where}은(는) 없는 줄입니다.",
                    f"글은 {end}행에서 끝납니다. `{key}`에 그 안의 줄을 적어 주세요.",
                )
            elif not here - {LineClass.NOISE, LineClass.METADATA}:
                yield _mistaken(
                    transcript,
                    f"{where}에는 글이 없습니다. 빈 줄이거나 머리말이거나 빼고 읽는 줄입니다.",
                    f"`{key}`에 질문이 적힌 줄의 번호를 적어 주세요.",
                    first,
                )
            elif key == "questions" and settled.denies(first):
                yield _mistaken(
                    transcript,
                    f"{where}은(는) `not_questions`에도 있습니다.",
                    "두 곳 가운데 한 곳에서 지워 주세요. 그동안은 질문이 아닌 것으로 둡니다.",
                    first,
                )
            elif key == "questions" and not any(first <= q.first <= last for q in asked):
                yield _mistaken(
                    transcript,
                    f"{where}을(를) 질문으로 삼지 못했습니다. "
                    "표 안의 줄과 코드 울타리는 질문이 될 수 없습니다.",
                    f"`{key}`에서 그 줄을 지워 주세요.",
                    first,
                )
            elif key == "not_questions" and inside is not None:
                settling = written_lines(key, [(inside.first, inside.first)])
                yield _mistaken(
                    transcript,
                    f"{where}은(는) {inside.first}행에서 시작하는 질문의 가운데입니다.",
                    f"그 질문이 질문이 아니면 `{settling}`라고 적어 주세요.",
                    first,
                )
