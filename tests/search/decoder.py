"""The index read back, straight from `docs/contributing/search-format.md`, with no code of ours."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


class Bytes:
    """A file, read from its beginning."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    @property
    def ended(self) -> bool:
        return self.at == len(self.content)

    def take(self, count: int) -> bytes:
        assert self.at + count <= len(self.content)
        self.at += count
        return self.content[self.at - count : self.at]

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def keys(self, count: int, rest: Callable[[Bytes], T]) -> list[tuple[str, T]]:
        """Front-coded keys, each followed by what `rest` reads."""
        found, key = [], b""
        for _ in range(count):
            halves = self.take(1)[0]
            shared, more = halves >> 4, halves & 15
            shared += self.number() if shared == 15 else 0
            more += self.number() if more == 15 else 0
            key = key[:shared] + self.take(more)
            found.append((text_of(key), rest(self)))
        return found


def text_of(key: bytes) -> str:
    """A key as text."""
    units, at = [], 0
    while at < len(key):
        if key[at] == 0xFF:
            units.append(key[at + 1] << 8 | key[at + 2])
            at += 3
        else:
            units.append(key[at] if key[at] < 0x80 else key[at] - 0x80 + 0x3131)
            at += 1
    packed = b"".join(unit.to_bytes(2, "big") for unit in units)
    return packed.decode("utf-16-be", "surrogatepass")


def sections_of(content: bytes) -> dict[str, bytes]:
    """The named parts of `start.bin`."""
    file = Bytes(content)
    assert file.take(4) == b"MDS1"
    table = [
        (file.take(file.number()).decode("ascii"), file.number()) for _ in range(file.number())
    ]
    found = {name: file.take(size) for name, size in table}
    assert file.ended
    return found


def lexicon_of(section: bytes, count: int) -> list[tuple[str, int, int, int]]:
    """Key, documents, flags and bytes of postings of each term."""
    file = Bytes(section)
    keys = [key for key, _ in file.keys(count, lambda _: None)]
    packed = [file.number() for _ in keys]
    sizes = [(each >> 3) + file.number() if each >> 3 else 0 for each in packed]
    assert file.ended
    return [
        (key, each >> 3, each & 7, size)
        for key, each, size in zip(keys, packed, sizes, strict=True)
    ]


def unzigzag(coded: int) -> int:
    """The integer of which that is the zigzag code."""
    return -(coded // 2) - 1 if coded % 2 else coded // 2


def shapes_of(section: bytes) -> dict[str, list[int]]:
    """Shape of a stem → the verbs that take it."""
    verb = 0

    def verbs(file: Bytes) -> list[int]:
        nonlocal verb
        found = []
        for _ in range(file.number()):
            verb += unzigzag(file.number())
            found.append(verb)
        return found

    return keyed_of(section, verbs)


def synonyms_of(section: bytes) -> list[list[int]]:
    """The groups of terms that mean the same."""
    file, first, found = Bytes(section), 0, []
    for _ in range(file.number()):
        size = file.number()
        first += file.number()
        group = [first]
        while len(group) < size:
            group.append(group[-1] + file.number())
        found.append(group)
    assert file.ended
    return found


def postings_of(content: bytes, count: int) -> list[tuple[int, int, int]]:
    """Document, times in the question, times in the text."""
    file, document, found = Bytes(content), 0, []
    for _ in range(count):
        packed = file.number()
        document += packed >> 2
        match packed & 3:
            case 0:
                counts = (0, 1)
            case 1:
                counts = (0, file.number())
            case 2:
                counts = (1, 0)
            case _:
                counts = (file.number(), file.number())
        found.append((document, *counts))
    assert file.ended
    return found


def keyed_of(section: bytes, rest: Callable[[Bytes], T]) -> dict[str, T]:
    """A counted list of front-coded keys with what follows each."""
    file = Bytes(section)
    found = file.keys(file.number(), rest)
    assert file.ended
    return dict(found)


def numbers_of(section: bytes) -> list[int]:
    """Varints to the end."""
    file, found = Bytes(section), []
    while not file.ended:
        found.append(file.number())
    return found


def grams_of(directory: bytes, shards: Iterable[bytes]) -> dict[str, list[int]]:
    """Pair of letters → the documents that hold it."""
    file = Bytes(directory)
    count, sizes = file.number(), [0] * file.number()
    sizes = [file.number() for _ in sizes]
    assert sum(sizes) == count
    entries, key = [], 0
    for _ in range(count):
        key += file.number()
        entries.append((key, file.number(), file.number()))
    assert file.ended
    found, rows = {}, iter(entries)
    for size, content in zip(sizes, shards, strict=True):
        shard = Bytes(content)
        for _ in range(size):
            key, documents, length = next(rows)
            of_key, last = Bytes(shard.take(length)), -1
            numbers = []
            for _ in range(documents):
                last += of_key.number()
                numbers.append(last)
            assert of_key.ended
            units = (key >> 16).to_bytes(2, "big") + (key & 0xFFFF).to_bytes(2, "big")
            found[units.decode("utf-16-be", "surrogatepass")] = numbers
        assert shard.ended
    return found


def dictionary_of(section: bytes, files: Iterable[bytes]) -> dict[str, list[tuple[int, int]]]:
    """Word → the terms beside it."""
    found: dict[str, list[tuple[int, int]]] = {}
    firsts = list(keyed_of(section, lambda _: None))
    for first, content in zip(firsts, files, strict=True):
        words = keyed_of(content, lambda f: [(f.number(), f.take(1)[0]) for _ in range(f.number())])
        assert next(iter(words)) == first
        found |= words
    return found


@dataclass(frozen=True)
class Index:
    """A whole index, read."""

    header: dict[str, Any]
    terms: dict[str, tuple[int, list[tuple[int, int, int]]]]
    """Key → flags and postings."""
    shapes: dict[str, list[str]]
    """Shape → keys of verbs."""
    functions: dict[str, int]
    synonyms: list[list[str]]
    lengths: list[tuple[int, int]]
    """Steps of both fields."""
    cards: list[dict[str, Any]]
    facets: dict[str, Any]
    grams: dict[str, list[int]]
    dictionary: dict[str, list[tuple[int, int]]]
    """Word the archive does not have → terms near it, with their likeness in hundredths."""


def read_index(files: Mapping[str, bytes]) -> Index:
    """Read what is published, by path under `search/index/`."""
    manifest = json.loads(files["manifest.json"])
    folder = f"{manifest['generation']}/"
    plain = {
        path.removeprefix(folder): gzip.decompress(content)
        for path, content in files.items()
        if path != "manifest.json"
    }
    numbered: Callable[[str], list[bytes]] = lambda kind: [  # noqa: E731
        plain[f"{kind}/{n}.bin"] for n in range(sum(p.startswith(f"{kind}/") for p in plain))
    ]
    sections = sections_of(plain["start.bin"])
    header = json.loads(sections["header"])
    lexicon = lexicon_of(sections["lexicon"], header["terms"])
    keys = [key for key, *_ in lexicon]
    terms: dict[str, tuple[int, list[tuple[int, int, int]]]] = {}
    rows = iter(lexicon)
    for size, content in zip(numbers_of(sections["shards"]), numbered("postings"), strict=True):
        shard = Bytes(content)
        for _ in range(size):
            key, documents, flags, length = next(rows)
            terms[key] = flags, postings_of(shard.take(length), documents)
        assert shard.ended
    groups = [[keys[at] for at in group] for group in synonyms_of(sections["synonyms"])]
    chunks = [json.loads(content) for content in numbered("cards")]
    assert [len(chunk) for chunk in chunks] == numbers_of(sections["chunks"])
    assert manifest["format"] == header["format"] == 2
    assert manifest["documents"] == sum(header["kinds"]) == len(sections["lengths"])
    return Index(
        header,
        terms,
        {shape: [keys[t] for t in own] for shape, own in shapes_of(sections["shapes"]).items()},
        keyed_of(sections["functions"], lambda file: file.take(1)[0]),
        groups,
        [(byte >> 4, byte & 15) for byte in sections["lengths"]],
        [card for chunk in chunks for card in chunk],
        json.loads(plain["facets.bin"]),
        grams_of(plain["grams.bin"], numbered("grams")),
        dictionary_of(sections["dictionary"], numbered("dictionary")),
    )
