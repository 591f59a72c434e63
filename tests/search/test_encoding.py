"""What is written is what is read: every part of the format against a decoder of its own."""

from __future__ import annotations

import gzip
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.decoder import (
    Bytes,
    dictionary_of,
    grams_of,
    keyed_of,
    lexicon_of,
    numbers_of,
    postings_of,
    sections_of,
    shapes_of,
    synonyms_of,
    text_of,
    unzigzag,
)

from mundap.language.hangul import jamo
from mundap.search import start
from mundap.search.coding import front_coded, gzipped, key_bytes, varint, varints, zigzag
from mundap.search.collection import Entry, Posting
from mundap.search.dictionary import dictionary_files
from mundap.search.functions import Role
from mundap.search.grams import collect_pairs, gram_files, letters
from mundap.search.postings import posting_list, shards
from mundap.search.terms import Flag

numbers = st.integers(0, 2**40)
letters_of_keys = st.one_of(st.sampled_from("abzㄱㅏㅎㅣㄳ09 ~"), st.characters())
keys = st.lists(st.text(letters_of_keys, max_size=40), max_size=40, unique=True).map(
    lambda found: sorted(found, key=key_bytes)
)
postings = st.dictionaries(
    st.integers(0, 70_000),
    st.tuples(st.integers(0, 300), st.integers(0, 300)).filter(any),
    max_size=60,
).map(lambda found: tuple(Posting(d, *found[d]) for d in sorted(found)))


@given(st.lists(numbers))
def test_numbers(values: list[int]) -> None:
    assert numbers_of(varints(values)) == values


@pytest.mark.parametrize(("number", "size"), [(0, 1), (127, 1), (128, 2), (16383, 2), (16384, 3)])
def test_small_numbers_are_short(number: int, size: int) -> None:
    assert len(varint(number)) == size


@given(st.text(letters_of_keys))
def test_keys(key: str) -> None:
    assert text_of(key_bytes(key)) == key


@given(keys)
def test_front_coded_keys(found: list[str]) -> None:
    coded = b"".join(front_coded(key_bytes(key) for key in found))
    file = Bytes(coded)
    assert [key for key, _ in file.keys(len(found), lambda _: None)] == found
    assert file.ended


@given(postings)
def test_postings(found: tuple[Posting, ...]) -> None:
    assert postings_of(posting_list(found), len(found)) == list(found)


@given(keys, st.data())
def test_lexicon(found: list[str], data: st.DataObject) -> None:
    flags = st.sampled_from([Flag(n) for n in range(8)])
    entries = [Entry(key, key, data.draw(flags), data.draw(postings)) for key in found]
    sizes = [len(posting_list(entry.postings)) for entry in entries]
    assert lexicon_of(start.lexicon(entries, sizes), len(entries)) == [
        (e.key, len(e.postings), e.flags, size) for e, size in zip(entries, sizes, strict=True)
    ]


@given(st.dictionaries(st.text(letters_of_keys, min_size=1), st.lists(numbers, min_size=1)))
def test_stem_shapes(shapes: dict[str, list[int]]) -> None:
    wanted = {shape: sorted(verbs) for shape, verbs in shapes.items()}
    assert shapes_of(start.stem_shapes(shapes)) == wanted


@given(st.dictionaries(st.text(letters_of_keys, min_size=1), st.sampled_from(Role)))
def test_function_words(roles: dict[str, Role]) -> None:
    read = keyed_of(start.function_words(roles), lambda file: file.take(1)[0])
    assert read == {form: int(role) for form, role in roles.items()}


@given(st.lists(st.lists(numbers, min_size=1)))
def test_synonyms(groups: list[list[int]]) -> None:
    assert synonyms_of(start.groups(groups)) == sorted(map(sorted, groups))


@given(st.integers())
def test_zigzag(number: int) -> None:
    coded = zigzag(number)
    assert coded >= 0
    assert unzigzag(coded) == number


@given(st.dictionaries(st.text("abcdefgh", min_size=1), st.binary(max_size=300), max_size=9))
def test_container(sections: dict[str, bytes]) -> None:
    assert sections_of(start.container(sections)) == sections


@given(st.integers(0, 5000), st.integers(0, 400_000))
def test_lengths_are_the_nearest_step(question: int, text: int) -> None:
    byte = start.lengths([(question, text)])[0]
    for length, nibble, step in ((question, byte >> 4, 0.45), (text, byte & 15, 0.7)):
        ideal = math.log2(max(length, 1)) / step
        off = [abs(ideal - n) for n in range(16)]
        assert off[nibble] == pytest.approx(min(off))


@given(st.lists(st.binary(max_size=30)), st.integers(1, 40))
def test_shards_hold_what_fits(lists: list[bytes], size: int) -> None:
    found = list(shards(lists, size))
    assert list(itertools.chain.from_iterable(found)) == lists
    for shard in found:
        assert len(shard) == 1 or sum(map(len, shard)) <= size
    for one, other in itertools.pairwise(found):
        assert sum(map(len, (*one, other[0]))) > size


texts = st.text(st.one_of(st.sampled_from("가나다 학습A-9,\n"), st.characters()), max_size=40)


@given(st.lists(st.tuples(texts, texts), max_size=12))
def test_grams(documents: list[tuple[str, str]]) -> None:
    directory, files = gram_files(collect_pairs(documents))
    wanted: dict[str, set[int]] = {}
    for number, fields in enumerate(documents):
        for field in fields:
            units = letters(field).encode("utf-16-be")
            for at in range(0, len(units) - 2, 2):
                pair = units[at : at + 4].decode("utf-16-be", "surrogatepass")
                wanted.setdefault(pair, set()).add(number)
    read = grams_of(directory, files)
    assert read == {pair: sorted(held) for pair, held in wanted.items()}


words = st.text("가나다각간갇", min_size=1, max_size=4)


@given(
    st.lists(words),
    st.dictionaries(words, st.lists(st.tuples(numbers, st.sampled_from([0.0, 0.57, 1.0])))),
    st.sets(words),
    st.integers(1, 5),
)
def test_dictionary(
    vocabulary: list[str],
    near: dict[str, list[tuple[int, float]]],
    held: set[str],
    size: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mundap.search.dictionary.SHARD", size)
        section, files = dictionary_files(vocabulary, near, {jamo(word) for word in held})
    wanted = {
        jamo(word): [(term, round(100 * likeness)) for term, likeness in near.get(word, [])]
        for word in {*vocabulary, *near} - held
    }
    assert dictionary_of(section, files) == wanted


@given(st.binary(max_size=3000))
def test_gzip(content: bytes) -> None:
    assert gzip.decompress(gzipped(content)) == content


def test_gzip_says_nothing_of_its_time_and_system() -> None:
    assert gzipped(b"")[:10] == bytes.fromhex("1f8b08000000000002ff")
