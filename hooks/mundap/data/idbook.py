"""`_data/ids.yml`: which id belongs to which exchange, so far as a text can say.

An entry holds the talk, the question and how the answer begins: enough to
know its exchange again after a typo is mended, a question is inserted, or a
talk is re-ordered. A retired id has no exchange any more and is never given
to another one. Reading takes what YAML made of the file, of whatever shape;
writing gives a text that reads back as the same book.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from mundap.diagnostics import Diagnostic, Severity

ID = re.compile(r"[a-z0-9]{6}")
"""What an id looks like."""
QUESTION_LENGTH = 160
"""Characters kept of a question."""
ANSWER_LENGTH = 80
"""Characters kept of an answer."""
KEYS = ("id", "talk", "question", "images", "answer", "retired", "redirect")
"""Keys of an entry, in the order they are written."""
HEADER = """\
# yaml-language-server: $schema=../../hooks/mundap/schemas/input/ids.schema.json
# 이 파일은 `mundap ids --write`가 씁니다. 보통은 손으로 고칠 일이 없습니다.
#
# 문답마다 바뀌지 않는 주소(/q/<id>/)를 적어 둡니다. 질문과 답변의 첫머리(answer)는
# 글이 조금 바뀌거나 순서가 달라져도 같은 문답을 알아보는 데 씁니다.
# `retired: true`는 문답이 없어진 주소입니다. `redirect`에 적힌 문답으로,
# 그것이 없으면 강연(talk) 페이지로 이어집니다. 한번 쓴 id는 지우지 마세요.
"""


@dataclass(frozen=True, slots=True)
class IdEntry:
    """An id and what its exchange was like when it was last written."""

    id: str
    """6 letters or digits."""
    talk: str
    """Slug of the talk."""
    question: str
    """The question on one line, clipped; empty for an image."""
    answer: str = ""
    """How the answer begins, on one line."""
    images: tuple[str, ...] = ()
    """File names of the pictures in the question."""
    retired: bool = False
    """True when no exchange has it any more."""
    redirect: str = ""
    """The id that took its place; empty for none: its talk."""


@dataclass(frozen=True, slots=True)
class IdBook:
    """All ids there are and were."""

    entries: tuple[IdEntry, ...] = ()
    """By talk in reading order, retired ones last; every id once."""


def one_line(text: str, length: int) -> str:
    """A text as ids.yml keeps it: NFC, one line, nothing invisible, at most that long."""
    spaced = " ".join(unicodedata.normalize("NFC", text[: 8 * length]).split())
    if not spaced.isprintable():
        spaced = "".join(c for c in spaced if not unicodedata.category(c).startswith("C"))
    return " ".join(spaced.split())[:length].rstrip()


def dump(book: IdBook) -> str:
    """Write ids.yml: the same text for the same book; reading it gives the book again."""
    return "\n".join((HEADER, *(_dump_entry(entry) for entry in book.entries)))


class _Dumper(yaml.SafeDumper):
    """SafeDumper that escapes what nobody can see; left to itself it loses a lone U+0085."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = None if text.isprintable() else '"'
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)


def _dump_entry(entry: IdEntry) -> str:
    value: dict[str, object] = {"id": entry.id, "talk": entry.talk}
    if entry.question:
        value["question"] = entry.question
    if entry.images:
        value["images"] = list(entry.images)
    if entry.answer:
        value["answer"] = entry.answer
    if entry.retired:
        value["retired"] = True
    if entry.redirect:
        value["redirect"] = entry.redirect
    return yaml.dump([value], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)


def parse_ids(data: object, path: str) -> tuple[IdBook, tuple[Diagnostic, ...]]:
    """Read ids.yml.

    Args:
        data: What YAML made of it, of any shape; None for an empty or absent file.
        path: Path of the file relative to `docs/`, for the diagnostics.

    Returns:
        The entries that can be used, and what is wrong with the rest
        (`ids-shape`, `id-entry`, `id-invalid`, `id-duplicate`, `id-redirect`).
    """
    if data is None:
        return IdBook(), ()
    reader = _Reader(path)
    if not isinstance(data, list):
        reader.say("ids-shape", "id 목록이 아닙니다.", "`- id: …`로 시작하는 목록이어야 합니다.")
        return IdBook(), tuple(reader.diagnostics)
    entries: dict[str, IdEntry] = {}
    for number, item in enumerate(data, 1):
        entry = reader.entry(item, f"{number}번째 항목")
        if entry is None:
            continue
        if entry.id in entries:
            reader.say(
                "id-duplicate",
                f"{number}번째 항목의 id `{entry.id}`가 앞에 이미 있습니다.",
                "두 항목 가운데 하나를 지워 주세요. 앞의 것을 씁니다.",
            )
            continue
        entries[entry.id] = entry
    for entry in entries.values():
        if entry.redirect and not _arrives(entry, entries):
            reader.say(
                "id-redirect",
                f"`{entry.id}`의 redirect `{entry.redirect}`를 따라가도 문답이 없습니다.",
                "있는 id를 적거나 redirect를 지워 주세요. 그동안은 강연 페이지로 이어집니다.",
                Severity.WARNING,
            )
    return IdBook(tuple(entries.values())), tuple(reader.diagnostics)


def _arrives(entry: IdEntry, entries: Mapping[str, IdEntry]) -> bool:
    """Whether its chain of redirects ends at a known entry that redirects no further."""
    seen: set[str] = set()
    while entry.redirect and entry.id not in seen:
        seen.add(entry.id)
        if entry.redirect not in entries:
            return False
        entry = entries[entry.redirect]
    return entry.id not in seen


class _Reader:
    """Takes entries apart and remembers what was wrong with them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []

    def say(
        self, code: str, message: str, advice: str, severity: Severity = Severity.ERROR
    ) -> None:
        self.diagnostics.append(Diagnostic(self.path, 0, code, message, advice, severity))

    def entry(self, item: object, where: str) -> IdEntry | None:
        if not isinstance(item, dict):
            self.say("id-entry", f"{where}에 id가 없습니다.", "`id`와 `talk`를 적어 주세요.")
            return None
        name = item.get("id")
        if not isinstance(name, str) or not ID.fullmatch(name):
            self.say(
                "id-invalid",
                f"{where}의 id `{one_line(str(name), 40)}`는 쓸 수 없습니다.",
                "영문 소문자와 숫자 6자여야 하고, 숫자뿐이면 따옴표로 감싸야 합니다.",
            )
            return None
        where = f"{where}(`{name}`)"
        for key in item:
            if key not in KEYS:
                self._odd(f"{where}에 모르는 키 `{one_line(str(key), 40)}`가 있습니다.")
        retired = item.get("retired", False)
        if not isinstance(retired, bool):
            self._odd(f"{where}의 retired는 true나 false여야 합니다.")
            retired = False
        images = item.get("images")
        if images is not None and not isinstance(images, list):
            self._odd(f"{where}의 images는 목록이어야 합니다.")
            images = None
        return IdEntry(
            id=name,
            talk=self._text(item.get("talk"), f"{where}의 talk"),
            question=self._text(item.get("question"), f"{where}의 question"),
            answer=self._text(item.get("answer"), f"{where}의 answer"),
            images=tuple(self._text(image, f"{where}의 images") for image in images or ()),
            retired=retired,
            redirect=self._text(item.get("redirect"), f"{where}의 redirect"),
        )

    def _text(self, value: object, where: str) -> str:
        """A number is what somebody wrote without quotes; it is text all the same."""
        if value is None or isinstance(value, str):
            return value or ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        self._odd(f"{where}에는 글을 적어야 합니다.")
        return ""

    def _odd(self, message: str) -> None:
        advice = "`mundap ids --write`가 쓴 모양대로 고쳐 주세요."
        self.say("id-entry", message, advice, Severity.WARNING)
