"""Which exchanges of two records are the same one."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rough_seeds import QUESTIONS, TALKS, rough_exchanges

from mundap.diagnostics import Severity
from mundap.variants import (
    QA,
    DeclaredRecord,
    Pairing,
    Suspect,
    fullest,
    pair,
    same_talk_suspects,
    suspect_diagnostics,
)

DRAFT, WEBINAR = "okky-ml-webinar-draft", "okky-ml-webinar"


def record(stem: str) -> tuple[QA, ...]:
    found = rough_exchanges(stem)
    return tuple(QA(e.question, e.answer, e.images, n) for n, e in enumerate(found))


def qa(question: str | None, answer: str = "", *images: str, order: int = 0) -> QA:
    return QA(question, answer, images, order)


def indexes(pairings: tuple[Pairing, ...]) -> list[tuple[int, int]]:
    return [(pairing.canonical, pairing.other) for pairing in pairings]


# --- the transcripts -----------------------------------------------------------------


def test_the_draft_pairs_with_its_corrected_copy() -> None:
    pairings = pair(record(WEBINAR), record(DRAFT))
    assert indexes(pairings) == [(n, n) for n in range(18)]
    assert all(0.95 < pairing.similarity <= 1 for pairing in pairings)


@pytest.mark.parametrize("seed", range(5))
def test_a_reordered_draft_pairs_all_the_same(seed: int) -> None:
    draft = list(record(DRAFT))
    random.Random(seed).shuffle(draft)
    moved = [replace(one, order=place) for place, one in enumerate(draft)]
    places = {one.answer: place for place, one in enumerate(moved)}
    expected = [(n, places[one.answer]) for n, one in enumerate(record(DRAFT))]
    assert indexes(pair(record(WEBINAR), moved)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [pair_ for pair_ in combinations(QUESTIONS, 2) if set(pair_) != {DRAFT, WEBINAR}],
)
def test_exchanges_of_different_talks_never_pair(one: str, other: str) -> None:
    assert pair(record(one), record(other)) == ()


def test_the_fuller_record_is_the_one_with_the_lecture() -> None:
    texts = [(TALKS / f"{stem}.md").read_text("utf-8") for stem in (DRAFT, WEBINAR)]
    assert fullest(texts) == 1


def test_undeclared_records_of_one_talk_are_suspected() -> None:
    records = [DeclaredRecord(f"talks/{stem}.md", stem, record(stem)) for stem in QUESTIONS]
    (suspect,) = same_talk_suspects(records)
    assert suspect == Suspect(f"talks/{WEBINAR}.md", f"talks/{DRAFT}.md", 18, 18)
    (diagnostic,) = suspect_diagnostics([suspect])
    assert str(diagnostic) == (
        "talks/okky-ml-webinar.md: talk-maybe-same: 문답 18개 가운데 18개가"
        " `talks/okky-ml-webinar-draft.md`의 문답과 거의 같습니다. 같은 강연의 다른 기록이라면"
        " `_data/talks.yml`에서 한 강연의 기록으로 묶어 주세요."
    )
    assert diagnostic.severity is Severity.NOTICE


def test_declared_records_are_not_suspected() -> None:
    records = [DeclaredRecord(f"talks/{stem}.md", "okky", record(stem)) for stem in QUESTIONS]
    assert same_talk_suspects(records) == ()


# --- what counts ---------------------------------------------------------------------

LONG = "논문을 많이 읽어보고 직접 구현해 보는 것이 가장 좋은 방법이라고 생각합니다."
OTHER = "회사마다 다르지만 처음에는 작은 팀에서 여러 일을 해 보는 편이 도움이 됩니다."


def test_spacing_punctuation_case_and_normalisation_say_nothing() -> None:
    # The last one is decomposed (NFD), as files from a Mac may be.
    assert pair([qa("MLOps를 알아야 할까?")], [qa("mlops를 알아야할까")])[0].similarity == 1
    assert pair([qa("가나다라")], [qa("\u1100\u1161나다라")])[0].similarity == 1


def test_a_question_asked_once_in_both_is_the_same_though_notes_differ() -> None:
    assert indexes(
        pair([qa("대학원을 꼭 가야 하나요?", LONG)], [qa("대학원을 꼭 가야하나요", OTHER)])
    ) == [(0, 0)]


def test_an_answer_alone_is_enough_for_a_reworded_question() -> None:
    assert indexes(pair([qa("공부는 어떻게 하나요?", LONG)], [qa("추천하시는 학습법", LONG)])) == [
        (0, 0)
    ]


def test_an_equal_question_asked_twice_is_no_evidence() -> None:
    canonical = [qa("추가 질문", LONG, order=0), qa("추가 질문", OTHER, order=1)]
    other = [
        qa("추가 질문", "전혀 다른 이야기로 시간이 모자라서 다음에 말씀드리겠습니다.", order=0)
    ]
    assert pair(canonical, other) == ()
    assert indexes(pair(canonical, [qa("추가 질문", OTHER)])) == [(1, 0)]


def test_alike_questions_with_different_answers_stay_apart() -> None:
    canonical, other = (
        qa("백엔드 신입에게 바라는 점은?", LONG),
        qa("프론트 신입에게 바라는 점은?", OTHER),
    )
    assert pair([canonical], [other]) == ()


def test_short_exchanges_must_agree_more() -> None:
    assert pair([qa("MLOps란?", "네")], [qa("DevOps란?", "네")]) == ()
    assert pair([qa("", "")], [qa("", "")]) == ()


def test_pictures_are_known_by_their_name_or_their_answer() -> None:
    canonical = [qa(None, LONG, "a.png", order=0), qa(None, OTHER, "b.png", order=1)]
    assert indexes(pair(canonical, [qa(None, "", "b.png")])) == [(1, 0)]
    assert indexes(pair(canonical, [qa(None, LONG, "z.png")])) == [(0, 0)]
    assert pair(canonical, [qa(None, "", "z.png")]) == ()


def test_neighbours_help_where_likeness_alone_is_not_enough() -> None:
    before, after = qa("첫 질문입니다", LONG, order=0), qa("끝 질문입니다", OTHER, order=2)
    one = qa(
        "취업할 때 어떤 것을 준비할까요", "포트폴리오와 알고리즘 시험을 함께 준비하세요.", order=1
    )
    two = qa("취업할 때 무엇을 준비할지", "포트폴리오와 알고리즘 준비가 필요하다고 하심", order=1)
    assert pair([one], [two]) == ()
    assert indexes(pair([before, one, after], [before, two, after])) == [(0, 0), (1, 1), (2, 2)]


def test_the_fullest_of_equals_is_the_first() -> None:
    assert fullest(["가나", "가 나!", "가"]) == 0
    with pytest.raises(ValueError, match="at least one record"):
        fullest([])


QAS = st.lists(
    st.builds(
        QA,
        st.one_of(
            st.none(), st.sampled_from(["질문", "다른 질문입니다", ""]), st.text(max_size=20)
        ),
        st.one_of(st.sampled_from(["", LONG, OTHER]), st.text(max_size=40)),
        st.sampled_from([(), ("a.png",)]),
        st.integers(0, 9),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(QAS, QAS)
def test_pairing_is_one_to_one_whatever_the_texts(canonical: list[QA], other: list[QA]) -> None:
    found = indexes(pair(canonical, other))
    assert all(n < len(canonical) and m < len(other) for n, m in found)
    assert len({n for n, _ in found}) == len({m for _, m in found}) == len(found)


def test_a_thousand_reordered_exchanges_pair() -> None:
    chance = random.Random(7)
    words = [f"{a}{b}" for a in "가나다라마바사아자차" for b in "는은을를이에도만의로"]
    canonical = [
        qa(" ".join(chance.choices(words, k=9)), " ".join(chance.choices(words, k=50)), order=n)
        for n in range(1_000)
    ]
    other = [replace(one, answer=one.answer[:-20] + "고쳐 씀") for one in reversed(canonical)]
    found = indexes(pair(canonical, [replace(one, order=n) for n, one in enumerate(other)]))
    assert found == [(n, 999 - n) for n in range(1_000)]
