"""The whole index, read back by a decoder of its own and held against the documents."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.archive_factory import make_archive as archive
from tests.search.decoder import Index, read_index

from mundap import folder, search
from mundap.build import understand
from mundap.language.hangul import jamo
from mundap.language.morphology import Morphology, shared_morphology
from mundap.model.archive import Archive
from mundap.pages.addresses import url
from mundap.search import AuthoredPage, IndexFile, emit
from mundap.search.documents import Document, Kind, documents
from mundap.search.grams import letters
from mundap.search.keeping import packed, unpacked
from mundap.search.reading import analysed
from mundap.search.synonyms import united
from mundap.search.terms import Flag, keystrokes, term, terms_of
from mundap.store import Recent

DOCS = Path(__file__).parents[2] / "docs"
SYNONYMS = (("학습", "러닝"), ("이직", "전직"), ("고르다", "선택", "뽑다"))
MORPHOLOGY = shared_morphology()


def by_path(files: tuple[IndexFile, ...]) -> dict[str, bytes]:
    return {file.path.removeprefix("search/index/"): file.content for file in files}


@pytest.fixture(scope="module")
def real() -> tuple[Archive, tuple[tuple[str, ...], ...]]:
    transcripts, _ = folder.read_files(folder.transcript_paths(DOCS))
    data, _ = folder.data_files(DOCS)
    understood = understand(transcripts, data, folder.picture_paths(DOCS))
    return understood.archived.archive, (*understood.data.synonyms, *understood.data.search_words)


@pytest.fixture(scope="module")
def found(real: tuple[Archive, tuple[tuple[str, ...], ...]]) -> tuple[Document, ...]:
    return documents(real[0], (), url)


@pytest.fixture(scope="module")
def index(real: tuple[Archive, tuple[tuple[str, ...], ...]]) -> Index:
    return read_index(by_path(emit(real[0], (), real[1], MORPHOLOGY)))


def test_every_term_of_every_document_is_in_its_postings(
    index: Index, found: tuple[Document, ...]
) -> None:
    """A slow way to the same postings."""
    for number, document in enumerate(found):
        for place, text in ((1, document.question), (2, document.text)):
            clean = analysed(text)
            terms = terms_of(clean, MORPHOLOGY.analyse([clean])[0], across_spaces=place == 1)
            for key, times in Counter(keystrokes(each.form) for each in terms).items():
                held = {posting[0]: posting for posting in index.terms[key][1]}
                assert held[number][place] >= times, (key, document.url)


def test_nothing_else_is_in_the_postings(index: Index, found: tuple[Document, ...]) -> None:
    """What a document is found by stands in it: its letters hold the term's letters."""
    typed = [jamo(letters("\n".join((each.question, each.text, *each.names)))) for each in found]
    for key, (flags, postings) in index.terms.items():
        # Lemmas, and pronouns in full (그건 is 그것), need not stand there letter by letter.
        if flags & (Flag.VERB | Flag.WEAK) or not re.fullmatch(r"[ㄱ-ㅣ]+", key):
            continue
        for document, _, _ in postings:
            assert key in typed[document], (key, found[document].url)


def test_every_pair_of_letters_leads_to_its_documents(
    index: Index, found: tuple[Document, ...]
) -> None:
    for number, document in enumerate(found):
        for text in (document.question, document.text):
            run = letters(text)
            for at in range(len(run) - 1):
                assert number in index.grams[run[at : at + 2]]


def test_a_conjugated_verb_leads_to_its_lemma(index: Index) -> None:
    assert jamo("고르다") in index.shapes[jamo("골라")]
    assert jamo("돕다") in index.shapes[jamo("도와")]
    for shape, verbs in index.shapes.items():
        for verb in verbs:
            assert index.terms[verb][0] & Flag.VERB
            assert verb != f"{shape}{jamo('다')}"


def test_cards_are_the_documents(index: Index, found: tuple[Document, ...]) -> None:
    assert [(card["u"], card["t"], card["x"], card["k"]) for card in index.cards] == [
        (each.url, each.title, each.text, each.kind) for each in found
    ]
    assert all(set(card) - {"o"} == set("utxkgp") for card in index.cards)
    assert [card.get("o", card["t"]) for card in index.cards] == [each.question for each in found]
    assert {card["k"] for card in index.cards if card["p"]} == {Kind.PASSAGE}


def test_facets_tell_what_filters_ask(
    index: Index, found: tuple[Document, ...], real: tuple[Archive, object]
) -> None:
    facets = index.facets
    for name, slugs in (
        ("talk", [each.talk for each in found]),
        ("speaker", [each.speaker for each in found]),
    ):
        numbers = [number for number, length in facets[name] for _ in range(length)]
        listed = [slug for slug, _ in facets[f"{name}s"]]
        assert [listed[n] if n >= 0 else "" for n in numbers] == slugs
    topics = [slug for slug, _ in facets["topics"]]
    exchanges = real[0].exchanges
    assert [[topics[n] for n in own] for own in facets["topic"]] == [
        [topic.slug for topic in exchange.topics] for exchange in exchanges
    ]
    first = sum(index.header["kinds"][: Kind.SPEAKER])
    for number, (slug, name) in enumerate(facets["speakers"]):
        assert found[first + number].speaker == slug
        assert found[first + number].title == name


def test_a_word_that_only_readers_use_leads_to_the_archives(index: Index) -> None:
    ghosts = {key for key, (_, postings) in index.terms.items() if not postings}
    grouped = {key for group in index.synonyms for key in group}
    assert ghosts
    assert ghosts <= grouped
    # No reader types 묻다보다 for 물어보다.
    assert not any(jamo(chained) in ghosts for chained in ("묻다보다", "모으다두다", "쓰다보다"))
    for group in index.synonyms:
        assert len(set(group)) == len(group) > 1
        assert not set(group) <= ghosts


def test_no_word_of_the_dictionary_is_in_a_document(index: Index) -> None:
    assert len(index.dictionary) > 1000
    assert not any(index.terms[key][1] for key in index.dictionary.keys() & index.terms.keys())


@pytest.mark.parametrize(
    ("lists", "wanted"),
    [
        ("가 나/다 라", "가 나/다 라"),
        ("가 나/다 라/나 마", "가 나 마/다 라"),
        ("가 나/다 라/마 라 가", "가 나 다 라 마"),
    ],
)
def test_lists_of_synonyms_that_share_a_word_are_one(lists: str, wanted: str) -> None:
    groups = [[term(word) for word in each.split()] for each in lists.split("/")]
    found = [sorted({each.form for each in group}) for group in united(groups)]
    assert found == [each.split() for each in wanted.split("/")]


def test_synonyms_of_verbs_are_conjugated() -> None:
    made = read_index(by_path(emit(archive(), (), SYNONYMS, MORPHOLOGY)))
    assert [jamo("러닝"), jamo("학습")] in made.synonyms
    assert not any(jamo("이직") in group for group in made.synonyms)


def test_a_word_of_which_the_archive_has_nothing_exists_all_the_same() -> None:
    made = read_index(by_path(emit(archive(), (), (*SYNONYMS, ("케라스", "keras")), MORPHOLOGY)))
    assert made.dictionary["keras"] == made.dictionary[jamo("케라스")] == []
    assert "keras" not in made.terms


def test_a_speakers_name_finds_the_speaker_and_what_they_said(index: Index) -> None:
    for number, (slug, name) in enumerate(index.facets["speakers"]):
        postings = {d: (q, a) for d, q, a in index.terms[jamo(name)][1]}
        assert postings[sum(index.header["kinds"][: Kind.SPEAKER]) + number][0] > 0, slug
    names = {jamo(name) for _, name in index.facets["speakers"]}
    assert {tuple(index.terms)[at] for at in index.header["names"]} == names


def test_the_same_archive_has_the_same_bytes() -> None:
    pages = [AuthoredPage("b.md", "", "# 나\n"), AuthoredPage("a.md", "", "# 가\n")]
    once = emit(archive(), pages, SYNONYMS, MORPHOLOGY)
    assert once == emit(archive(), pages[::-1], SYNONYMS, Morphology())


def test_the_folder_is_named_after_what_is_in_it() -> None:
    one = emit(archive(), (), SYNONYMS, MORPHOLOGY)
    other = emit(archive(), (), SYNONYMS[:1], MORPHOLOGY)
    folders = [json.loads(files[0].content)["generation"] for files in (one, other)]
    assert folders[0] != folders[1]
    for files, folder_name in zip((one, other), folders, strict=True):
        assert files[0].path == "search/index/manifest.json"
        assert all(f.path.startswith(f"search/index/{folder_name}/") for f in files[1:])


def test_an_empty_archive_has_an_index() -> None:
    made = read_index(by_path(emit(Archive((), (), (), ()), (), SYNONYMS, MORPHOLOGY)))
    assert made.terms == {}
    assert made.cards == []
    assert made.functions


def test_a_kept_index_is_taken_only_while_nothing_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, made = Recent(), []

    def write(*_: object) -> dict[str, bytes]:
        made.append(1)
        return {"x": b"%d" % len(made)}

    monkeypatch.setattr(search, "contents", write)

    def files(archive: Archive, pages: Sequence[AuthoredPage] = ()) -> tuple[IndexFile, ...]:
        return emit(archive, pages, SYNONYMS, MORPHOLOGY, store=store)

    first = files(archive())
    assert files(archive()) == first
    assert len(made) == 1
    topics = archive().topics
    for number, changed in enumerate(
        (
            replace(archive(), topics=(replace(topics[0], about="다른 설명"), *topics[1:])),
            replace(archive(), talks=archive().talks[::-1]),
            replace(archive(), exchanges=archive().exchanges[1:]),
        ),
        2,
    ):
        assert files(changed) != first
        assert len(made) == number
    files(archive(), [AuthoredPage("a.md", "", "# 가\n")])
    emit(archive(), (), SYNONYMS[:1], MORPHOLOGY, store=store)
    assert len(made) == 6


@pytest.mark.parametrize("value", [b"", b"x", b"[]\n", b'["a", [["b", -1]]]\n', b"\xff\n\xff"])
def test_a_kept_value_that_is_no_index_is_not_used(value: bytes) -> None:
    assert unpacked(value, "a") is None


def test_a_packed_index_is_read_by_its_mark_alone() -> None:
    files = {"a": b"1\n2", "b": b"", "c": b"\xff"}
    assert unpacked(packed(files, "mark"), "mark") == files
    assert unpacked(packed(files, "mark"), "another") is None
    assert unpacked(packed(files, "mark")[:-1], "mark") is None
