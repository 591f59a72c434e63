"""The controlled vocabulary as typed values: topics, their terms, and words that mean the same.

Takes data that YAML already loaded, of whatever shape, and never raises:
what cannot be used is left out and reported by its key.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from mundap.data.facts import RESERVED
from mundap.data.nearest import meant
from mundap.diagnostics import Diagnostic, Severity
from mundap.model.archive import Topic

_SLUG = re.compile(r"(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """A word or phrase that speaks for a topic."""

    text: str
    """As the maintainer wrote it."""
    weight: float
    """3 decides alone, 1 needs company, 0 only keeps shorter terms away."""


@dataclass(frozen=True, slots=True)
class TaggingOptions:
    """How terms become topics; every value can be set in the data file."""

    question: float = 1.0
    """Worth of a term in the question."""
    followup: float = 0.4
    """Worth of a term in a follow-up question."""
    heading: float = 0.1
    """Worth of a term in the heading above."""
    answer: float = 0.7
    """Worth of a term in the answer, at most."""
    answer_words: float = 60.0
    """In an answer of this many words a single mention counts a third."""
    company: float = 0.4
    """How much less each further term of a topic counts: the n-th by 1 / (1 + (n-1) · this)."""
    asked: float = 2.0
    """How much more a topic's score counts for its rank when the question asks for it."""
    weak: float = 1.0
    """A primary topic below this score is reported as weak."""
    first: float = 0.8
    """Below this score the best topic is no topic: a word said in passing is not what is asked."""
    least: float = 1.0
    """A second or third topic needs this score."""
    second: float = 0.45
    """The second topic needs this share of the first one's score."""
    third: float = 0.5
    """The third topic needs this share of the first one's score."""
    enough: float = 2.5
    """A topic with this score needs no share: a long question may be about three things."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What exchanges can be about."""

    topics: tuple[Topic, ...] = ()
    """In the order of the file."""
    terms: Mapping[str, tuple[WeightedTerm, ...]] = field(default_factory=dict)
    """By slug of the topic."""
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By slug: what a question says that wants this, and not only speaks of it."""
    options: TaggingOptions = TaggingOptions()
    """Weights of the fields, and thresholds."""
    overrides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Exchange id → slugs, primary first."""


def parse_vocabulary(data: object, path: str) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """Read `topics.yml`.

    Args:
        data: What the YAML parser returned; None for an empty file.
        path: Its name for diagnostics, relative to `docs/`.

    Returns:
        The usable part, and a diagnostic for everything that is not.
    """
    reader = _Reader(path)
    top = reader.mapping(data, "파일 전체")
    reader.known(top, {"options", "topics", "overrides"}, "파일")
    topics: list[Topic] = []
    terms: dict[str, tuple[WeightedTerm, ...]] = {}
    asks: dict[str, tuple[str, ...]] = {}
    for slug, value in reader.mapping(top.get("topics"), "topics").items():
        where = f"topics.{slug}"
        if not _SLUG.fullmatch(slug):
            reader.wrong(where, "주제 이름은 영어 소문자, 숫자, 붙임표로 80자까지 씁니다.")
            continue
        if slug in RESERVED:
            reader.wrong(where, "목록 페이지의 것이거나 윈도우에서 쓸 수 없는 이름입니다.")
            continue
        entry = reader.mapping(value, where)
        reader.known(entry, {"label", "about", "alt_labels", "terms", "asks"}, where)
        label = reader.text(entry.get("label"), f"{where}.label") or slug
        about = reader.text(entry.get("about"), f"{where}.about")
        alt_labels = reader.texts(entry.get("alt_labels"), f"{where}.alt_labels")
        topics.append(Topic(slug, label, about, alt_labels))
        terms[slug] = reader.terms(entry.get("terms"), f"{where}.terms")
        asks[slug] = reader.texts(entry.get("asks"), f"{where}.asks")
    options = reader.options(top.get("options"))
    overrides = reader.overrides(top.get("overrides"), terms)
    return Vocabulary(tuple(topics), terms, asks, options, overrides), tuple(reader.found)


def parse_synonyms(
    data: object, path: str
) -> tuple[tuple[tuple[str, ...], ...], tuple[Diagnostic, ...]]:
    """Read `synonyms.yml` or `search-words.yml`: a list of lists of words that mean the same.

    Returns the groups of two words and more, and a diagnostic for every other entry.
    """
    reader = _Reader(path)
    groups: list[tuple[str, ...]] = []
    if data is not None and not isinstance(data, list):
        reader.wrong("파일 전체", "낱말 묶음의 목록이어야 합니다.")
        data = None
    for number, entry in enumerate(data or [], start=1):
        where = f"{number}번째 묶음"
        group = tuple(dict.fromkeys(reader.texts(entry, where)))
        if len(group) > 1:
            groups.append(group)
        elif isinstance(entry, list):
            reader.wrong(where, "뜻이 같은 낱말을 둘 이상 적어야 합니다.")
    return tuple(groups), tuple(reader.found)


class _Reader:
    """Reads values of any shape and collects what is wrong with them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []

    def wrong(self, where: str, message: str) -> None:
        self.found.append(
            Diagnostic(self.path, 0, "vocabulary", f"`{where}`: {message}", "", Severity.ERROR)
        )

    def known(self, entry: Mapping[str, object], keys: set[str], where: str) -> None:
        for key in entry:
            if key not in keys:
                near = f"{meant(key, keys)} ({', '.join(sorted(keys))})".lstrip()
                self.wrong(where, f"`{key}`는 모르는 항목입니다. {near}")

    def mapping(self, value: object, where: str) -> dict[str, object]:
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.wrong(where, "`이름: 값` 꼴이어야 합니다.")
            return {}
        found = {}
        for key, each in value.items():
            if isinstance(key, str) and key.strip():
                found[key.strip()] = each
            else:
                self.wrong(where, f"이름 `{key}`를 글자로 읽을 수 없습니다. 따옴표로 감싸 주세요.")
        return found

    def text(self, value: object, where: str) -> str:
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.wrong(where, "글이 있어야 합니다.")
        return ""

    def texts(self, value: object, where: str) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(where, "목록이어야 합니다.")
            return ()
        return tuple(text for each in value if (text := self.text(each, where)))

    def number(self, value: object, where: str) -> float | None:
        # bool is an int to Python, not to a maintainer.
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                number = float(value)
            except OverflowError:
                number = math.inf
            if 0 <= number < math.inf:
                return number
        self.wrong(where, "0 이상의 수여야 합니다.")
        return None

    def terms(self, value: object, where: str) -> tuple[WeightedTerm, ...]:
        found = []
        for text, weight in self.mapping(value, where).items():
            number = self.number(weight, f"{where}.{text}")
            if number is not None:
                found.append(WeightedTerm(text, number))
        return tuple(found)

    def options(self, value: object) -> TaggingOptions:
        given = self.mapping(value, "options")
        names = {each.name for each in fields(TaggingOptions)}
        self.known(given, names, "options")
        numbers = {
            key: number
            for key, each in given.items()
            if key in names and (number := self.number(each, f"options.{key}")) is not None
        }
        return TaggingOptions(**numbers)

    def overrides(self, value: object, known: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
        found = {}
        for exchange, each in self.mapping(value, "overrides").items():
            where = f"overrides.{exchange}"
            slugs = tuple(dict.fromkeys(self.texts(each, where)))
            for slug in slugs:
                if slug not in known:
                    near = meant(slug, known)
                    self.wrong(where, f"`{slug}`라는 주제가 없습니다. {near}".rstrip())
            usable = tuple(slug for slug in slugs if slug in known)
            if len(usable) > _MOST_TOPICS:
                self.wrong(where, f"주제는 {_MOST_TOPICS}개까지입니다.")
            if usable:
                found[exchange] = usable[:_MOST_TOPICS]
            elif not slugs:
                self.wrong(where, "주제를 하나 이상 적어 주세요.")
        return found
