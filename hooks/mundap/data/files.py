"""The files of `docs/_data/`: bytes → checked values.

A file that is missing is an empty one; a broken one is said, and the rest of
the site is built without it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from mundap.data.facts import SpeakerFacts, TalkFacts, parse_speakers, parse_talks
from mundap.data.idbook import IdBook, parse_ids
from mundap.data.vocabulary import Vocabulary, parse_synonyms, parse_vocabulary
from mundap.diagnostics import Diagnostic, Severity
from mundap.text import yaml_text
from mundap.text.decoding import decode

FOLDER = "_data"
TEXTS = frozenset({"title", "event", "name", "date", "source"})
"""Keys whose values stay as written: `title: 3.10`, `name: no`."""


@dataclass(frozen=True, slots=True)
class Data:
    """What no transcript says."""

    talks: tuple[TalkFacts, ...]
    """talks.yml."""
    speakers: tuple[SpeakerFacts, ...]
    """speakers.yml."""
    vocabulary: Vocabulary
    """topics.yml."""
    synonyms: tuple[tuple[str, ...], ...]
    """synonyms.yml."""
    search_words: tuple[tuple[str, ...], ...]
    """search-words.yml: what the search alone takes for the same."""
    book: IdBook
    """ids.yml."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the files."""

    @property
    def people(self) -> frozenset[str]:
        """Every name that speakers.yml has for somebody."""
        return frozenset(name for each in self.speakers for name in (each.name, *each.also))


@functools.lru_cache(maxsize=32)
def _loaded(text: str) -> tuple[object, yaml_text.YamlProblem | None]:
    """A data file as YAML, remembered: under `serve` most of them are as they were.

    What reads the value only looks at it.
    """
    return yaml_text.load(text, texts=TEXTS)


def read_data(files: Mapping[str, bytes]) -> Data:
    """Read the data files.

    Args:
        files: Name (`talks.yml`) → bytes; others are ignored, absent ones are empty.
    """
    problems: list[Diagnostic] = []

    def value(name: str) -> object:
        path = f"{FOLDER}/{name}"
        text, found = decode(path, files.get(name, b""))
        problems.extend(found)
        loaded, problem = _loaded(text or "")
        if problem:
            problems.append(
                Diagnostic(
                    path,
                    problem.line,
                    "data-yaml",
                    f"파일을 읽지 못했습니다: {problem.reason}",
                    "그 줄의 들여쓰기와 따옴표를 살펴 고쳐 주세요.",
                    Severity.ERROR,
                )
            )
        return loaded

    talks, talk_problems = parse_talks(value("talks.yml"), f"{FOLDER}/talks.yml")
    speakers, speaker_problems = parse_speakers(value("speakers.yml"), f"{FOLDER}/speakers.yml")
    vocabulary, topic_problems = parse_vocabulary(value("topics.yml"), f"{FOLDER}/topics.yml")
    synonyms, synonym_problems = parse_synonyms(value("synonyms.yml"), f"{FOLDER}/synonyms.yml")
    search_words, search_problems = parse_synonyms(
        value("search-words.yml"), f"{FOLDER}/search-words.yml"
    )
    book, id_problems = parse_ids(value("ids.yml"), f"{FOLDER}/ids.yml")
    return Data(
        talks,
        speakers,
        vocabulary,
        synonyms,
        search_words,
        book,
        (
            *problems,
            *talk_problems,
            *speaker_problems,
            *topic_problems,
            *synonym_problems,
            *search_problems,
            *id_problems,
        ),
    )
