"""What in a transcript may have been misunderstood, said to its maintainer.

Nothing here changes what is published; nothing fails because of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mundap.diagnostics import Diagnostic, Severity
from mundap.dialects.section import sounds_like_questions
from mundap.model.transcript import Heading, Transcript


def doubts(transcript: Transcript) -> tuple[Diagnostic, ...]:
    """Everything doubtful about one transcript."""
    return tuple(_no_exchange(transcript))


def _no_exchange(transcript: Transcript) -> Iterator[Diagnostic]:
    """No question was found: is it a lecture, or do we not know how its writer asks?"""
    if transcript.asked or not transcript.passages:
        return
    suspects = [
        part
        for part in transcript.parts
        if isinstance(part, Heading) and sounds_like_questions(part.text)
    ]
    if suspects:
        where, names = suspects[0].line, ", ".join(f"‘{part.text}’" for part in suspects)
        message = f"질문을 하나도 찾지 못했습니다. 질문이 있을 듯한 제목: {names}."
        advice = "제목을 `## Q&A`로, 질문을 굵은 줄·인용·목록 가운데 하나로 적어 주세요."
    else:
        where, message = 0, "질문을 하나도 찾지 못해 모두 본문으로 두었습니다."
        advice = "질문이 있다면 그 위에 `## Q&A` 제목을 더해 주세요."
    yield Diagnostic(transcript.path, where, "no-exchange", message, advice, Severity.NOTICE)
