"""What the index's encoder makes, for the browser's decoder to read: values with their bytes."""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from unittest import mock

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mundap.language.hangul import fold
from mundap.search import dictionary, grams, start
from mundap.search.cards import card_chunks, chunk_file
from mundap.search.coding import gzipped, key_bytes, varints
from mundap.search.collection import Entry, Posting
from mundap.search.documents import Document, Kind
from mundap.search.functions import Role
from mundap.search.postings import posting_list, shards
from mundap.search.terms import Flag
from mundap.search.topics import topic_files

T = TypeVar("T")
Json = dict[str, Any]

GENERATION = "abc123abc123"
MOST_DOCUMENTS = 30

beginning = st.sampled_from(["", "", "", "z" * 20, "ㄱㅏ" * 12])
key = st.builds(
    str.__add__,
    beginning,
    st.text(st.one_of(st.sampled_from("abz09-.+ㄱㅏㅎㅣㄴㅅ~"), st.characters()), max_size=24),
)
flags = st.sampled_from([Flag(0), *Flag, Flag.VERB | Flag.WEAK, Flag.COMPOUND | Flag.WEAK])
word = st.text(st.sampled_from("ㄱㅏㄴabz09"), min_size=1, max_size=12)
"""A key that is its own spelling."""
role = st.integers(1, 31).map(Role)
text = st.text(st.one_of(st.sampled_from("가나다라 \nabAB12.?"), st.characters()), max_size=60)
count = st.one_of(st.integers(0, 3), st.integers(0, 20_000))


def base64_of(content: bytes) -> str:
    """Bytes as JSON can hold them."""
    return base64.b64encode(content).decode("ascii")


def many(strategy: st.SearchStrategy[T], examples: int) -> list[T]:
    """Values of a strategy, the same at each run."""
    found: list[T] = []

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(value: T) -> None:
        found.append(value)

    collect()
    return found


@st.composite
def indexes(draw: st.DrawFn) -> Json:
    """A whole index of nonsense: values to be found, and the files that hold them."""
    kinds = draw(st.lists(st.integers(0, MOST_DOCUMENTS // 6), min_size=6, max_size=6))
    total = sum(kinds)
    keys = sorted(draw(st.sets(key, min_size=2, max_size=20)), key=key_bytes)
    documents = st.sets(st.integers(0, total - 1)) if total else st.just(set[int]())
    counts = st.tuples(count, count).filter(any)
    entries = [
        Entry(
            each,
            each,
            draw(flags),
            tuple(Posting(document, *draw(counts)) for document in sorted(draw(documents))),
        )
        for each in keys
    ]
    terms = st.lists(st.integers(0, len(keys) - 1), min_size=1, max_size=4, unique=True)
    shapes = draw(st.dictionaries(key, terms, max_size=6))
    roles = draw(st.dictionaries(key, role, max_size=8))
    synonyms = draw(st.lists(terms.filter(lambda group: len(group) > 1), max_size=4))
    names = sorted(draw(terms))
    likeness = st.integers(0, 100).map(lambda percent: percent / 100)
    near = draw(
        st.dictionaries(
            word, st.lists(st.tuples(st.integers(0, len(keys) - 1), likeness), max_size=3)
        )
    )
    vocabulary = draw(st.sets(word))
    on_topics = draw(st.lists(st.sets(st.integers(0, 999), max_size=9), max_size=5))
    topics = [sorted(each) for each in on_topics]
    lengths = [draw(st.tuples(count, count)) for _ in range(total)]
    average = draw(st.tuples(st.floats(0, 999), st.floats(0, 99_999)))
    texts = [(draw(text), draw(text)) for _ in range(total)]
    cards = [
        Document(
            kind,
            draw(text),
            draw(text),
            question,
            body,
            tags=tuple(draw(st.lists(text, max_size=2))),
            page=draw(text),
        )
        for kind, (question, body) in zip(kinds_of(kinds), texts, strict=True)
    ]
    chunk, shard = draw(st.integers(1, 5)), draw(st.integers(1, 60))
    return {
        "wanted": {
            "kinds": kinds,
            "average": average,
            "keys": keys,
            "df": [len(entry.postings) for entry in entries],
            "flags": [entry.flags for entry in entries],
            "postings": [entry.postings for entry in entries],
            "shapes": {shape: sorted(verbs) for shape, verbs in shapes.items()},
            "functions": roles,
            "synonyms": synonyms,
            "names": names,
            "dictionary": {
                each: near.get(each, []) for each in {*near, *vocabulary} if each not in keys
            },
            "topics": topics,
            "lengths": lengths,
            "cards": [card_of(each) for each in cards],
            "grams": list(grams.collect_pairs(texts).items()),
        },
        "files": files(
            kinds=kinds,
            average=average,
            entries=entries,
            shapes=shapes,
            roles=roles,
            synonyms=synonyms,
            names=names,
            lengths=lengths,
            cards=cards,
            texts=texts,
            near=near,
            vocabulary=vocabulary,
            topics=topics,
            chunk=chunk,
            shard=shard,
        ),
    }


def kinds_of(kinds: Sequence[int]) -> list[Kind]:
    """The kind of each document."""
    return [kind for kind, times in zip(Kind, kinds, strict=True) for _ in range(times)]


def card_of(document: Document) -> Json:
    """What the browser must find in a card."""
    more = {"o": document.question} if document.question != document.title else {}
    return {
        **more,
        "u": document.url,
        "t": document.title,
        "x": document.text,
        "k": int(document.kind),
        "g": list(document.tags),
        "p": document.page,
    }


def files(
    *,
    kinds: Sequence[int],
    average: tuple[float, float],
    entries: Sequence[Entry],
    shapes: Mapping[str, Sequence[int]],
    roles: Mapping[str, Role],
    synonyms: Sequence[Sequence[int]],
    names: Sequence[int],
    lengths: Sequence[tuple[int, int]],
    cards: Sequence[Document],
    texts: Sequence[tuple[str, str]],
    near: Mapping[str, Sequence[tuple[int, float]]],
    vocabulary: Iterable[str],
    topics: Sequence[Sequence[int]],
    chunk: int,
    shard: int,
    facets: Json | None = None,
) -> dict[str, str]:
    """The files of an index, with as many cards and bytes in each as is said."""
    lists = [posting_list(entry.postings) for entry in entries]
    of_terms = list(shards(lists, shard))
    flat = [card for each in card_chunks(cards) for card in each]
    chunks = [flat[at : at + chunk] for at in range(0, len(flat), chunk)]
    known = {entry.key for entry in entries}
    with mock.patch.object(dictionary, "SHARD", chunk), mock.patch.object(grams, "SHARD", shard):
        firsts, words = dictionary.dictionary_files(vocabulary, near, known)
        directory, gram_shards = grams.gram_files(grams.collect_pairs(texts))
    of_topics, topic_lists = topic_files(topics)
    sections = {
        "header": start.header(kinds, average, len(entries), names),
        "lexicon": start.lexicon(entries, map(len, lists)),
        "shapes": start.stem_shapes(shapes),
        "functions": start.function_words(roles),
        "synonyms": start.groups(synonyms),
        "dictionary": firsts,
        "topics": of_topics,
        "lengths": start.lengths(lengths),
        "chunks": varints(map(len, chunks)),
        "shards": varints(map(len, of_terms)),
    }
    inside = {
        "start.bin": start.container(sections),
        "facets.bin": json.dumps(facets or {}).encode(),
        "grams.bin": directory,
        **{f"postings/{at}.bin": b"".join(each) for at, each in enumerate(of_terms)},
        **{f"cards/{at}.bin": chunk_file(each) for at, each in enumerate(chunks)},
        **{f"grams/{at}.bin": each for at, each in enumerate(gram_shards)},
        **{f"dictionary/{at}.bin": each for at, each in enumerate(words)},
        **{f"topics/{at}.bin": each for at, each in enumerate(topic_lists)},
    }
    manifest = {"format": start.FORMAT, "generation": GENERATION, "documents": len(cards)}
    packed = {f"{GENERATION}/{path}": gzipped(content) for path, content in inside.items()}
    packed["manifest.json"] = json.dumps(manifest).encode("ascii")
    return {path: base64_of(content) for path, content in packed.items()}


def characters() -> Json:
    """All of Unicode that this Python knows: what folding changes, and what letters are."""
    known = [chr(code) for code in range(0x110000) if is_known(chr(code))]
    folded = {each: fold(each) for each in known}
    return {
        "known": runs(map(ord, known)),
        "folded": {each: other for each, other in folded.items() if each != other},
        "letters": runs(
            ord(each) for each in known if folded[each] == each and grams.letters(each)
        ),
    }


def is_known(character: str) -> bool:
    """Whether it is a character: assigned, not private, not half of a pair."""
    return unicodedata.category(character) not in ("Cn", "Co", "Cs")


def runs(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as stretches: first, last."""
    found: list[tuple[int, int]] = []
    for code in codes:
        first = found.pop()[0] if found and found[-1][1] == code - 1 else code
        found.append((first, code))
    return found


ENCODED: Mapping[str, Callable[[], object]] = {
    "indexes": lambda: many(indexes(), 120),
    "characters": characters,
}
"""Name of what the tests of JavaScript ask for → what makes it."""
