"""Hangul in Python: the table that the browser's code is held to as well, and what it implies."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mundap.language.hangul import fold, jamo, readable

TABLE = json.loads((Path(__file__).parent / "shared" / "hangul.json").read_text(encoding="utf-8"))
ANY_TEXT = st.text(st.characters(), max_size=20)
"""Lone surrogates included."""


def cases(name: str) -> list[object]:
    """The rows of one function, named after why they are there."""
    return [pytest.param(given, wanted, id=why) for given, wanted, why in TABLE[name]]


@pytest.mark.parametrize(("text", "wanted"), cases("fold"))
def test_fold(text: str, wanted: str) -> None:
    assert fold(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("toJamo"))
def test_jamo(text: str, wanted: str) -> None:
    assert jamo(text) == wanted


@given(ANY_TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_what_is_composed_and_what_is_not_are_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(ANY_TEXT)
def test_a_readable_text_keeps_its_lines_and_folds_to_the_same(text: str) -> None:
    kept = readable(text)
    assert kept.count("\n") == text.count("\n")
    assert fold(kept) == fold(text)


@given(ANY_TEXT)
def test_keystrokes_hold_no_syllable_and_no_letter_of_two_keys(text: str) -> None:
    keys = jamo(text)
    assert not [
        key for key in keys if "가" <= key <= "힣" or key in "ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ"
    ]
    assert jamo(keys) == keys
