"""A new talk as text: its transcript with front matter, its entries in the data files.

Nothing is written here. Data files keep every byte they have, entries are added at their ends,
and what comes out has been read again with the readers of the build.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import yaml

from mundap.assembly import SPEAKERS_FILE, TALKS_FILE
from mundap.data.facts import RESERVED, slug_problem, web_address
from mundap.data.files import Data, read_data
from mundap.data.roster import Roster
from mundap.diagnostics import Severity
from mundap.flaws import too_many
from mundap.language.hangul import slug as slug_of
from mundap.speakers import people
from mundap.text.dates import given_date
from mundap.text.decoding import decode
from mundap.text.source import read_source
from mundap.transcript import read_transcript

"""Names that Windows gives to devices: nobody there could clone the repository."""
_FIRST_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")


class RefusedError(Exception):
    """What was asked for cannot be written; its text says why, in Korean."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says of a talk beside its transcript; empty for what is not said."""

    title: str = ""
    """Its title."""
    speakers: tuple[str, ...] = ()
    """Names."""
    date: str = ""
    """As for the key `date` of front matter."""
    event: str = ""
    """Event or series."""
    source: str = ""
    """Address of the original publication."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to write."""

    slug: str
    """Address part; the transcript is `talks/<slug>.md`."""
    transcript: str
    """Its text."""
    data: Mapping[str, str]
    """Name of a data file that changes → its text."""
    speakers: tuple[str, ...]
    """Names of everybody it is known to be by."""
    questions: int
    """Exchanges found in it."""


def proposed_slug(name: str, content: bytes, given: Given, taken: Collection[str]) -> str:
    """A free slug made from speaker and title.

    Args:
        name: Of the file the transcript comes from, for what says no title; may be empty.
        content: The transcript.
        given: What is known besides.
        taken: Slugs that are not free.
    """
    source, _ = read_source(f"talks/{name}", content)
    read = read_transcript(source) if source else None
    speakers = given.speakers or tuple(label.name for label in read.speakers) if read else ()
    title = given.title or (read.title if read else "")
    for speaker in speakers:
        title = re.sub(rf"\W*{re.escape(speaker)}(?:\s*\w+)?\s*님\W*", " ", title)
    wanted = slug_of(" ".join([*speakers[:1], title]).strip() or "talk")
    slug, ordinal = wanted, 1
    while slug in taken or slug in RESERVED:
        ordinal += 1
        slug = f"{wanted}-{ordinal}"
    return slug


def propose(
    slug: str,
    content: bytes,
    given: Given,
    data: Mapping[str, bytes],
    taken: Collection[str],
) -> Proposal:
    """Everything that a new talk needs.

    Args:
        slug: Its address part.
        content: The transcript as its writer left it.
        given: What is said besides; what front matter has already may not be said again.
        data: Name of a file in `docs/_data/` → bytes.
        taken: Slugs of the talks and transcripts that are there.

    Raises:
        RefusedError: It cannot be written so that the build reads it as it is meant.
    """
    _refuse_slug(slug, taken)
    path = f"talks/{slug}.md"
    text, problems = decode(path, content)
    if text is None:
        raise RefusedError(f"{problems[0].message} {problems[0].advice}")
    if not text.strip():
        raise RefusedError("기록이 비어 있습니다. 글이 있는 파일을 주세요.")
    text = _with_front_matter(path, text, given)
    source, problems = read_source(path, text.encode())
    said = (p for p in problems if p.severity is Severity.ERROR or p.code == "front-matter")
    broken = next(said, None)
    if source is None or broken:
        raise RefusedError(f"{broken.message if broken else ''} 고친 다음 다시 해 주세요.".strip())
    transcript = read_transcript(source)
    if refused := too_many(transcript):
        raise RefusedError(f"{refused.message} {refused.advice}")
    before = read_data(data)
    roster = Roster(before.speakers)
    speakers = tuple(dict.fromkeys(label.name for label in transcript.speakers))
    for name in speakers:
        roster.slug(name)
    entry: dict[str, object] = {"records": [f"{slug}.md"]}
    entry |= {k: v for k, v in (("event", given.event), ("source", given.source)) if v}
    changed = {TALKS_FILE: _appended(TALKS_FILE, data, {slug: entry})}
    if roster.added:
        new = {each: {"name": name} for each, name in roster.added.items()}
        changed[SPEAKERS_FILE] = _appended(SPEAKERS_FILE, data, new)
    files = {path.rsplit("/", 1)[-1]: text for path, text in changed.items()}
    _check(before, {**data, **{name: text.encode() for name, text in files.items()}}, slug, roster)
    return Proposal(slug, text, files, speakers, len(transcript.asked))


def _refuse_slug(slug: str, taken: Collection[str]) -> None:
    problem = slug_problem(slug)
    if problem:
        raise RefusedError(problem)
    if slug in taken:
        raise RefusedError(f"주소 이름 `{slug}`는 이미 있습니다. 다른 이름을 써 주세요.")


def _with_front_matter(path: str, text: str, given: Given) -> str:
    """The text with the keys that belong to a transcript; its own lines stay as they are."""
    if given.date and given_date(given.date) is None:
        raise RefusedError(
            f"날짜 `{given.date}`를 읽을 수 없습니다. `2021-08-19`, `XXXX-12-29`처럼 써 주세요."
        )
    if given.source and not web_address(given.source):
        raise RefusedError(f"`{given.source}`는 https://로 시작하는 주소가 아닙니다.")
    if given.speakers and not list(people.given([*given.speakers], 0)):
        raise RefusedError("연사의 이름을 읽을 수 없습니다.")
    values = {"title": given.title, "speakers": [*given.speakers], "date": given.date}
    wanted = {key: value for key, value in values.items() if value}
    source, _ = read_source(path, text.encode())
    own = source.front_matter if source else {}
    twice = [key for key in (*wanted, "event", "source") if key in own and getattr(given, key)]
    if "speaker" in own and given.speakers:
        twice.append("speaker")
    if twice:
        names = ", ".join(f"`{key}`" for key in twice)
        raise RefusedError(f"기록의 머리말에 {names}가 이미 있습니다. 한쪽에만 적어 주세요.")
    if not wanted:
        return text
    lines = "".join(f"{key}: {_flow(value)}\n" for key, value in wanted.items())
    opened = _FIRST_FENCE.match(text) if source and source.body > 1 else None
    if opened:
        return text[: opened.end()] + lines + text[opened.end() :]
    return f"---\n{lines}---\n\n{text}"


def _flow(value: object) -> str:
    """A value as YAML on one line."""
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=float("inf"))
    return text.removesuffix("\n").removesuffix("\n...")


def _appended(path: str, data: Mapping[str, bytes], entries: Mapping[str, object]) -> str:
    """A data file with entries after everything it has."""
    text, _ = decode(path, data.get(path.rsplit("/", 1)[-1], b""))
    if text is None:
        raise RefusedError(f"{path}를 UTF-8로 읽을 수 없습니다. 먼저 고쳐 주세요.")
    kept = text if not text or text.endswith("\n") else f"{text}\n"
    gap = "\n" if kept else ""
    blocks = []
    for slug, entry in entries.items():
        if isinstance(entry, dict) and len(entry) == 1 and "name" in entry:
            blocks.append(f"{slug}: {{ {_flow(entry)[1:-1]} }}\n")
        elif isinstance(entry, dict):
            keys = "".join(f"  {key}: {_flow(value)}\n" for key, value in entry.items())
            blocks.append(f"{gap}{slug}:\n{keys}")
    return kept + "".join(blocks)


def _check(before: Data, files: Mapping[str, bytes], slug: str, roster: Roster) -> None:
    """Read the files again: all that was there is there, and the new entries with it."""
    after = read_data(files)
    kept = (after.talks[: len(before.talks)], after.speakers[: len(before.speakers)])
    talks = [each.slug for each in after.talks[len(before.talks) :]]
    speakers = [each.slug for each in after.speakers[len(before.speakers) :]]
    if (
        kept != (before.talks, before.speakers)
        or (talks, speakers) != ([slug], [*roster.added])
        or after.diagnostics != before.diagnostics
    ):
        raise RefusedError(f"{TALKS_FILE}의 끝에 항목을 더할 수 없습니다. 손으로 더해 주세요.")
