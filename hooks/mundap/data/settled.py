"""What a maintainer settled about a record: the keys of its front matter or of talks.yml → values.

`format: bullets`, `questions: under "질문과 답변"`, `questions: [12-14, 20]`,
`not_questions: [88]`. Written by people who do not program: each key takes
every spelling that means one thing, and what is wrong is said with what to
write. Nothing here knows a transcript; `doubts` tells what had no effect.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import process

from mundap.diagnostics import Diagnostic
from mundap.model.settled import NOTHING, Settled
from mundap.text import yaml_text
from mundap.text.source import Source

KEYS = ("format", "questions", "not_questions")
"""Keys that settle something, beside `speakers`."""
NEAR = 60
"""Likeness from 0 to 100 at which a name is taken for a slip of the pen."""

Say = Callable[[str, str], None]
"""Told what is wrong, and what to write."""

_LINES = re.compile(r"(\d{1,9})(?:\s*[-~–—〜]\s*(\d{1,9}))?\s*(?:행|줄)?")
_UNDER = re.compile(r"under\s+(?=\S)(.+)", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"\"([^\"]+)\"|'([^']+)'|“([^”]+)”|‘([^’]+)’")
_LIST_OF_QUOTED = re.compile(rf"(?:(?:{_QUOTED.pattern})\s*,?\s*)+")
# What a plain scalar of YAML cannot have in it, or what `under "…"` would read otherwise.
_NOT_PLAIN = re.compile(r"[\"“”‘’\\,\[\]{}]|:(?=\s|$)|\s#|[\x00-\x1f\x7f]|^\s|\s$|\s\s")

_NAME = re.compile(r"[a-z0-9][\w./-]*", re.IGNORECASE)


def parse(values: Mapping[str, object], formats: Sequence[str], say: Say) -> Settled:
    """Check the keys that settle something; what is wrong is said and left out.

    Args:
        values: Keys as YAML gives them, others among them.
        formats: Names of the dialects.
        say: Takes each problem.
    """
    under, questions = _questions(values.get("questions"), say)
    return Settled(
        _format(values.get("format"), formats, say),
        under,
        questions,
        _ranges("not_questions", values.get("not_questions"), say),
    )


def of_front_matter(
    source: Source, formats: Sequence[str]
) -> tuple[Settled, tuple[Diagnostic, ...]]:
    """What a transcript's own front matter settles; `speakers` is read with the transcript."""
    problems: list[Diagnostic] = []
    found = NOTHING
    for key in KEYS:
        if key not in source.front_matter:
            continue
        line = _line(source, key)

        def say(message: str, advice: str, line: int = line) -> None:
            problems.append(Diagnostic(source.path, line, "settled", message, advice))

        found = over(parse({key: source.front_matter[key]}, formats, say), found)
    return found, tuple(problems)


def over(settled: Settled, weaker: Settled) -> Settled:
    """Two sayings of one record: key by key the first one, where it says something."""
    return Settled(
        settled.format or weaker.format,
        *(
            (settled.under, settled.questions)
            if settled.under or settled.questions
            else (weaker.under, weaker.questions)
        ),
        settled.not_questions or weaker.not_questions,
        settled.speakers or weaker.speakers,
    )


def written_under(heading: str) -> str:
    """The line to write so that questions are read under a heading."""
    if _NOT_PLAIN.search(heading) or not heading:
        return f"questions: {{ under: [{json.dumps(heading, ensure_ascii=False)}] }}"
    return f'questions: under "{heading}"'


def written_lines(key: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The line to write so that lines are questions, or are not."""
    return f"{key}: [{', '.join(shown(each) for each in ranges)}]"


def shown(lines: tuple[int, int]) -> str:
    """Lines as one writes them: `12-14`, `20`."""
    first, last = lines
    return str(first) if first == last else f"{first}-{last}"


def written_record(file: str, slug: str, several: bool | None, settling: str) -> str:
    """Where in talks.yml to write what settles something of a record, and what; in Korean.

    Args:
        file: The record's file name under `talks/`.
        slug: Of its talk.
        several: Whether the talk has other records; None when talks.yml has no such talk.
        settling: A line such as `questions: [12-14]`.
    """
    name = _plain_or_quoted(file)
    if several:
        return f"_data/talks.yml에 있는 `{slug}`의 `records`에 `- {{ file: {name}, {settling} }}`"
    if several is False:
        return f"_data/talks.yml에 있는 `{slug}`에 `{settling}`"
    records = "" if file == f"{slug}.md" else f"records: [{name}], "
    return f"_data/talks.yml에 `{_plain_or_quoted(slug)}: {{ {records}{settling} }}`"


def _plain_or_quoted(name: str) -> str:
    """A name as YAML reads it back."""
    plain = _NAME.fullmatch(name) and yaml_text.load(name)[0] == name
    return name if plain else json.dumps(name, ensure_ascii=False)


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name that was probably meant; empty when none is near."""
    found = process.extractOne(name.lower(), known, score_cutoff=NEAR)
    return found[0] if found else ""


def _line(source: Source, key: str) -> int:
    mark = re.compile(rf"[\"']?{key}[\"']?\s*:")
    front = enumerate(source.lines[: source.body - 1], 1)
    return next((number for number, line in front if mark.match(line)), 1)


def _format(value: object, formats: Sequence[str], say: Say) -> str | None:
    if value is None:
        return None
    known = ", ".join(f"`{name}`" for name in formats)
    if not isinstance(value, str):
        say("`format`은 모양의 이름 하나여야 합니다.", f"{known} 가운데 하나를 적어 주세요.")
        return None
    name = value.strip()
    if name in formats:
        return name
    near = nearest(name, formats)
    say(
        f"`format`의 `{name}`은(는) 모르는 모양입니다.",
        f"`format: {near}`를 뜻하셨나요?" if near else f"{known} 가운데 하나를 적어 주세요.",
    )
    return None


def _questions(value: object, say: Say) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Headings and lines of `questions`."""
    if not isinstance(value, dict):
        return _mixed(value, say)
    for key in value:
        if key not in ("under", "lines"):
            say(
                f"`questions`에 모르는 키 `{key}`가 있습니다.",
                "제목은 `questions: { under: [제목] }`, 줄은 `questions: { lines: [12-14] }`로 "
                "적어 주세요.",
            )
    headings = _items(value.get("under"))
    wrong = [each for each in headings if not isinstance(each, str) or not each.strip()]
    if wrong:
        say(
            "`questions`의 `under`는 제목이거나 제목의 목록이어야 합니다.",
            '`questions: under "질문과 답변"`처럼 제목을 따옴표로 감싸 적어 주세요.',
        )
    named = tuple(" ".join(each.split()) for each in headings if isinstance(each, str))
    return tuple(filter(None, named)), _ranges("questions", value.get("lines"), say)


def _mixed(value: object, say: Say) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Headings and lines of a text or a list, told apart by how they look."""
    under: list[str] = []
    ranges: list[tuple[int, int]] = []
    for item in _items(value):
        if isinstance(item, dict):
            named, more = _questions(item, say)
            under += named
            ranges += more
        elif isinstance(item, str) and any(c.isalpha() for c in item) and not _as_lines(item):
            under += _headings(item)
        else:
            ranges += _ranges("questions", item, say)
    return tuple(under), tuple(sorted(set(ranges)))


def _headings(text: str) -> list[str]:
    """`under "하나", "둘"`, or the words of one heading."""
    match = _UNDER.fullmatch(text.strip())
    words = match[1].strip() if match else text.strip()
    if _LIST_OF_QUOTED.fullmatch(words):
        return [next(filter(None, groups)) for groups in _QUOTED.findall(words)]
    return [words]


def _ranges(key: str, value: object, say: Say) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for item in _items(value):
        lines = _as_lines(item)
        if lines is None:
            say(
                f"`{key}`의 `{item}`은(는) 줄 번호가 아닙니다.",
                f"`{key}: [12-14, 20]`처럼 몇째 줄인지 적어 주세요.",
            )
            continue
        for first, last in lines:
            if 1 <= first <= last:
                found.append((first, last))
            else:
                say(
                    f"`{key}`의 `{shown((first, last))}`은(는) 없는 줄입니다.",
                    "줄은 1부터 세고, 작은 수를 앞에 적습니다. "
                    f"예: `{written_lines(key, [_mended(first, last)])}`",
                )
    return tuple(sorted(set(found)))


def _mended(first: int, last: int) -> tuple[int, int]:
    low, high = sorted((max(1, first), max(1, last)))
    return low, high


def _as_lines(value: object) -> list[tuple[int, int]] | None:
    """Line ranges of `12`, `12-14` or `12-14, 20`; None when it is something else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return [(value, value)]
    if not isinstance(value, str):
        return None
    matches = [_LINES.fullmatch(piece.strip()) for piece in value.split(",")]
    found = [(int(each[1]), int(each[2] or each[1])) for each in matches if each]
    return found if len(found) == len(matches) else None


def _items(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
