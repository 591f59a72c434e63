"""The shapes of stems, by the kind of 용언 (『한글 맞춤법』 제18항)."""

from __future__ import annotations

import pytest

from mundap.language.morphology import shared_morphology

STEMS = [
    ("먹", ""),  # 규칙
    ("만들", "만드"),  # ㄹ 탈락
    ("짓", "지"),  # ㅅ 불규칙
    ("씻", ""),  # ㅅ 규칙
    ("그렇", "그래 그러"),  # ㅎ 불규칙
    ("좋", ""),  # ㅎ 규칙
    ("크", "커"),  # ㅡ 탈락
    ("푸", "퍼"),  # 우 불규칙
    ("듣", "들"),  # ㄷ 불규칙
    ("믿", ""),  # ㄷ 규칙
    ("가깝", "가까우 가까워"),  # ㅂ 불규칙
    ("입", ""),  # ㅂ 규칙
    ("하", "해"),  # 여 불규칙
    ("이르", "이르러 일러"),  # 러 불규칙, 르 불규칙
    ("고르", "골라"),  # 르 불규칙
    ("배우", "배워"),  # 줄어듦 (제35항)
    ("맡기", "맡겨"),
    ("되", "돼"),
    ("보", "봐"),
]


@pytest.mark.parametrize(("stem", "shapes"), STEMS)
def test_shapes_of_a_stem(stem: str, shapes: str) -> None:
    assert shared_morphology().conjugations([stem]) == {stem: tuple(shapes.split())}


def test_a_verb_with_a_word_before_it_changes_as_the_verb_does() -> None:
    found = shared_morphology().conjugations(["못듣", "안되", "취업하"])
    assert found == {"못듣": ("못들",), "안되": ("안돼",), "취업하": ("취업해",)}


@pytest.mark.parametrize("stem", ["", "a", "ㅋㅋ", "😀"])
def test_any_string_may_be_asked(stem: str) -> None:
    assert set(shared_morphology().conjugations([stem])) == {stem}
