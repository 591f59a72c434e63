"""Transcripts and facts → talks and the people who speak in them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mundap.data.facts import RESERVED, TalkFacts, web_address
from mundap.data.roster import Roster
from mundap.diagnostics import Diagnostic, Severity
from mundap.language.hangul import slug as slug_of
from mundap.model.archive import Record, Role, Speaker, Talk
from mundap.model.transcript import Label, Passage, Transcript
from mundap.speakers import people
from mundap.speakers import voices as spoken
from mundap.text.plain import answer_text, plain_text
from mundap.variants import fullest

TALKS_FILE = "_data/talks.yml"
SPEAKERS_FILE = "_data/speakers.yml"


@dataclass(frozen=True, slots=True)
class Assembled:
    """What assembly gives the archive."""

    talks: tuple[Talk, ...]
    """In the order of talks.yml, then by file name."""
    speakers: tuple[Speaker, ...]
    """Those who speak first, guests after them; each by name."""
    diagnostics: tuple[Diagnostic, ...]
    """What a maintainer should know."""


def assemble(
    transcripts: Sequence[Transcript], facts: Sequence[TalkFacts], roster: Roster
) -> Assembled:
    """Group transcripts into talks and find who speaks.

    Args:
        transcripts: Every file that could be read.
        facts: Entries of talks.yml.
        roster: Knows the people; names it lacks are added.
    """
    by_name: dict[str, Transcript] = {}
    for each in sorted(transcripts, key=lambda t: (not _is_composed(t.path), t.path)):
        # macOS writes names decomposed; what people type in talks.yml is composed.
        composed = unicodedata.normalize("NFC", _file_name(each))
        by_name[_file_name(each) if composed in by_name else composed] = each
    problems: list[Diagnostic] = []
    claimed: dict[str, str] = {}
    groups: list[tuple[TalkFacts, list[Transcript]]] = []
    for fact in facts:
        names = [unicodedata.normalize("NFC", name) for name in dict.fromkeys(fact.records)]
        found = [by_name.pop(name) for name in names if name in by_name]
        for name in sorted(name for name in names if name in claimed):
            problems.append(_claimed_record(fact, name, claimed[name]))
        ours = {unicodedata.normalize("NFC", _file_name(t)) for t in found}
        for name in sorted(set(names) - ours - claimed.keys()):
            problems.append(_missing_record(fact, name))
        claimed.update(dict.fromkeys(ours, fact.slug))
        if found:
            groups.append((fact, found))
    # The list of talks is `talks/index.md`.
    taken = {*RESERVED, *(fact.slug for fact in facts)}
    for name, transcript in by_name.items():
        wanted = slug_of(name.removesuffix(".md"))
        slug = _free(wanted, taken)
        if slug != wanted:
            problems.append(_taken_slug(transcript.path, wanted, slug))
        groups.append((TalkFacts(slug, (name,)), [transcript]))
    talks = [_talk(fact, records, roster) for fact, records in groups]
    problems += [_unknown_speaker(talk) for talk in talks if not talk.speakers]
    speakers = _speakers(talks, roster)
    problems += _unlisted(roster, talks)
    return Assembled(tuple(talks), speakers, tuple(problems))


def _is_composed(path: str) -> bool:
    return unicodedata.is_normalized("NFC", path)


def _file_name(transcript: Transcript) -> str:
    return transcript.path.removeprefix("talks/")


def _free(slug: str, taken: set[str]) -> str:
    candidate, ordinal = slug, 1
    while candidate in taken:
        ordinal += 1
        candidate = f"{slug}-{ordinal}"
    taken.add(candidate)
    return candidate


def _talk(fact: TalkFacts, transcripts: list[Transcript], roster: Roster) -> Talk:
    best = fullest([_everything(t) for t in transcripts])
    ordered = [transcripts[best], *(t for i, t in enumerate(transcripts) if i != best)]
    labels = [(t, label) for t in ordered for label in t.speakers]
    everyone = [*(label for _, label in labels), *people.given([*fact.speakers], 0)]
    speakers = tuple(dict.fromkeys(roster.slug(label.name) for label in everyone))
    taken = set(RESERVED)
    records = tuple(
        Record(
            t.path,
            _free(slug_of(_file_name(t).removesuffix(".md")), taken),
            t is ordered[0],
            "" if t.speakers else _reason(labels, fact),
            t,
        )
        for t in ordered
    )
    said = next((t.date for t in ordered if t.date), None)
    return Talk(
        slug=fact.slug,
        title=fact.title or ordered[0].title,
        speakers=speakers,
        event=fact.event or next((t.event for t in ordered if t.event), ""),
        date=said or fact.date,
        source=fact.source or next(filter(None, map(_source, ordered)), ""),
        notes=fact.notes,
        records=records,
    )


def _source(transcript: Transcript) -> str:
    """The address a transcript's own front matter gives; empty when it is none."""
    given = dict(transcript.front_matter).get("source")
    return given.strip() if isinstance(given, str) and web_address(given.strip()) else ""


def _everything(transcript: Transcript) -> str:
    texts: list[str] = []
    for part in transcript.parts:
        if isinstance(part, Passage):
            texts.append(plain_text(part.blocks))
    for asked in transcript.asked:
        texts += [asked.question.text or "", answer_text(asked.turns)]
    return "\n".join(texts)


def _reason(labels: Sequence[tuple[Transcript, Label]], fact: TalkFacts) -> str:
    said = [each for each in labels if each[1].line]
    if said:
        where, label = said[0]
        return (
            f"이 기록에는 발표자가 적혀 있지 않습니다. 같은 강연의 다른 기록"
            f"({where.path} {label.line}행)에 ‘{label.printed}’(으)로 적혀 있어 그대로 따릅니다."
        )
    if fact.speakers or labels:
        return f"이 기록에는 발표자가 적혀 있지 않아 {TALKS_FILE}에 적힌 이름을 따릅니다."
    return ""


def _speakers(talks: Sequence[Talk], roster: Roster) -> tuple[Speaker, ...]:
    labels: dict[str, list[Label]] = defaultdict(list)
    roles: dict[str, list[Role]] = defaultdict(list)
    main = {slug for talk in talks for slug in talk.speakers}
    for talk in talks:
        for slug in talk.speakers:
            labels.setdefault(slug, [])
        for record in talk.records:
            for label in (*record.transcript.speakers, *voices(record.transcript)):
                labels[roster.slug(label.name)].append(label)
            if len(talk.speakers) == 1:
                roles[talk.speakers[0]] += [Role(r, record.file) for r in record.transcript.roles]
    everyone = [
        _speaker(slug, slug not in main, found, roles[slug], roster)
        for slug, found in labels.items()
    ]
    return tuple(sorted(everyone, key=lambda s: (s.guest, s.name, s.slug)))


def _speaker(
    slug: str, guest: bool, labels: Sequence[Label], roles: Sequence[Role], roster: Roster
) -> Speaker:
    fact = roster.facts.get(slug)
    return Speaker(
        slug=slug,
        name=roster.name(slug),
        guest=guest,
        labels=tuple(dict.fromkeys(label.printed for label in labels)),
        titles=tuple(dict.fromkeys(label.title for label in labels if label.title)),
        roles=tuple(roles),
        aliases=fact.aliases if fact else (),
        links=fact.links if fact else (),
    )


def voices(transcript: Transcript) -> tuple[Label, ...]:
    """The people labelled inside the answers of a transcript, each label once."""
    found: dict[str, Label] = {}
    for asked in transcript.asked:
        for turn in asked.turns:
            if turn.label:
                found.setdefault(turn.label, spoken.label(turn.label, turn.first))
    return tuple(found.values())


def _missing_record(fact: TalkFacts, name: str) -> Diagnostic:
    return Diagnostic(
        TALKS_FILE,
        0,
        "record-missing",
        f"`{fact.slug}`의 기록 `{name}` 파일이 docs/talks/에 없거나 읽을 수 없습니다.",
        "파일 이름을 고치거나 `records`에서 지워 주세요.",
    )


def _claimed_record(fact: TalkFacts, name: str, other: str) -> Diagnostic:
    return Diagnostic(
        TALKS_FILE,
        0,
        "record-twice",
        f"`{fact.slug}`의 기록 `{name}`은(는) 이미 `{other}`의 기록입니다.",
        "한 파일은 한 강연의 `records`에만 적어 주세요. 앞의 것을 씁니다.",
    )


def _taken_slug(path: str, wanted: str, slug: str) -> Diagnostic:
    return Diagnostic(
        path,
        0,
        "slug-taken",
        f"주소 이름 `{wanted}`을(를) 쓸 수 없어 `{slug}`(으)로 했습니다. "
        "다른 강연이나 목록이 쓰는 이름입니다.",
        f"파일 이름을 바꾸거나 {TALKS_FILE}에 이 파일의 주소 이름을 정해 주세요.",
    )


def _unknown_speaker(talk: Talk) -> Diagnostic:
    return Diagnostic(
        talk.canonical.file,
        1,
        "speaker-unknown",
        "누가 답했는지 글에서 찾지 못했습니다.",
        f"제목에 ‘홍길동 님’처럼 쓰거나 {TALKS_FILE}의 `{talk.slug}`에 "
        "`speakers: [홍길동]`을 적어 주세요.",
        Severity.NOTICE,
    )


def _unlisted(roster: Roster, talks: Sequence[Talk]) -> Iterable[Diagnostic]:
    for slug, name in roster.added.items():
        near = roster.like(name)
        where = next((t.canonical.file for t in talks if slug in t.speakers), SPEAKERS_FILE)
        yield Diagnostic(
            where,
            0,
            "speaker-unlisted",
            f"‘{name}’ 님은 {SPEAKERS_FILE}에 없어 주소를 `{slug}`(으)로 지었습니다.",
            (f"`{near}`을(를) 뜻하셨나요? " if near else "")
            + f"그대로 쓰려면 파일에 `{slug}: {{ name: {name} }}`을 더해 주세요.",
            Severity.NOTICE,
        )
