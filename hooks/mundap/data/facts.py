"""What no transcript says: `_data/talks.yml` and `_data/speakers.yml`.

Each entry is checked key by key; a wrong one is said and left out, the others
stay. Nothing here reads files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from mundap import dialects
from mundap.data import settled
from mundap.data.nearest import meant
from mundap.diagnostics import Diagnostic, Severity
from mundap.language.hangul import slug as slug_of
from mundap.model.settled import NOTHING, Settled
from mundap.model.transcript import SaidDate
from mundap.text.addresses import is_sound
from mundap.text.dates import given_date

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
RESERVED = frozenset(
    (
        "index",
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
    )
)
"""Slugs that no page can have: `index` is a list's own, the others Windows refuses as names."""
_WEB = re.compile(r"https?://\S+")


def web_address(text: str) -> bool:
    """Whether a text is one address of the web and nothing else."""
    return bool(_WEB.fullmatch(text)) and is_sound(text)


def slug_problem(slug: str) -> str:
    """Why a text cannot be an address part, in Korean; empty when it can."""
    if slug in RESERVED:
        return f"주소 이름 `{slug}`은(는) 목록 페이지의 것이거나 윈도우에서 쓸 수 없습니다."
    if _SLUG.fullmatch(slug):
        return ""
    return f"주소 이름 `{slug}`은 영어 소문자, 숫자, `-`로만 쓸 수 있습니다."


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """An entry of talks.yml."""

    slug: str
    """Address part."""
    records: tuple[str, ...]
    """File names under `talks/`."""
    title: str = ""
    """Name to show instead of the transcript's own."""
    event: str = ""
    """Event or series it belongs to."""
    speakers: tuple[str, ...] = ()
    """Names, when no transcript says them."""
    date: SaidDate | None = None
    """Date, when no transcript says it."""
    source: str = ""
    """Address of the original publication."""
    notes: tuple[str, ...] = ()
    """Remarks for its page."""
    settled: tuple[tuple[str, Settled], ...] = ()
    """(file name, how to read it) of the records something is settled of."""


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """An entry of speakers.yml."""

    slug: str
    """Address part."""
    name: str
    """Name to show."""
    also: tuple[str, ...] = ()
    """Other names the transcripts use for this person."""
    aliases: tuple[str, ...] = ()
    """Former slugs; each redirects."""
    links: tuple[tuple[str, str], ...] = ()
    """(label, address)."""


class _Entry:
    """One mapping of a data file while it is checked."""

    def __init__(self, path: str, where: str, value: object, keys: Sequence[str]) -> None:
        self.path, self.where = path, where
        self.problems: list[Diagnostic] = []
        self.values: Mapping[object, object] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.wrong("`키: 값` 모양이 아닙니다.")
        for key in self.values:
            if key not in keys:
                self.wrong(
                    f"모르는 키 `{key}`입니다.",
                    meant(str(key), keys) or f"쓸 수 있는 키: {', '.join(keys)}",
                )

    def wrong(self, message: str, advice: str = "") -> None:
        self.problems.append(
            Diagnostic(
                self.path,
                0,
                "data-entry",
                f"{self.where}: {message}",
                advice or "파일 맨 위의 설명을 보고 고쳐 주세요.",
                Severity.ERROR,
            )
        )

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if value is None:
            return ""
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return " ".join(str(value).split())
        self.wrong(f"`{key}`는 한 줄 글이어야 합니다.")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        if value is None:
            return ()
        items = value if isinstance(value, list) else [value]
        texts = [" ".join(item.split()) for item in items if isinstance(item, str)]
        if len(texts) == len(items) and all(texts):
            return tuple(texts)
        self.wrong(f"`{key}`는 글의 목록이어야 합니다.")
        return ()

    def slugs(self, key: str) -> tuple[str, ...]:
        return tuple(item for item in self.texts(key) if self.slug_is_fine(item))

    def slug_is_fine(self, slug: str) -> bool:
        problem = slug_problem(slug)
        if problem:
            self.wrong(problem, "다른 이름을 써 주세요." if slug in RESERVED else "")
        return not problem

    def web(self, key: str) -> str:
        value = self.text(key)
        if value and not web_address(value):
            self.wrong(f"`{key}`는 https://로 시작하는 주소여야 합니다.")
            return ""
        return value


def _entries(
    path: str, data: object, keys: Sequence[str]
) -> tuple[list[tuple[str, _Entry]], list[Diagnostic]]:
    """(slug, entry) of a file that maps slugs to entries."""
    if data is None:
        return [], []
    whole = _Entry(path, "파일", data, [str(key) for key in data] if isinstance(data, dict) else [])
    found: list[tuple[str, _Entry]] = []
    for slug, value in whole.values.items():
        entry = _Entry(path, f"`{slug}`", value, keys)
        if entry.slug_is_fine(str(slug)):
            found.append((str(slug), entry))
        else:
            whole.problems += entry.problems
    return found, whole.problems


def where_to_settle(file: str, talks: Sequence[TalkFacts]) -> Callable[[str], str]:
    """For a file under `talks/`: a line that settles something → where to write it, and what."""
    talk = next((each for each in talks if file in each.records), None)
    slug = talk.slug if talk else slug_of(file.removesuffix(".md"))
    several = len(talk.records) > 1 if talk else None
    return partial(settled.written_record, file, slug, several)


_RECORD_KEYS = ("file", *settled.KEYS, "speakers")


def _records(entry: _Entry, slug: str) -> dict[str, Settled]:
    """The records of a talk by file name, with what is settled of each.

    A record is a file name, or a mapping with `file`; what is settled of an only
    record may stand with the talk itself.
    """
    value = entry.values.get("records")
    found: dict[str, Settled] = {}
    names: list[object] = []
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            names.append(item)
            continue
        record = _Entry(entry.path, f"{entry.where}의 `records`", item, _RECORD_KEYS)
        file = record.text("file")
        if not file:
            record.wrong("`file`(기록의 파일 이름)이 없습니다.", "`file: 파일.md`를 더해 주세요.")
        else:
            names.append(file)
            speakers = record.texts("speakers")
            found[file] = replace(_settled(record), speakers=speakers)
        entry.problems += record.problems
    files = _file_names(entry, names) or (f"{slug}.md",)
    if any(key in entry.values for key in settled.KEYS):
        if len(files) == 1:
            given = _settled(entry)
            found[files[0]] = settled.over(found.get(files[0], NOTHING), given)
        else:
            key = next(key for key in settled.KEYS if key in entry.values)
            entry.wrong(
                f"기록이 {len(files)}개라 `{key}`이(가) 어느 기록의 것인지 알 수 없습니다.",
                f"`records`에 `- {{ file: {files[0]}, {key}: … }}`처럼 적어 주세요.",
            )
    return {name: found.get(name, NOTHING) for name in files}


def _file_names(entry: _Entry, names: Sequence[object]) -> tuple[str, ...]:
    texts = [" ".join(name.split()) for name in names if isinstance(name, str)]
    if len(texts) == len(names) and all(texts):
        return tuple(dict.fromkeys(texts))
    if names != [None]:
        entry.wrong("`records`는 파일 이름의 목록이어야 합니다.")
    return ()


def _settled(entry: _Entry) -> Settled:
    values = {str(key): value for key, value in entry.values.items()}
    return settled.parse(values, dialects.NAMES, entry.wrong)


def parse_talks(data: object, path: str) -> tuple[tuple[TalkFacts, ...], tuple[Diagnostic, ...]]:
    """Check talks.yml, already loaded, of any shape."""
    keys = ("records", "title", "event", "speakers", "date", "source", "notes", *settled.KEYS)
    entries, problems = _entries(path, data, keys)
    talks: list[TalkFacts] = []
    for slug, entry in entries:
        said = entry.text("date")
        date = given_date(said) if said else None
        if said and date is None:
            entry.wrong(
                f"날짜 `{said}`를 읽을 수 없습니다.", "`2021-08-19`, `XXXX-12-29`처럼 써 주세요."
            )
        records = _records(entry, slug)
        talks.append(
            TalkFacts(
                slug,
                tuple(records),
                entry.text("title"),
                entry.text("event"),
                entry.texts("speakers"),
                date,
                entry.web("source"),
                entry.texts("notes"),
                tuple((name, each) for name, each in records.items() if each != NOTHING),
            )
        )
        problems += entry.problems
    return tuple(talks), tuple(problems)


def parse_speakers(
    data: object, path: str
) -> tuple[tuple[SpeakerFacts, ...], tuple[Diagnostic, ...]]:
    """Check speakers.yml, already loaded, of any shape."""
    entries, problems = _entries(path, data, ("name", "also", "aliases", "links"))
    speakers: list[SpeakerFacts] = []
    for slug, entry in entries:
        name = entry.text("name")
        if not name:
            entry.wrong("`name`(이름)이 없습니다.")
        links = entry.values.get("links") or {}
        pairs = list(links.items()) if isinstance(links, dict) else []
        good = [(str(k), v) for k, v in pairs if isinstance(v, str) and web_address(v)]
        if len(good) != len(pairs) or not isinstance(links, dict):
            entry.wrong("`links`는 `이름: https://…` 줄이어야 합니다.")
        if name:
            speakers.append(
                SpeakerFacts(slug, name, entry.texts("also"), entry.slugs("aliases"), tuple(good))
            )
        problems += entry.problems
    return tuple(speakers), tuple(problems)
