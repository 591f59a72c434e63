"""Talks → the archive: variants merged, ids given, topics tagged, related exchanges found.

One step after the other, each a pure function of what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mundap import ids, relating, tagging, variants
from mundap.data.idbook import IdBook
from mundap.data.vocabulary import Vocabulary
from mundap.diagnostics import Diagnostic, Severity
from mundap.language.morphology import Morphology
from mundap.memo import FORGETFUL, Memo
from mundap.model.archive import (
    Archive,
    Exchange,
    Record,
    SourceRange,
    Speaker,
    Talk,
    Variant,
)
from mundap.model.transcript import Asked
from mundap.text.plain import answer_text, plain_text

IDS_FILE = "_data/ids.yml"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the archive is made with, besides talks."""

    book: IdBook
    """Known ids."""
    vocabulary: Vocabulary
    """Topics and their terms."""
    synonyms: tuple[tuple[str, ...], ...]
    """Words that mean the same."""
    morphology: Morphology
    """The analyser."""


@dataclass(frozen=True, slots=True)
class Archived:
    """The archive and what was found while it was made."""

    archive: Archive
    """Everything the site shows."""
    assignment: ids.Assignment
    """Which exchange has which id, for `mundap ids`."""
    weak: tuple[tagging.WeakTopics, ...]
    """Exchanges with no topic or a weak one."""
    diagnostics: tuple[Diagnostic, ...]
    """What a maintainer should know."""


def reply_text(asked: Asked) -> str:
    """Plain text of everything after the question, the follow-up questions included."""
    pieces: list[str] = []
    for turn in asked.turns:
        if turn.question is not None and turn.question.text:
            pieces.append(turn.question.text)
        pieces.append(plain_text(turn.blocks))
    return "\n".join(piece for piece in pieces if piece)


def tag_input(id: str, asked: Asked) -> tagging.TagInput:
    """What tagging reads of an exchange."""
    followups = tuple(turn.question.text or "" for turn in asked.followups if turn.question)
    answer = answer_text(asked.turns)
    return tagging.TagInput(id, asked.question.text, answer, followups, asked.section)


def build_archive(
    talks: Sequence[Talk],
    speakers: Sequence[Speaker],
    knowledge: Knowledge,
    memo: Memo = FORGETFUL,
) -> Archived:
    """Make the archive.

    Args:
        talks: In the order of the archive.
        speakers: Likewise.
        knowledge: Ids, vocabulary, synonyms and the analyser.
        memo: What the build before found.
    """
    qas = {record.file: _qas(record.transcript.asked) for talk in talks for record in talk.records}
    merged = [each for talk in talks for each in _merged(talk, qas)]
    drafts = [draft for draft, _ in merged]
    replies = [reply for _, reply in merged]
    identities = [_identity(*each) for each in zip(drafts, replies, strict=True)]
    assignment = ids.assign(knowledge.book, identities)
    exchanges = [
        replace(each, id=given, provisional=provisional)
        for each, given, provisional in zip(
            drafts, assignment.ids, assignment.provisional, strict=True
        )
    ]
    inputs = [tag_input(each.id, each.asked) for each in exchanges]
    topics = tagging.tag(inputs, knowledge.vocabulary, knowledge.morphology, memo)
    exchanges = [replace(e, topics=t) for e, t in zip(exchanges, topics, strict=True)]
    related = relating.relate(
        [
            relating.RelateInput(e.id, e.speaker, e.question, reply, e.topics)
            for e, reply in zip(exchanges, replies, strict=True)
        ],
        knowledge.morphology,
        knowledge.synonyms,
        memo,
    )
    exchanges = [replace(e, related=r) for e, r in zip(exchanges, related, strict=True)]
    weak = tagging.weak_topics(inputs, topics, knowledge.vocabulary)
    archive = Archive(
        tuple(talks),
        tuple(exchanges),
        tuple(speakers),
        knowledge.vocabulary.topics,
        ids.retired(knowledge.book, assignment, [talk.slug for talk in talks]),
    )
    return Archived(
        archive,
        assignment,
        weak,
        (
            *ids.diagnostics(assignment, IDS_FILE),
            *_weak_diagnostics(weak, archive),
            *variants.suspect_diagnostics(_suspects(talks, qas)),
        ),
    )


def _merged(talk: Talk, qas: Mapping[str, Sequence[variants.QA]]) -> list[tuple[Exchange, str]]:
    """Exchanges of a talk with their replies, other records' wordings at the canonical ones.

    What only another record has is an exchange of its own, after the others.
    """
    speaker = talk.speakers[0] if len(talk.speakers) == 1 else ""
    canonical, *others = talk.records
    asked, ours = canonical.transcript.asked, qas[canonical.file]
    found: list[list[Variant]] = [[] for _ in asked]
    alone: list[tuple[Record, Asked, str]] = []
    for record in others:
        theirs = record.transcript.asked
        pairings = variants.pair(ours, qas[record.file])
        for each in pairings:
            found[each.canonical].append(_variant(record, theirs[each.other], each.similarity))
        paired = {each.other for each in pairings}
        alone += [
            (record, one, qa.answer)
            for index, (one, qa) in enumerate(zip(theirs, qas[record.file], strict=True))
            if index not in paired
        ]
    whole = [
        (canonical, one, qa.answer, tuple(v)) for one, qa, v in zip(asked, ours, found, strict=True)
    ]
    whole += [(*each, ()) for each in alone]
    return [
        (
            Exchange(
                id="",
                provisional=True,
                talk=talk.slug,
                speaker=speaker,
                question=one.question.text,
                kind=one.question.kind,
                asked=one,
                source=SourceRange(record.file, one.first, one.last),
                section=one.section,
                position=position,
                variants=wordings,
            ),
            reply,
        )
        for position, (record, one, reply, wordings) in enumerate(whole, 1)
    ]


def _variant(record: Record, asked: Asked, similarity: float) -> Variant:
    source = SourceRange(record.file, asked.first, asked.last)
    return Variant(source, asked.question.text, asked.turns, similarity)


def _qas(asked: Sequence[Asked]) -> tuple[variants.QA, ...]:
    return tuple(
        variants.QA(a.question.text, reply_text(a), _image_names(a), order)
        for order, a in enumerate(asked)
    )


def _image_names(asked: Asked) -> tuple[str, ...]:
    return tuple(image.name for image in asked.question.images)


def _identity(exchange: Exchange, reply: str) -> ids.Identity:
    return ids.Identity(
        exchange.talk,
        exchange.question,
        reply,
        _image_names(exchange.asked),
        exchange.source.file,
        exchange.source.first,
    )


def _suspects(
    talks: Sequence[Talk], qas: Mapping[str, tuple[variants.QA, ...]]
) -> tuple[variants.Suspect, ...]:
    return variants.same_talk_suspects(
        [
            variants.DeclaredRecord(record.file, talk.slug, qas[record.file])
            for talk in talks
            for record in talk.records
        ]
    )


def _weak_diagnostics(weak: Sequence[tagging.WeakTopics], archive: Archive) -> Iterator[Diagnostic]:
    by_id = {exchange.id: exchange for exchange in archive.exchanges}
    for each in weak:
        exchange = by_id[each.id]
        guess = (
            f"짐작한 주제는 `{each.topics[0].slug}`입니다." if each.topics else "주제가 없습니다."
        )
        yield Diagnostic(
            exchange.source.file,
            exchange.source.first,
            "topic-weak",
            f"‘{exchange.title[:40]}’의 주제가 분명하지 않습니다. {guess}",
            f"`mundap explain {each.id}`로 까닭을 보고, 필요하면 _data/topics.yml의 "
            f"`overrides`에 `{each.id}: [주제]`를 적어 주세요.",
            Severity.NOTICE,
        )
