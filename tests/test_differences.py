"""What a reader sees as changed between two wordings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mundap.pages import differences
from mundap.pages.differences import Piece, PieceKind, compare

MARKS = {PieceKind.EQUAL: "{}", PieceKind.DELETE: "[-{}-]", PieceKind.INSERT: "[+{}+]"}


def shown(canonical: str, other: str) -> str:
    return "".join(MARKS[p.kind].format(p.text) for p in compare(canonical, other))


def side(pieces: tuple[Piece, ...], without: PieceKind) -> str:
    return "".join(p.text for p in pieces if p.kind is not without)


@pytest.mark.parametrize(
    ("canonical", "other", "expected"),
    [
        # Only the spacing: the space is what changed, not the word.
        ("MLOps를 알아야 할까?", "MLOps를 알아야할까?", "MLOps를 알아야[- -]할까?"),
        # A syllable inside a word.
        ("캐나다에서 운전", "케나다에서 운전", "[-캐-][+케+]나다에서 운전"),
        ("이슈와 트래픽이", "이슈과 트래픽이", "이슈[-와-][+과+] 트래픽이"),
        ("자기 계발은 어떻게", "자기개발은 어떻게", "자기[- 계-][+개+]발은 어떻게"),
        # Another word: shown whole, not by the syllable it happens to share.
        ("모든 자료를 수집", "모든 데이터를 수집", "모든 [-자료를-][+데이터를+] 수집"),
        # A rewritten sentence is one change, not one for each word.
        ("모델은 배운다. 끝.", "사람이 적는다. 끝.", "[-모델은 배운다-][+사람이 적는다+]. 끝."),
        # Punctuation alone.
        ("결국, 만든다", "결국 만든다", "결국[-,-] 만든다"),
        # Words that only one has.
        ("좋은 것 같다", "정말 좋은 것 같다", "[+정말 +]좋은 것 같다"),
        ("같은 글", "같은 글", "같은 글"),
        ("", "새 글", "[+새 글+]"),
        ("옛 글", "", "[-옛 글-]"),
        ("", "", ""),
    ],
)
def test_readers_see_what_changed(canonical: str, other: str, expected: str) -> None:
    assert shown(canonical, other) == expected


WORDS = st.sampled_from(
    ["데이터", "데이타", "를", " ", "  ", "\n", ".", "모델", "모델을", "a", "!"]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=40).map("".join))


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_pieces(canonical: str, other: str) -> None:
    pieces = compare(canonical, other)
    assert side(pieces, PieceKind.INSERT) == canonical
    assert side(pieces, PieceKind.DELETE) == other


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_pieces_are_whole_and_in_order(canonical: str, other: str) -> None:
    kinds = [p.kind for p in compare(canonical, other)]
    assert all(p.text for p in compare(canonical, other))
    assert all(a is not b for a, b in pairwise(kinds))
    assert (PieceKind.INSERT, PieceKind.DELETE) not in set(pairwise(kinds))


def test_a_line_of_hundred_kilobytes_is_compared_word_by_word() -> None:
    words = [f"낱말{number * 7919 % 1000}을" for number in range(10_000)]
    changed = [word + "도" if place % 10 == 0 else word for place, word in enumerate(words)]
    canonical, other = " ".join(words), " ".join(changed)
    assert len(canonical.encode()) > 100_000
    pieces = compare(canonical, other)
    assert [p.text for p in pieces if p.kind is PieceKind.INSERT] == ["도"] * 1_000


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_too_long_texts_are_compared_by_sentences_first(canonical: str, other: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differences, "MOST_CELLS", 20)
        pieces = compare(canonical, other)
    assert side(pieces, PieceKind.INSERT) == canonical
    assert side(pieces, PieceKind.DELETE) == other


def test_by_sentences_only_the_changed_one_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "MOST_CELLS", 20)
    before, after = "하나이다. 둘 셋이다. 넷이다.", "하나이다. 둘셋이다. 넷이다."
    assert shown(before, after) == "하나이다. 둘[- -]셋이다. 넷이다."
