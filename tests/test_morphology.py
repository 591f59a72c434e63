"""What the words and content terms of a text are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mundap.language.morphology import Morphology, shared_morphology
from mundap.language.phrases import find_phrases, spelling
from mundap.language.words import Link, WordKind

MORPHOLOGY = shared_morphology()


def forms(text: str) -> list[str]:
    return [word.form for word in MORPHOLOGY.words(text)]


def terms(text: str) -> list[str]:
    return [term.form for term in MORPHOLOGY.terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("신입에게 맡길 일", ["신입", "맡기다", "일"]),
        ("데이터를 골랐다", ["데이터", "고르다"]),
        ("PyTorch로 배포하는", ["pytorch", "배포"]),
        ("뭘 보나요?", ["무엇", "보다"]),
        ("Node.js와 C++", ["node", "js", "c++"]),
        ("optimizer.step()", ["optimizer", "step"]),
        ("tensorflow2.0", ["tensorflow", "2.0"]),
        ("부트캠프", ["부트캠프"]),
    ],
)
def test_words_are_in_dictionary_form(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("학습 데이터", "학습데이터"),
        ("학습데이터", "학습데이터"),
        ("비전공자", "비전공자"),
        ("대학원생", "대학원생"),
        ("3년차", "3년"),
        ("full-stack", "fullstack"),
        ("A/B테스트", "ab테스트"),
    ],
)
def test_neighbours_are_joined(text: str, compound: str) -> None:
    assert compound in terms(text)


@pytest.mark.parametrize("text", ["학습.\n데이터", "학습, 데이터", "학습의 데이터", "학습\n데이터"])
def test_what_is_apart_is_not_joined(text: str) -> None:
    assert "학습데이터" not in terms(text)


def test_particles_endings_and_minor_words_are_no_terms() -> None:
    assert terms("이것은 그것의 것이다") == []


def test_links_say_what_stands_between() -> None:
    words = MORPHOLOGY.words("학습데이터 수집을 한다. 모델")
    links = {word.form: word.link for word in words}
    assert links["학습"] is Link.NONE
    assert links["데이터"] is Link.GLUED
    assert links["수집"] is Link.SPACED
    assert links["모델"] is Link.NONE


def test_positions_refer_to_the_nfc_text() -> None:
    text = "대학원을 꼭 가야 하나요? MLOps"
    for form in (text, unicodedata.normalize("NFD", text)):
        words = MORPHOLOGY.words(form)
        assert text[words[0].start : words[0].end] == "대학원"
        assert text[words[-1].start : words[-1].end] == "MLOps"


def test_the_process_has_one_analyser() -> None:
    assert shared_morphology() is shared_morphology()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "가\ud800나",
        "\udfff",
        "가" * 5000,
        "a" * 5000,
        "[" * 5000,
        "😀👩‍👩‍👧 한글",
        "\u1100",
    ],
)
def test_any_string_is_analysed(text: str) -> None:
    size = len(unicodedata.normalize("NFC", text))
    for morpheme in MORPHOLOGY.analyse([text])[0]:
        assert 0 <= morpheme.start <= morpheme.end <= size


def test_batches_and_memory_change_nothing() -> None:
    texts = ["대학원을 가야 하나요", "클론 코딩", "", "대학원을 가야 하나요"]
    fresh = Morphology().analyse(texts)
    assert fresh == MORPHOLOGY.analyse(texts) == MORPHOLOGY.analyse(texts)
    assert fresh[0] == fresh[3]


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.one_of(st.sampled_from("가나다 학습데이터.,\n-aZ9+#@/"), st.characters()))
)
def test_terms_lie_inside_the_text_and_are_never_empty(text: str) -> None:
    size = len(unicodedata.normalize("NFC", text))
    for term in MORPHOLOGY.terms(text):
        assert term.kind is not WordKind.MINOR
        assert term.form
        assert term.form == unicodedata.normalize("NFC", term.form).lower()
        assert 0 <= term.start < term.end <= size


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("사이드 프로젝트", "사이드프로젝트라도 해보신 분"),
        ("사이드프로젝트", "사이드 프로젝트로"),
        ("full stack", "Full-Stack 개발자"),
        ("문제 정의", "문제를 정의하는 과정"),
        ("맡기다", "신입에게 맡길 일"),
        ("도커", "도커를 씁니다"),
        ("이직하다", "이직할 때"),
    ],
)
def test_phrases_are_found_however_they_are_spaced(term: str, text: str) -> None:
    key = spelling(term, MORPHOLOGY)
    assert [found for found, _, _ in find_phrases(MORPHOLOGY.words(text), {key})] == [key]


def test_the_longer_phrase_stands() -> None:
    words = MORPHOLOGY.words("ML의 학습 데이터")
    found = find_phrases(words, {"ml학습", "학습", "학습데이터", "데이터"})
    assert [key for key, _, _ in found] == ["학습데이터"]
