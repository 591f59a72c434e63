"""What in a transcript may have been misunderstood, said to its maintainer.

Nothing here changes what is published. Each doubt says what to write in
talks.yml to settle it, and is not said again once that is there. Lines are
never to be written in the front matter: a line more there moves them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mundap import dialects, unmet
from mundap.data.facts import where_to_settle
from mundap.data.settled import written_lines, written_under
from mundap.diagnostics import Diagnostic, Severity
from mundap.dialects import marks
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Section, sounds_asked, sounds_like_questions
from mundap.model.blocks import Block
from mundap.model.transcript import Asked, Heading, Part, Passage, Question, Transcript
from mundap.text.inline import is_only_strong

Where = Callable[[str], str]

REGULAR = 3
"""Exchanges of a section that make a habit."""
NAMED = 5
"""Names that one message lists."""
NARROW = 0.4
"""Points by which the dialect that is believed should be ahead."""
LISTED = 40
"""Lines that one message gives to copy."""

_ASKS_PLAINLY = re.compile(r"(?:[?？]|까요|나요|은가요|는가요|인가요)[\s*_~.!)\]」”\"’']*$")


def doubts(transcript: Transcript, where: Where | None = None) -> tuple[Diagnostic, ...]:
    """Everything doubtful about one transcript.

    Args:
        transcript: As it was read.
        where: A line that settles something → where to write it, and what; by default as for
            a talk that talks.yml does not have.
    """
    where = where or where_to_settle(transcript.path.rsplit("/", 1)[-1], ())
    return (
        *unmet.unmet(transcript),
        *_no_exchange(transcript, where),
        *_irregular(transcript, where),
        *_missed(transcript, where),
        *_close(transcript, where),
    )


def _no_exchange(transcript: Transcript, where: Where) -> Iterator[Diagnostic]:
    """No question was found: is it a lecture, or do we not know how its writer asks?"""
    if transcript.asked or not transcript.passages:
        return
    stretches = [each for each in _stretches(transcript.parts) if each.heading is not None]
    suspects = [
        each
        for each in stretches
        if any(sounds_like_questions(name) for name in each.path)
        if not transcript.settled.denies(each.first)
    ]
    if suspects:
        names = dict.fromkeys(
            f"‘{each.path[-1]}’" for each in suspects if sounds_like_questions(each.path[-1])
        )
        yield Diagnostic(
            transcript.path,
            suspects[0].first,
            "no-exchange",
            f"질문을 하나도 찾지 못했습니다. 질문이 있을 듯한 제목: {_list(names)}.",
            f"{_how_to_read(suspects, where)} 질문이 없으면 그 대신 "
            f"`{written_lines('not_questions', [(each.first, each.first) for each in suspects])}`"
            "라고 적어 주세요.",
            Severity.NOTICE,
        )
        return
    if transcript.settled.not_questions:
        return
    likely = next((each for each in stretches if _reads_like_questions(each)), None)
    yield Diagnostic(
        transcript.path,
        likely.first if likely else 0,
        "no-exchange",
        "질문을 하나도 찾지 못해 모두 본문으로 두었습니다.",
        f"‘{likely.path[-1]}’ 아래의 글이 질문과 답이면 "
        f"{where(written_under(likely.path[-1]))}라고 적어 주세요."
        if likely
        else "질문이 있다면 그 위에 `## Q&A` 제목을 더해 주세요.",
        Severity.NOTICE,
    )


def _how_to_read(stretches: Sequence[_Stretch], where: Where) -> str:
    """What to write so that questions are found below headings that sound like it."""
    asking = [each for each in stretches if _asks_itself(each.path[-1])]
    announcing = [each for each in stretches if not _asks_itself(each.path[-1])]
    if not asking:
        for each in announcing:
            if _readings(each):
                under = written_under(each.path[-1])
                return f"질문이 맞으면 {where(under)}라고 적어 주세요."
    lines = [each.first for each in asking]
    lines += [line for each in announcing for line in _asking_lines(each.blocks)]
    if lines:
        written = written_lines("questions", [(line, line) for line in sorted(lines)[:LISTED]])
        return f"질문이 맞으면 {where(written)}라고 적어 주세요."
    first = next((block.first for each in stretches for block in each.blocks), stretches[0].first)
    written = written_lines("questions", [(first, first)])
    return f"질문이 있으면 {where(written)}처럼 질문이 적힌 줄을 모두 적어 주세요."


def _asks_itself(heading: str) -> bool:
    """Whether a heading is a question rather than the name of a place for questions."""
    return marks.question(heading) is not None or bool(_ASKS_PLAINLY.search(heading))


def _readings(stretch: _Stretch) -> list[Asked]:
    """What the recognisers find when they are told that there are questions."""
    section = Section(None, stretch.path[-1], stretch.blocks, Announced.YES)
    return [item for item in dialects.recognise(section)[0] if isinstance(item, Asked)]


def _reads_like_questions(stretch: _Stretch) -> bool:
    found = _readings(stretch)
    plain = [each for each in found if _ASKS_PLAINLY.search(each.question.text or "")]
    return len(plain) >= REGULAR and 2 * len(plain) > len(found)


def _asking_lines(blocks: Sequence[Block]) -> list[int]:
    leaves = [leaf for block in blocks for leaf in block.walk()]
    lines = [line for leaf in leaves for line in leaf.lines]
    return [line.number for line in lines if _ASKS_PLAINLY.search(line.text)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A heading and the passages below it, up to the next heading."""

    heading: Heading | None
    """None before the first one."""
    path: tuple[str, ...]
    """Its text and those of the headings above it, its own last."""
    blocks: tuple[Block, ...]
    """What stands below it."""

    @property
    def first(self) -> int:
        """Line of the heading."""
        return self.heading.line if self.heading else 0


def _stretches(parts: Sequence[Part]) -> Iterator[_Stretch]:
    heading: Heading | None = None
    path: list[tuple[int, str]] = []
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, Heading):
            yield _Stretch(heading, tuple(text for _, text in path), tuple(blocks))
            path = [(level, text) for level, text in path if level < part.level]
            path.append((part.level, part.text))
            heading, blocks = part, []
        elif isinstance(part, Passage):
            blocks += part.blocks
    yield _Stretch(heading, tuple(text for _, text in path), tuple(blocks))


def _list(names: Iterable[str]) -> str:
    """The first few names."""
    shown = list(names)
    return ", ".join(shown[:NAMED]) + (f" 등 {len(shown)}개" if len(shown) > NAMED else "")


def _irregular(transcript: Transcript, where: Where) -> Iterator[Diagnostic]:
    """Nobody answers it and it asks nothing, while its siblings do: is it a question at all?"""
    for siblings in _sections(transcript):
        regular = [each for each in siblings if each.turns and sounds_asked(each)]
        odd = [each for each in siblings if not each.turns and not sounds_asked(each)]
        odd = [each for each in odd if not _settled(transcript, each.question)]
        if not odd or len(regular) < max(REGULAR, 2 * len(odd)):
            continue
        ranges = [(each.question.first, each.question.first) for each in odd]
        yield Diagnostic(
            transcript.path,
            odd[0].first,
            "question-doubtful",
            f"‘{_short(odd[0])}’{_and_more(odd)}은(는) 묻는 말도 답도 없어 질문이 아닐지 모릅니다.",
            f"질문이 아니면 {where(written_lines('not_questions', ranges))}, "
            f"질문이 맞으면 `{written_lines('questions', ranges)}`라고 적어 주세요.",
            Severity.NOTICE,
        )


def _missed(transcript: Transcript, where: Where) -> Iterator[Diagnostic]:
    """A strong line that asks, inside an answer: is it the next question?"""
    for siblings in _sections(transcript):
        lines = [
            line
            for each in siblings
            for turn in each.turns
            for block in turn.blocks
            for line in block.lines[:1]
            if is_only_strong(line.text) and _ASKS_PLAINLY.search(line.text)
            if not transcript.settled.denies(line.number)
        ]
        if not lines:
            continue
        ranges = [(line.number, line.number) for line in lines]
        yield Diagnostic(
            transcript.path,
            lines[0].number,
            "question-missed",
            f"답 안의 {_list(f'{line.number}행' for line in lines)}이 질문처럼 생겼습니다.",
            f"질문이 맞으면 {where(written_lines('questions', ranges))}, "
            f"답이 맞으면 `{written_lines('not_questions', ranges)}`라고 적어 주세요.",
            Severity.NOTICE,
        )


def _close(transcript: Transcript, where: Where) -> Iterator[Diagnostic]:
    """Another dialect explains the questions about as well, and finds others."""
    believed = {verdict.dialect for verdict in transcript.verdicts if verdict.dialect}
    # `format` is for the whole record: it settles nothing where there are several.
    if len(believed) != 1 or transcript.settled.has_lines:
        return
    for verdict in transcript.verdicts:
        if len(verdict.tried) < 2:
            continue
        best, other = verdict.tried[:2]
        if best.score - other.score < NARROW and best.questions != other.questions:
            counts = len(best.questions), len(other.questions)
            yield Diagnostic(
                transcript.path,
                verdict.line,
                "format-doubtful",
                f"‘{verdict.section}’에서 `{best.dialect}`로 질문 {counts[0]}개를 읽었지만, "
                f"`{other.dialect}`로 {counts[1]}개를 읽을 수도 있습니다.",
                f"앞의 것이 맞으면 {where(f'format: {best.dialect}')}, "
                f"뒤의 것이 맞으면 `format: {other.dialect}`라고 적어 주세요.",
                Severity.NOTICE,
            )


def _sections(transcript: Transcript) -> Iterator[list[Asked]]:
    """The exchanges of each section and dialect."""
    for _, group in groupby(transcript.asked, key=lambda each: (each.section, each.dialect)):
        yield list(group)


def _settled(transcript: Transcript, question: Question) -> bool:
    return any(first <= question.first <= last for first, last in transcript.settled.questions)


def _short(asked: Asked) -> str:
    return (asked.question.text or "")[:40]


def _and_more(asked: Sequence[Asked]) -> str:
    return f" 등 {len(asked)}개" if len(asked) > 1 else ""
