"""What was asked and what was said, as Markdown: the text of a transcript on a page."""

from __future__ import annotations

from collections.abc import Iterable

from mundap.model.archive import IMAGE_QUESTION
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked, Question, QuestionKind, Turn, TurnKind
from mundap.pages.markup import anchor_text, page, wrapped
from mundap.pages.page import SiteOptions
from mundap.pages.pictures import missing_pictures, picture_for
from mundap.pages.render import escape, to_markdown
from mundap.pages.sources import line_target
from mundap.text.inline import plain_inline

TRANSCRIPT = "md-transcript"
"""Class of everything that is a transcript's own text; the style sheet keeps its line breaks."""


def transcript_text(start: str, file: str, blocks: Iterable[Block], site: SiteOptions) -> str:
    """Blocks of a transcript as Markdown for the page `start`; not yet wrapped."""
    shown = picture_for(start, file, site)
    return to_markdown(tuple(blocks), shown, link=shown)


def conversation(
    start: str, file: str, asked: Asked, speaker: str, site: SiteOptions, level: int
) -> str:
    """Everything after the question: answers, labelled voices, follow-ups set apart.

    Args:
        start: Source path of the page it stands on.
        file: The transcript, relative to `docs/`.
        asked: The exchange as that transcript has it.
        speaker: Name shown over answers without a label, where others have labelled voices.
        site: Options.
        level: Heading level of a follow-up question.
    """
    if not asked.turns:
        return wrapped("mundap-unanswered", "기록된 답변이 없습니다.")
    named = speaker if asked.voices else ""
    return page(*(_turn(start, file, turn, named, site, level) for turn in asked.turns))


def question_as_written(start: str, file: str, question: Question, site: SiteOptions) -> str:
    """The question's own text where the title does not say all of it, else empty.

    A title is one plain line; links, several paragraphs and pictures need their own place.
    An image-only question says which file it was and shows it if it exists.
    """
    if question.kind is QuestionKind.IMAGE:
        return wrapped(f"mundap-picture {TRANSCRIPT}", _picture(start, file, question, site))
    written = transcript_text(start, file, question.blocks, site)
    if _is_one_plain_line(question, written):
        return ""
    return wrapped(f"mundap-asked {TRANSCRIPT}", written)


def _is_one_plain_line(question: Question, written: str) -> bool:
    if question.images or any(mark in written for mark in ("](", "`", "<code>")):
        return False
    lines = [plain_inline(line.text) for block in question.blocks for line in block.lines]
    # Who asked stands in front of the words; the title has only those.
    words = " ".join(" ".join(lines).split())
    says_more = words != question.text and words.endswith(question.text or words)
    paragraphs = all(block.kind is BlockKind.PARAGRAPH for block in question.blocks)
    return paragraphs and len(question.blocks) < 2 and not says_more


def _picture(start: str, file: str, question: Question, site: SiteOptions) -> str:
    missing = missing_pictures(file, question.images, site)
    exists = len(missing) < len(question.images)
    shown = transcript_text(start, file, question.blocks, site) if exists else ""
    notes = []
    for image in question.images:
        target = line_target(file, image.line, image.line, site)
        place = f"원문 {file} {image.line}행"
        where = anchor_text(place, target) if target else escape(place)
        name = escape(image.name)
        absent = f"질문이 그림으로만 남아 있는데, 그 그림 파일({name})이 없습니다. {where}"
        notes.append(absent if image in missing else f"그림 파일 {name}. {where}")
    return page(shown, *notes)


def _turn(start: str, file: str, turn: Turn, speaker: str, site: SiteOptions, level: int) -> str:
    said = transcript_text(start, file, turn.blocks, site)
    who = turn.label or (speaker if turn.kind is TurnKind.ANSWER else "")
    parts = [_followup(start, file, turn.question, site, level) if turn.question else ""]
    if who:
        parts.append(f"**{escape(who)}**\n{{ .mundap-who }}")
    parts.append(said)
    return wrapped(f"mundap-turn mundap-turn--{turn.kind.value} {TRANSCRIPT}", page(*parts))


def _followup(start: str, file: str, question: Question, site: SiteOptions, level: int) -> str:
    title = escape(question.text or IMAGE_QUESTION)
    head = f"{'#' * level} *추가 질문* {title} {{ .mundap-followup }}"
    return page(head, question_as_written(start, file, question, site))
