"""Words and strings of the archive to make queries from, with the documents that contain them.

Chosen by a fixed seed. What a keyboard does to a word (typos, half-typed syllables, the wrong
mode, 초성) is left to the Node side, which knows keystrokes. Kiwi is asked directly, so that the
archive's own index is not measured by its own analysis.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from kiwipiepy import Kiwi, Token  # type: ignore[import-untyped]  # 0.24 ships no types

_T = TypeVar("_T")
SEED = 20260801
SOURCES = 2
"""Kinds of documents that lend words: exchanges and passages."""
_NOUNS = frozenset({"NNG", "NNP"})
_HANGUL = re.compile(r"[가-힣]+")
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{3,}(?![A-Za-z0-9])")
# After a consonant, after a vowel.
_PARTICLES = (
    "은/는 이/가 을/를 과/와 으로/로 이랑/랑 이라도/라도 이나/나 에서/에서 에게/에게 까지/까지 "
    "부터/부터 처럼/처럼 보다/보다 마다/마다 만/만 도/도 의/의 한테/한테 에서는/에서는 "
    "으로도/로도 이라는/라는"
).split()
_ENDINGS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("었", "EP"), ("습니다", "EF")),
    (("었", "EP"), ("던", "ETM")),
    (("었", "EP"), ("는데", "EC")),
    (("으면", "EC"),),
    (("어서", "EC"),),
    (("으니까", "EC"),),
    (("어야", "EC"),),
    (("지만", "EC"),),
    (("을", "ETM"), ("까", "EF")),
    (("던", "ETM"),),
    (("겠", "EP"), ("다", "EF")),
    (("어도", "EC"),),
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a query is made from."""

    kind: str
    """What the query will try."""
    text: str
    """The query, or the word the Node side makes it from."""
    word: str
    """What the documents contain."""
    source: int
    """The document it was taken from."""
    relevant: tuple[int, ...]
    """Every document that contains the word, the source among them."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document in the forms that "contains" is decided on."""

    number: int
    """The document."""
    lines: tuple[str, ...]
    """Its title and body, NFC."""
    folded: str
    """The same in lower case, white space collapsed."""
    squeezed: str
    """The same without white space."""


def read(documents: Sequence[Mapping[str, Any]]) -> tuple[Text, ...]:
    """The documents' texts."""
    texts = []
    for each in documents:
        text = unicodedata.normalize("NFC", f"{each['title']}\n{each['body']}")
        folded = fold(text)
        texts.append(
            Text(each["document"], tuple(text.split("\n")), folded, folded.replace(" ", ""))
        )
    return tuple(texts)


def fold(text: str) -> str:
    """Lower case, white space collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


class Generator:
    """Draws words and strings; every kind has its own dice, so that one never moves another."""

    def __init__(self, texts: Sequence[Text], sources: Collection[int]) -> None:
        self._texts = texts
        self._lenders = [each for each in texts if each.number in sources]
        self._kiwi = Kiwi()
        lines = {line for text in texts for line in text.lines}
        ordered = sorted(lines)
        self._tokens: dict[str, list[Token]] = dict(
            zip(ordered, self._kiwi.tokenize(ordered), strict=True)
        )

    def materials(self, count: int, strings: int) -> Iterator[Material]:
        """Everything, by kind."""
        nouns = list(self._nouns())
        long = [(noun, source) for noun, source in nouns if len(noun) >= 3]
        for noun, source in draw("조사", nouns, count):
            particle = random.Random(f"{SEED} {noun}").choice(_PARTICLES)
            yield self._made("조사", with_particle(noun, particle), noun, source)
        yield from self._spacing(count)
        for kind, words in (("오타", long), ("초성", long), ("반쯤 친 말", nouns)):
            for noun, source in draw(kind, words, count):
                yield self._made(kind, noun, noun, source)
        for kind, words in (("자판: 한글", nouns), ("자판: 영문", list(self._latin()))):
            for word, source in draw(kind, words, count // 2):
                yield self._made(kind, word, word, source)
        yield from self._verbs(count)
        yield from self._copied(strings)

    def _made(self, kind: str, text: str, word: str, source: int) -> Material:
        wide = kind == "띄어쓰기"
        holders = (
            each.number for each in self._texts if word in (each.squeezed if wide else each.folded)
        )
        return Material(kind, text, word, source, tuple(holders))

    def _nouns(self) -> Iterator[tuple[str, int]]:
        for text, _, token in self._lent():
            whole = len(token.form) >= 2 and _HANGUL.fullmatch(token.form)
            # Kiwi writes some words otherwise than the text does.
            if token.tag in _NOUNS and whole and token.form in text.folded:
                yield token.form, text.number

    def _latin(self) -> Iterator[tuple[str, int]]:
        for text in self._lenders:
            for line in text.lines:
                yield from ((word.lower(), text.number) for word in _LATIN.findall(line))

    def _lent(self) -> Iterator[tuple[Text, str, Token]]:
        for text in self._lenders:
            for line in text.lines:
                for token in self._tokens[line]:
                    yield text, line, token

    def _spacing(self, count: int) -> Iterator[Material]:
        """Two nouns side by side, typed the other way than they are written."""
        glued: list[tuple[str, int]] = []
        spaced: list[tuple[str, int]] = []
        for text in self._lenders:
            for line in text.lines:
                tokens = self._tokens[line]
                for first, second in itertools.pairwise(tokens):
                    pair = line[first.start : first.end], line[second.start : second.end]
                    if not all(len(each) >= 2 and _HANGUL.fullmatch(each) for each in pair):
                        continue
                    if not {first.tag, second.tag} <= _NOUNS:
                        continue
                    if second.start == first.end:
                        glued.append((" ".join(pair), text.number))
                    elif line[first.end : second.start] == " ":
                        spaced.append(("".join(pair), text.number))
        for pairs in (glued, spaced):
            for typed, source in draw("띄어쓰기", pairs, count // 2):
                word = typed.replace(" ", "")
                yield self._made("띄어쓰기", typed, word, source)

    def _verbs(self, count: int) -> Iterator[Material]:
        """A verb in a form that its document does not have."""
        holders: dict[tuple[str, str], set[int]] = defaultdict(set)
        for each in self._texts:
            for line in each.lines:
                for token in self._tokens[line]:
                    if token.tag.startswith(("VV", "VA")):
                        holders[token.form, token.tag].add(each.number)
        lent = [
            ((token.form, token.tag), text.number)
            for text, _, token in self._lent()
            if token.tag.startswith(("VV", "VA"))
        ]
        # Verbs of every fourth document (하다, 있다) say nothing when typed alone.
        telling = [
            (verb, source) for verb, source in lent if 4 * len(holders[verb]) < len(self._texts)
        ]
        by_number = {each.number: each for each in self._texts}
        drawn = 0
        for verb, source in draw("활용", telling, len(telling)):
            endings = random.Random(f"{SEED} {verb[0]}").choice(_ENDINGS)
            typed = self._kiwi.join([verb, *endings])
            if len(typed) < 2 or typed in by_number[source].folded or drawn == count:
                continue
            drawn += 1
            twins = {
                number
                for key, numbers in holders.items()
                if key[0] == verb[0]
                for number in numbers
            }
            yield Material("활용", typed, f"{verb[0]}다", source, tuple(sorted(twins)))

    def _copied(self, count: int) -> Iterator[Material]:
        dice = random.Random(f"{SEED} copied")
        lines = [
            (line.split(), text.number)
            for text in self._lenders
            for line in text.lines
            if len(line.split()) >= 2
        ]
        drawn: set[str] = set()
        while len(drawn) < count:
            words, source = dice.choice(lines)
            length = min(dice.randint(2, 6), len(words))
            first = dice.randint(0, len(words) - length)
            string = " ".join(words[first : first + length])
            telling = [word for word in words[first : first + length] if re.search(r"\w", word)]
            if len(telling) < 2 or string in drawn:
                continue
            drawn.add(string)
            yield self._made("옮겨 붙인 글", string, fold(string), source)


def draw(kind: str, words: Sequence[tuple[_T, int]], count: int) -> list[tuple[_T, int]]:
    """Different words with one of their documents."""
    dice = random.Random(f"{SEED} {kind}")
    shuffled = sorted(set(words), key=str)
    dice.shuffle(shuffled)
    return list(dict(shuffled).items())[:count]


def with_particle(noun: str, particle: str) -> str:
    """A noun with the form of a particle that Korean has after it."""
    closed, opened = particle.split("/")
    final = (ord(noun[-1]) - ord("가")) % 28
    # 로 also follows ㄹ: 서울로.
    vowel = final == 0 or (closed.startswith("으로") and final == 8)
    return noun + (opened if vowel else closed)


def main() -> int:
    """Print the materials as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--strings", type=int, default=400)
    options = parser.parse_args()
    documents = json.loads(options.documents.read_text(encoding="utf-8"))
    sources = {each["document"] for each in documents if each["kind"] < SOURCES}
    generator = Generator(read(documents), sources)
    made = [asdict(each) for each in generator.materials(options.count, options.strings)]
    json.dump(made, sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
