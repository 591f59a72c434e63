"""The terms of a text, as a reader would type them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mundap.language.hangul import fold, jamo
from mundap.language.morphology import shared_morphology
from mundap.search.functions import Role, ending_shapes, functions, role_of
from mundap.search.reading import analysed, merged
from mundap.search.terms import Flag, Term, keystrokes, term, terms_of

MORPHOLOGY = shared_morphology()
MARKS = {Flag.VERB: "동", Flag.COMPOUND: "+", Flag.WEAK: "약"}


def found(text: str, phrases: tuple[str, ...] = (), *, across: bool = False) -> list[Term]:
    clean = analysed(text)
    morphemes = MORPHOLOGY.analyse([clean])[0]
    return list(terms_of(clean, morphemes, phrases, across_spaces=across))


def said(terms: list[Term]) -> list[str]:
    """Terms as `대학원+`: a compound; `맡기다동`: a verb; `방법약`: a weak word."""
    order = sorted(terms, key=lambda each: (each.start, each.end, each.form))
    return [
        each.form + "".join(mark for flag, mark in MARKS.items() if flag in each.flags)
        for each in order
    ]


GOLDEN = """
데이터를 골랐다                 | 데이터 고르다동
신입에게 맡길 일은 무엇인가요    | 신입 맡기다동 일 무엇약
학습데이터 수집                 | 학습 학습데이터+ 데이터 수집
비전공자들도 취업할까요          | 비전공자+ 전공자 취업
3년차 개발자님께                | 3 3년+ 3년차+ 년차+ 개발자
머신러닝엔지니어로서             | 머신 머신러닝+ 머신러닝엔지니어+ 러닝 러닝엔지니어+ 엔지니어
GPT-4와 node.js                 | gpt gpt4+ 4 node nodejs+ js
C++와 C#, TensorFlow 2.0        | c++ c# tensorflow 2.0
tensorflow2.0                   | tensorflow tensorflow2.0+ 2.0
1,000명이 왔다                  | 1 1000+ 1000명+ 000 오다동약
fast.ai                         | fast fastai+ ai
https://github.com/foo-bar      | https github githubcom+ com foo foobar+ bar
에어팟을 샀어요                  | 에어팟 사다동
아직 안됐습니다                  | 아직약 안되다동+약 되다동약
뭘 듣고 싶으세요                 | 무엇약 듣다동
"""


@pytest.mark.parametrize("line", GOLDEN.strip().splitlines())
def test_terms_of_a_sentence(line: str) -> None:
    text, wanted = (part.strip() for part in line.split("|"))
    assert sorted(said(found(text))) == sorted(wanted.split())


def test_neighbours_are_a_compound_across_a_space_only_in_questions() -> None:
    assert "학습데이터+" in said(found("학습 데이터를 모으려면?", across=True))
    assert "학습데이터+" not in said(found("학습 데이터를 모으려면?"))
    assert "학습데이터+" not in said(found("학습을 데이터로", across=True))


def test_a_synonym_of_several_words_is_a_term_wherever_they_stand_together() -> None:
    assert "machinelearning+" in said(found("Machine  Learning 입문", ("machinelearning",)))
    assert "machinelearning+" not in said(found("machine, learning", ("machinelearning",)))


def test_what_no_analysis_explains_stays_whole() -> None:
    assert "맨땅에헤딩+" in said(found("맨땅에헤딩을 했어요"))


@pytest.mark.parametrize("text", ["ㅋ" * 9000, "a" * 9000, "가" * 9000, "a-" * 4000])
def test_nothing_longer_than_a_word_is_a_term(text: str) -> None:
    assert all(len(keystrokes(each.form)) <= 64 for each in found(text))


@settings(max_examples=150, deadline=None)
@given(st.text(st.one_of(st.sampled_from("가나다 학습데이터를.,\n-_aZ9+#@/ㄱᆨＡ"), st.characters())))
def test_any_text_has_terms_inside_it_each_place_once(text: str) -> None:
    clean = analysed(text)
    terms = found(text)
    places = [(each.form, each.start, each.end) for each in terms]
    assert len(set(places)) == len(places)
    for each in terms:
        assert each.form
        assert " " not in each.form
        assert 0 <= each.start < each.end <= len(clean)


def test_a_term_is_the_same_however_it_is_written() -> None:
    for written in ("학습데이터", "학습 데이터", "학습데이터", "학습\u200b데이터"):
        assert term(written).form == "학습데이터"
    assert term("ＡＩ") == term("ai")


def test_weak_words_are_weak_wherever_they_come_from() -> None:
    assert Flag.WEAK in term("방법").flags
    assert Flag.WEAK not in term("대학원").flags


def test_a_compound_is_one_only_if_it_is_one_everywhere() -> None:
    assert merged(Flag.COMPOUND, Flag.NONE) == Flag.NONE
    assert merged(Flag.COMPOUND, Flag.COMPOUND | Flag.WEAK) == Flag.COMPOUND | Flag.WEAK
    assert merged(Flag.NONE, Flag.VERB) == Flag.VERB


# ---- words that are no terms ----


@pytest.mark.parametrize(
    ("ending", "shape"),
    [
        ("어서", "아서"),
        ("어서", "서"),
        ("었", "ㅆ"),
        ("어요", "ㅓ요"),
        ("으면", "면"),
        ("ㄴ", "은"),
    ],
)
def test_endings_take_the_shapes_of_every_stem(ending: str, shape: str) -> None:
    assert jamo(shape) in set(ending_shapes(jamo(ending)))


def test_every_morpheme_is_a_term_or_a_function_word() -> None:
    text = "저는 이 회사에서 정말 많이 배웠는데, 그건 왜 그랬을까요? 못 하겠다고 하지만요."
    morphemes = MORPHOLOGY.analyse([text])[0]
    seen = {(m.form, role) for m in morphemes if (role := role_of(m.tag, m.form))}
    known = functions(seen, MORPHOLOGY.conjugations)
    for each in morphemes:
        if each.tag.startswith("S"):
            continue
        covered = [t for t in found(text) if t.start <= each.start and each.end <= t.end]
        assert covered or jamo(fold(each.form)) in known, each


@pytest.mark.parametrize("form", ["에서는", "습니다", "ㅆ", "하", "해", "싶", "못", "이에요", "들"])
def test_the_closed_classes_are_there_without_any_text(form: str) -> None:
    assert jamo(form) in functions((), MORPHOLOGY.conjugations)


def test_stems_are_no_roles_of_their_own() -> None:
    assert set(functions((), MORPHOLOGY.conjugations).values()) <= {
        Role(number) for number in range(1, 64)
    }
