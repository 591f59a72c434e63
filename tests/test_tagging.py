"""What exchanges are about, on the gold file and on small vocabularies."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gold_seeds import canonical_exchanges, data_file, gold

from mundap.data.vocabulary import TaggingOptions, Vocabulary, parse_synonyms, parse_vocabulary
from mundap.language.morphology import shared_morphology
from mundap.model.archive import TopicScore
from mundap.tagging import TagInput, tag, weak_topics

MORPHOLOGY = shared_morphology()
VOCABULARY, PROBLEMS = parse_vocabulary(data_file("topics.yml"), "_data/topics.yml")
PATH = "_data/topics.yml"

SMALL: dict[str, Any] = {
    "topics": {
        "grad-school": {
            "label": "대학원",
            "about": "학위",
            "alt_labels": ["석사"],
            "terms": {"대학원": 3, "연구실": 2},
        },
        "data": {"label": "데이터", "about": "수집", "terms": {"데이터": 2, "학습 데이터": 3}},
        "learning": {
            "label": "공부",
            "about": "공부법",
            "asks": ["어떻게 공부"],
            "terms": {"학습": 2, "공부": 2, "full stack": 1},
        },
    },
}


def small(**changes: object) -> Vocabulary:
    vocabulary, problems = parse_vocabulary({**SMALL, **changes}, PATH)
    assert problems == ()
    return vocabulary


def topics_of(question: str | None, answer: str = "", **more: Any) -> tuple[TopicScore, ...]:
    return tag([TagInput("a", question, answer, **more)], small(), MORPHOLOGY)[0]


def slugs(topics: tuple[TopicScore, ...]) -> list[str]:
    return [topic.slug for topic in topics]


# The gold file


def tagged() -> list[tuple[TopicScore, ...]]:
    inputs = [TagInput(e.id, e.question, e.answer, e.followups) for e in canonical_exchanges()]
    return tag(inputs, VOCABULARY, MORPHOLOGY)


def test_the_data_file_is_sound() -> None:
    assert PROBLEMS == ()
    assert len(VOCABULARY.topics) == 16
    assert all(len(VOCABULARY.terms[topic.slug]) >= 40 for topic in VOCABULARY.topics)


def test_topics_agree_with_the_annotators() -> None:
    right = wrong = missed = primary = 0
    exchanges = canonical_exchanges()
    for exchange, topics in zip(exchanges, tagged(), strict=True):
        given_, fine = set(slugs(topics)), exchange.topics | exchange.also_fine
        right += len(given_ & fine)
        wrong += len(given_ - fine)
        missed += len(exchange.topics - given_)
        primary += bool(topics) and topics[0].slug in exchange.topics
    assert len(exchanges) == 63
    assert 2 * right / (2 * right + wrong + missed) >= 0.90
    assert primary / len(exchanges) >= 0.85


def test_the_first_topic_is_the_one_the_annotators_put_first() -> None:
    first = {each["id"]: each["topics"][0] for each in gold()["questions"] if "topics" in each}
    right = [
        topics[0].slug == first[exchange.id]
        for exchange, topics in zip(canonical_exchanges(), tagged(), strict=True)
    ]
    assert sum(right) / len(right) >= 0.85


def test_every_exchange_has_one_to_three_topics_and_the_terms_that_spoke() -> None:
    for topics in tagged():
        assert 1 <= len(topics) <= 3
        for topic in topics:
            assert topic.terms
            assert sum(share for _, share in topic.terms) == pytest.approx(topic.score, abs=1e-2)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("늦은 나이에 직군을 바꿔도 괜찮을까요?", "career"),
        ("최종 면접에서는 무엇을 물어보시나요?", "hiring"),
        ("오픈소스에 처음 기여하려면 무엇부터 하면 될까요?", "portfolio"),
        ("석사 과정 중에 논문 게재가 꼭 필요한가요?", "grad-school"),
        ("어디서부터 시작해야 할지 모르는 초심자에게 입문서를 권해 주세요.", "learning"),
        ("일에 지쳐서 흥미를 잃었을 때 어떻게 버티셨어요?", "growth"),
        ("과적합을 줄이려고 가중치를 어떻게 정하셨나요?", "modeling"),
        ("말뭉치는 어디에서 구하고 어떻게 정제하나요?", "data"),
        ("서버가 죽었을 때 바로 롤백할 수 있게 해 두셨나요?", "mlops"),
        ("로그인 기능에 쿠키와 토큰 인증 가운데 무엇을 쓰세요?", "fullstack"),
        ("의존성 주입은 왜 필요한가요?", "tools"),
        ("다른 부서와 의견이 다를 때 어떻게 조율하시나요?", "team"),
        ("병원이나 공장에서 인공지능 도입 효과가 있었나요?", "enterprise-ml"),
        ("출시한 뒤에 사용자 반응을 어떻게 알아보셨어요?", "product"),
        ("십 년 뒤에도 유망한 분야일까요?", "trends"),
        ("강의 자료에 쓴 폰트도 저작권 침해가 될 수 있나요?", "license"),
    ],
)
def test_the_vocabulary_knows_what_people_usually_ask(question: str, topic: str) -> None:
    assert slugs(tag([TagInput("a", question, "")], VOCABULARY, MORPHOLOGY)[0])[:1] == [topic]


@pytest.mark.parametrize(
    "question",
    [
        "오늘 인터뷰를 마무리할 시간이네요. 한마디 부탁드려요.",
        "양방향 연결은 언제 되나요?",
    ],
)
def test_words_that_mislead_are_kept_away(question: str) -> None:
    assert tag([TagInput("a", question, "")], VOCABULARY, MORPHOLOGY) == [()]


# How a question becomes topics


def test_the_question_counts_more_than_the_answer() -> None:
    assert slugs(topics_of("대학원을 꼭 가야 하나요?", "데이터가 좋습니다."))[0] == "grad-school"
    assert slugs(topics_of("데이터가 필요한가요?", "대학원"))[0] == "data"


def test_one_mention_counts_less_in_a_long_answer() -> None:
    short = topics_of(None, "대학원에 갑니다.")
    long = topics_of(None, "대학원에 갑니다." + " 저는 그렇게 생각합니다." * 30)
    assert long[0].score < short[0].score


def test_a_follow_up_counts_less_than_the_question() -> None:
    asked = topics_of("대학원은요?")[0].score
    assert 0 < topics_of("네?", followups=("대학원은요?",))[0].score < asked


def test_a_heading_says_a_little_more_of_what_the_question_says() -> None:
    alone = topics_of("연구실은요?")[0].score
    below = topics_of("연구실은요?", heading="대학원")[0].score
    assert alone < below < topics_of("대학원 연구실은요?")[0].score


def test_what_is_said_in_passing_is_no_topic() -> None:
    passing = "반갑습니다. 저는 여행과 그림을 좋아하고 연구실에 자주 갑니다."
    assert topics_of("소개를 부탁드려요.", passing) == ()
    assert topics_of("네?", heading="대학원 연구실") == ()
    vocabulary = small(options={"first": 0})
    documents = [TagInput("a", "소개를 부탁드려요.", passing)]
    assert slugs(tag(documents, vocabulary, MORPHOLOGY)[0]) == ["grad-school"]


def test_the_longer_term_wins() -> None:
    assert slugs(topics_of("학습 데이터는 어떻게 모으나요?")) == ["data"]


def test_what_is_asked_for_goes_before_what_is_spoken_of() -> None:
    spoken_of = topics_of("대학원에서 공부하면 좋은가요?")
    asked_for = topics_of("대학원에서는 어떻게 공부하나요?")
    assert slugs(spoken_of) == ["grad-school", "learning"]
    assert slugs(asked_for) == ["learning", "grad-school"]
    assert sorted(spoken_of, key=lambda each: each.slug) == sorted(
        asked_for, key=lambda each: each.slug
    )


def test_asking_gives_no_topic_that_the_terms_did_not_give() -> None:
    wishful = small(
        topics={**SMALL["topics"], "data": {**SMALL["topics"]["data"], "asks": ["가야 하다"]}}
    )
    question = [TagInput("a", "대학원에 가야 하나요?", "")]
    assert slugs(tag(question, wishful, MORPHOLOGY)[0]) == ["grad-school"]


def test_what_only_the_answer_says_is_not_asked_for() -> None:
    assert (
        slugs(topics_of("대학원은요?", "어떻게 공부할지는 공부하면서 압니다."))[0] == "grad-school"
    )


@pytest.mark.parametrize("heading", ["질문", "Q&A 세션", "질문 세션", "질의응답 세션"])
def test_the_word_question_speaks_for_nothing(heading: str) -> None:
    document = TagInput("a", "첫째 질문이 두 줄입니다?", "네, 그렇습니다.", (), heading)
    assert tag([document], VOCABULARY, MORPHOLOGY) == [()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("학습 데이터가 없어요", "학습데이터가 없어요"),
        ("FULL STACK", "full stack"),
        ("Full-Stack", "fullstack"),
        ("대학원을 가나요", "대학원에 가야 하는지"),
    ],
)
def test_spacing_case_and_particles_do_not_matter(one: str, other: str) -> None:
    assert topics_of(one) == topics_of(other) != ()


def test_nothing_spoke() -> None:
    assert topics_of("안녕하세요?", "네.") == ()
    assert topics_of(None, "") == ()


def test_weak_evidence_gives_one_topic_and_is_reported() -> None:
    documents = [
        TagInput("strong", "대학원", ""),
        TagInput("weak", "글쎄요", "대학원" + " 저는 모릅니다." * 8),
        TagInput("none", "안녕하세요", ""),
    ]
    vocabulary = small()
    topics = tag(documents, vocabulary, MORPHOLOGY)
    assert [len(each) for each in topics] == [1, 1, 0]
    assert [each.id for each in weak_topics(documents, topics, vocabulary)] == ["none", "weak"]


def test_an_override_wins_and_is_not_weak() -> None:
    vocabulary = small(overrides={"a": ["data", "grad-school"]})
    documents = [TagInput("a", "대학원", "")]
    topics = tag(documents, vocabulary, MORPHOLOGY)
    assert slugs(topics[0]) == ["data", "grad-school"]
    assert topics[0][1].terms[0][0] == "대학원"
    assert weak_topics(documents, topics, vocabulary) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_tagging_is_total_and_deterministic(question: str, answer: str) -> None:
    document = TagInput("a", question, answer)
    first = tag([document], VOCABULARY, MORPHOLOGY)
    assert len(first[0]) <= 3
    assert first == tag([document], VOCABULARY, MORPHOLOGY)


# The data file's parser


def said(data: object) -> list[str]:
    return [str(each) for each in parse_vocabulary(data, PATH)[1]]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            ["data"],
            "`파일 전체`: `이름: 값` 꼴이어야 합니다.",
        ),
        (
            {"topic": {}},
            "`파일`: `topic`는 모르는 항목입니다. `topics`를 뜻하셨나요? "
            "(options, overrides, topics)",
        ),
        (
            {"topics": {"Data!": {}}},
            "`topics.Data!`: 주제 이름은 영어 소문자, 숫자, 붙임표로 80자까지 씁니다.",
        ),
        (
            {"topics": {"a": {"label": "가", "about": "나", "terms": {"말": "크게"}}}},
            "`topics.a.terms.말`: 0 이상의 수여야 합니다.",
        ),
        (
            {"topics": {"a": {"label": "가", "about": "나", "terms": {True: 1}}}},
            "`topics.a.terms`: 이름 `True`를 글자로 읽을 수 없습니다. 따옴표로 감싸 주세요.",
        ),
        (
            {"topics": {"a": {"label": "가", "about": 3}}},
            "`topics.a.about`: 글이 있어야 합니다.",
        ),
        (
            {"topics": {"a": {"label": "가", "about": "나", "asks": {"어떻게 공부": 1}}}},
            "`topics.a.asks`: 목록이어야 합니다.",
        ),
        (
            {"options": {"least": -1}},
            "`options.least`: 0 이상의 수여야 합니다.",
        ),
        (
            {"options": {"answer_words": float("nan")}},
            "`options.answer_words`: 0 이상의 수여야 합니다.",
        ),
        (
            {"overrides": {"k3m9xa": ["nothing"]}},
            "`overrides.k3m9xa`: `nothing`라는 주제가 없습니다.",
        ),
        (
            {"overrides": {"k3m9xa": "data"}},
            "`overrides.k3m9xa`: 목록이어야 합니다.",
        ),
    ],
)
def test_a_wrong_shape_is_said_with_its_key(data: object, expected: str) -> None:
    assert said(data)[0] == f"{PATH}: vocabulary: {expected}"


def test_what_is_wrong_does_not_hide_what_is_right() -> None:
    vocabulary, problems = parse_vocabulary(
        {"topics": {**SMALL["topics"], "bad": 3}, "options": {"weak": 2, "strong": 1}}, PATH
    )
    assert vocabulary.terms["grad-school"][0].text == "대학원"
    assert vocabulary.options == TaggingOptions(weak=2.0)
    assert len(problems) >= 2


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("topics", "options", "overrides", "terms", "asks", "label", "a", "weak")
            )
            | st.integers(),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(ANYTHING)
def test_the_parsers_take_anything(data: object) -> None:
    vocabulary, problems = parse_vocabulary(data, PATH)
    assert set(vocabulary.terms) == {topic.slug for topic in vocabulary.topics}
    groups, more = parse_synonyms(data, "_data/synonyms.yml")
    assert all(len(group) > 1 for group in groups)
    assert all(each.message for each in (*problems, *more))


def test_empty_files_are_fine() -> None:
    assert parse_vocabulary(None, PATH) == (Vocabulary(), ())
    assert parse_synonyms(None, PATH) == ((), ())


def test_synonyms_are_groups_of_two_and_more() -> None:
    groups, problems = parse_synonyms([["석사", "대학원"], ["혼자"], "말", [1, "둘"]], "s.yml")
    assert groups == (("석사", "대학원"),)
    assert [str(each) for each in problems] == [
        "s.yml: vocabulary: `2번째 묶음`: 뜻이 같은 낱말을 둘 이상 적어야 합니다.",
        "s.yml: vocabulary: `3번째 묶음`: 목록이어야 합니다.",
        "s.yml: vocabulary: `4번째 묶음`: 글이 있어야 합니다.",
        "s.yml: vocabulary: `4번째 묶음`: 뜻이 같은 낱말을 둘 이상 적어야 합니다.",
    ]
