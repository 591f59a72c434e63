"""The address of an exchange outlives what happens around it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rough_seeds import QUESTIONS, rough_exchanges

from mundap.diagnostics import Severity
from mundap.ids import (
    Assignment,
    IdBook,
    Identity,
    IdEntry,
    assign,
    diagnostics,
    dump,
    parse_ids,
    retired,
    updated,
)
from mundap.model.archive import Retired
from mundap.text import yaml_text

PATH = "_data/ids.yml"
DRAFT, WEBINAR = "okky-ml-webinar-draft", "okky-ml-webinar"


def identities(stem: str, talk: str = "") -> list[Identity]:
    return [
        Identity(talk or stem, e.question, e.answer, e.images, f"talks/{stem}.md", e.line)
        for e in rough_exchanges(stem)
    ]


# The draft is a record of the webinar; its exchanges have no ids of their own.
SEEDS = tuple(one for stem in QUESTIONS if stem != DRAFT for one in identities(stem))


def book_of(exchanges: Sequence[Identity]) -> IdBook:
    return updated(IdBook(), assign(IdBook(), exchanges))


BOOK = book_of(SEEDS)
IDS = dict(zip(SEEDS, assign(IdBook(), SEEDS).ids, strict=True))
PLACES = st.integers(0, len(SEEDS) - 1)
CHANCE = st.randoms(use_true_random=False)


def ids_of(book: IdBook, exchanges: Sequence[Identity]) -> dict[Identity, str]:
    return dict(zip(exchanges, assign(book, exchanges).ids, strict=True))


def mistyped(text: str, chance: random.Random) -> str:
    """The text with one to three characters replaced, inserted or left out."""
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice(["", "가", text[place] + "이"]) + text[place + 1 :]
    return text


# --- first time ----------------------------------------------------------------------


def test_every_exchange_of_the_seeds_gets_its_own_id() -> None:
    assignment = assign(IdBook(), SEEDS)
    assert len(set(assignment.ids)) == len(SEEDS) == 63
    assert all(
        re.fullmatch("[bcdfghjkmnpqrstvwxz][bcdfghjkmnpqrstvwxz34679]{5}", given_id)
        for given_id in assignment.ids
    )
    assert all(assignment.provisional)
    assert assignment.stale


def test_writing_a_provisional_id_down_does_not_change_it() -> None:
    first = assign(IdBook(), SEEDS)
    second = assign(updated(IdBook(), first), SEEDS)
    assert second.ids == first.ids
    assert not any(second.provisional)
    assert not second.stale


def test_ids_are_what_they_were_in_the_last_release() -> None:
    # Pinned: another hash or alphabet would move addresses nobody has written down yet.
    one = Identity("talk", "커리어 고민", "")
    assert assign(IdBook(), [one, one]).ids == ("th47nr", "dg3mtm")


def test_a_provisional_id_only_depends_on_its_talk_and_question() -> None:
    alone = assign(IdBook(), [SEEDS[5]]).ids
    reworded = replace(SEEDS[5], answer="다른 답")
    assert alone == (IDS[SEEDS[5]],) == assign(IdBook(), [reworded]).ids


def test_two_equal_questions_in_one_talk_get_two_ids_and_keep_them() -> None:
    first = Identity("talk", "추가 질문", "학교에 대한 이야기를 조금 더 하겠습니다.")
    second = replace(first, answer="회사에 대해서는 이렇게 생각합니다.")
    ids = assign(IdBook(), [first, second]).ids
    assert len(set(ids)) == 2
    book = book_of([first, second])
    assert assign(book, [second, first]).ids == (ids[1], ids[0])
    assert assign(book, [second]).ids == (ids[1],)
    rewritten = replace(second, answer="이 부분은 완전히 새로 썼다.")
    assert assign(book, [first, rewritten]).ids == ids


def test_a_new_id_is_never_a_known_or_a_retired_one() -> None:
    (taken,) = assign(IdBook(), [SEEDS[0]]).ids
    for other in (IdEntry(taken, "other", "무관한 질문"), IdEntry(taken, "x", "y", retired=True)):
        (given_id,) = assign(IdBook((other,)), [SEEDS[0]]).ids
        assert given_id != taken


# --- what may happen -----------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(CHANCE, st.sets(PLACES, max_size=20))
def test_deleting_and_shuffling_others_keeps_the_ids(
    chance: random.Random, deleted: set[int]
) -> None:
    left = [one for place, one in enumerate(SEEDS) if place not in deleted]
    chance.shuffle(left)
    assert ids_of(BOOK, left) == {one: IDS[one] for one in left}
    assert {entry.id for entry in assign(BOOK, left).missing} == {
        IDS[SEEDS[place]] for place in deleted
    }


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(PLACES, st.text(max_size=30), st.text(max_size=30)), max_size=5))
def test_inserting_others_keeps_the_ids(new: list[tuple[int, str, str]]) -> None:
    exchanges = list(SEEDS)
    for place, question, answer in new:
        exchanges.insert(place, Identity(exchanges[place].talk, question, answer))
    found = zip(exchanges, assign(BOOK, exchanges).ids, strict=True)
    assert [known for one, known in found if one in IDS] == list(IDS.values())


@settings(max_examples=25, deadline=None)
@given(CHANCE, PLACES)
def test_rewording_others_keeps_the_id(chance: random.Random, kept: int) -> None:
    exchanges = [
        one if place == kept else replace(one, question="새로 쓴 질문", answer="새 답")
        for place, one in enumerate(SEEDS)
    ]
    assert assign(BOOK, exchanges).ids[kept] == IDS[SEEDS[kept]]
    typos = [replace(one, answer=mistyped(one.answer, chance)) for one in SEEDS]
    assert assign(BOOK, typos).ids == tuple(IDS.values())


@settings(max_examples=60, deadline=None)
@given(CHANCE, PLACES, st.booleans(), st.booleans())
def test_a_typo_fix_keeps_the_id(
    chance: random.Random, place: int, in_question: bool, moved: bool
) -> None:
    one = SEEDS[place]
    if in_question and one.question:
        fixed = replace(one, question=mistyped(one.question, chance))
    else:
        fixed = replace(one, answer=mistyped(one.answer, chance))
    exchanges = [*SEEDS[:place], fixed, *SEEDS[place + 1 :]]
    if moved:
        chance.shuffle(exchanges)
    assert ids_of(BOOK, exchanges)[fixed] == IDS[one]


def test_a_rewritten_answer_keeps_the_id_of_its_question() -> None:
    one = replace(SEEDS[3], answer="강의에서 말한 것과 조금 다르게, 요즘은 이렇게 생각한다.")
    assert assign(BOOK, [*SEEDS[:3], one, *SEEDS[4:]]).ids[3] == IDS[SEEDS[3]]


def test_a_renamed_picture_keeps_the_id_of_its_answer() -> None:
    place = next(n for n, one in enumerate(SEEDS) if one.images)
    one = replace(SEEDS[place], images=("renamed.png",))
    assert assign(BOOK, [*SEEDS[:place], one, *SEEDS[place + 1 :]]).ids[place] == IDS[SEEDS[place]]


def test_a_picture_that_became_text_keeps_the_id_of_its_answer() -> None:
    place = next(n for n, one in enumerate(SEEDS) if one.images)
    one = replace(SEEDS[place], question="무엇을 더 공부하면 좋을까요?", images=())
    assert assign(BOOK, [*SEEDS[:place], one, *SEEDS[place + 1 :]]).ids[place] == IDS[SEEDS[place]]


def test_the_draft_as_the_talks_record_keeps_the_ids() -> None:
    ids = assign(BOOK, identities(DRAFT, talk=WEBINAR)).ids
    assert ids == tuple(IDS[one] for one in SEEDS if one.talk == WEBINAR)


def test_a_renamed_talk_keeps_its_ids_even_with_changes() -> None:
    renamed = [replace(one, talk="ml-for-everyone") for one in identities(DRAFT)]
    renamed[4] = replace(renamed[4], answer="이 답은 새로 썼습니다. 앞의 것과 닮은 데가 없습니다.")
    others = [one for one in SEEDS if one.talk != WEBINAR]
    assignment = assign(BOOK, [*renamed, *others])
    assert assignment.renamed == ((WEBINAR, "ml-for-everyone"),)
    assert assignment.ids[:18] == tuple(IDS[one] for one in SEEDS if one.talk == WEBINAR)
    assert not assignment.stale


def test_the_same_question_to_another_speaker_is_another_exchange() -> None:
    asked = replace(SEEDS[0], talk="another", answer="저는 조금 다르게 생각하는데, 몰라도 됩니다.")
    assignment = assign(book_of(SEEDS[:1]), [asked])
    assert assignment.provisional == (True,)
    assert [entry.id for entry in assignment.missing] == [IDS[SEEDS[0]]]


def test_a_retired_id_returns_with_its_exchange_only() -> None:
    without = updated(BOOK, assign(BOOK, SEEDS[1:]))
    again = assign(without, SEEDS)
    assert again.ids == tuple(IDS.values())
    assert not again.stale
    assert updated(without, again) == BOOK
    other = replace(SEEDS[0], answer="이 강연의 다른 사람이 같은 것을 물었고 답은 전혀 달랐다.")
    assert assign(without, [other, *SEEDS[1:]]).provisional[0]


# --- the book ------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(CHANCE, st.sets(PLACES, max_size=10))
def test_updating_twice_changes_nothing_more(chance: random.Random, deleted: set[int]) -> None:
    exchanges = [
        replace(one, answer=mistyped(one.answer, chance))
        for place, one in enumerate(SEEDS)
        if place not in deleted
    ]
    once = updated(BOOK, assign(BOOK, exchanges))
    again = assign(once, exchanges)
    assert not again.stale
    assert updated(once, again) == once
    assert {entry.id for entry in once.entries} == set(IDS.values())


def test_changed_wordings_are_refreshed() -> None:
    fixed = replace(SEEDS[0], question="데이터 사이언티스트가 MLOps를 알아야 할까?")
    book = updated(BOOK, assign(BOOK, [fixed, *SEEDS[1:]]))
    assert book.entries[0].question == fixed.question
    assert book.entries[0].id == IDS[SEEDS[0]]


def test_a_removed_exchange_leads_to_its_talk() -> None:
    assignment = assign(BOOK, SEEDS[1:])
    gone = IDS[SEEDS[0]]
    assert retired(BOOK, assignment) == (Retired(gone, f"talks/{WEBINAR}/"),)
    book = updated(BOOK, assignment)
    assert book.entries[-1].retired
    assert book.entries[-1].redirect == ""
    assert retired(book, assign(book, SEEDS[1:])) == (Retired(gone, f"talks/{WEBINAR}/"),)


def test_a_merged_exchange_leads_to_the_one_it_is_part_of() -> None:
    first, second = SEEDS[0], SEEDS[1]
    merged = replace(first, answer=f"{first.answer}\n{second.question}\n{second.answer}")
    exchanges = [merged, *SEEDS[2:]]
    expected = (Retired(IDS[second], f"q/{IDS[first]}/"),)
    assert retired(BOOK, assign(BOOK, exchanges)) == expected
    book = updated(BOOK, assign(BOOK, exchanges))
    assert retired(book, assign(book, exchanges)) == expected


def test_records_declared_as_one_talk_later_lead_to_the_shown_one() -> None:
    everything = [*identities(DRAFT), *SEEDS]
    book = book_of(everything)
    assignment = assign(book, SEEDS)
    draft = assign(IdBook(), everything).ids[:18]
    shown = [IDS[one] for one in SEEDS if one.talk == WEBINAR]
    targets = {one.id: one.target for one in retired(book, assignment)}
    assert targets == {old: f"q/{new}/" for old, new in zip(draft, shown, strict=True)}


def entry(id: str, redirect: str = "", talk: str = "talk", *, retired: bool = True) -> IdEntry:
    return IdEntry(id, talk, f"{id}에 대한 질문", retired=retired, redirect=redirect)


ALIVE = Identity("talk", "livinx에 대한 질문", "")


@pytest.mark.parametrize(
    ("entries", "target"),
    [
        ((entry("oldaaa", "livinx"),), "q/livinx/"),
        ((entry("oldaaa", "oldbbb"), entry("oldbbb", "livinx")), "q/livinx/"),
        ((entry("oldaaa", "oldbbb"), entry("oldbbb")), "talks/talk/"),
        ((entry("oldaaa", "oldbbb"), entry("oldbbb", "oldaaa")), "talks/talk/"),
        ((entry("oldaaa", "oldaaa"),), "talks/talk/"),
        ((entry("oldaaa", "nobody"),), "talks/talk/"),
        ((entry("oldaaa", talk="gone"),), "questions/"),
        ((entry("oldaaa", talk="silent"),), "talks/silent/"),
        # Written by hand before the exchange was missed: kept.
        ((entry("oldaaa", "livinx", retired=False),), "q/livinx/"),
    ],
)
def test_redirects_are_followed_to_their_end(entries: tuple[IdEntry, ...], target: str) -> None:
    book = IdBook((entry("livinx", retired=False), *entries))
    found = retired(book, assign(book, [ALIVE]), talks=["silent"])
    assert found[0] == Retired("oldaaa", target)


def test_the_addresses_of_a_renamed_talk_lead_to_its_new_page() -> None:
    book = updated(BOOK, assign(BOOK, SEEDS[1:]))
    now = [replace(one, talk="renamed") if one.talk == WEBINAR else one for one in SEEDS[1:]]
    expected = (Retired(IDS[SEEDS[0]], "talks/renamed/"),)
    assert retired(book, assign(book, now)) == expected
    written = updated(book, assign(book, now))
    assert retired(written, assign(written, now)) == expected


# --- ids.yml -------------------------------------------------------------------------


def test_an_editor_can_read_the_file() -> None:
    exchanges = [
        Identity("talk", "커리어 고민", "U자형 인재.\n- 하나는 **깊게** 알아야 한다."),
        Identity("talk", None, "데이터베이스를 모르면", ("a.png", "b.png")),
    ]
    book = IdBook(
        (
            IdEntry("bcdfgh", "talk", "커리어 고민"),
            IdEntry("kmnpqr", "talk", "붐이 끝날지", retired=True, redirect="bcdfgh"),
        )
    )
    text = dump(updated(book, assign(book, exchanges)))
    (_, image) = assign(book, exchanges).ids
    header, entries = text.split("\n\n", 1)
    schema, _, about = header.partition("\n")
    assert schema == (
        "# yaml-language-server: $schema=../../hooks/mundap/schemas/input/ids.schema.json"
    )
    assert about.startswith("# 이 파일은 `mundap ids --write`가 씁니다.")
    assert (
        entries
        == f"""\
- id: bcdfgh
  talk: talk
  question: 커리어 고민
  answer: U자형 인재. - 하나는 **깊게** 알아야 한다.

- id: {image}
  talk: talk
  images:
  - a.png
  - b.png
  answer: 데이터베이스를 모르면

- id: kmnpqr
  talk: talk
  question: 붐이 끝날지
  retired: true
  redirect: bcdfgh
"""
    )


TRICKY = ["yes", "~", "1_000", "- a: b", "#", "\ufeff", "2021-08-19", "[", "=", "\x85"]
TEXTS = st.one_of(st.text(), st.sampled_from(TRICKY))
ENTRIES = st.builds(
    IdEntry,
    st.from_regex("[a-z0-9]{6}", fullmatch=True),
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(TEXTS, max_size=3).map(tuple),
    st.booleans(),
)


@settings(deadline=None)
@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.id))
def test_whatever_is_written_reads_back(entries: list[IdEntry]) -> None:
    book = IdBook(tuple(entries))
    assert parse_ids(yaml.safe_load(dump(book)), PATH) == (book, ())


# A slug; here any text that one can see.
TALKS = st.text(st.characters(exclude_categories=["C"]))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.builds(Identity, TALKS, st.one_of(st.none(), TEXTS), TEXTS), max_size=5))
def test_any_exchange_can_be_written_and_found_again(exchanges: list[Identity]) -> None:
    first = assign(IdBook(), exchanges)
    assert len(set(first.ids)) == len(exchanges)
    # As the build reads it: stricter than safe_load.
    data, problem = yaml_text.load(dump(updated(IdBook(), first)))
    assert problem is None
    book, said = parse_ids(data, PATH)
    assert said == ()
    again = assign(book, exchanges)
    assert not again.stale
    assert again.ids == first.ids


def test_the_seeds_book_reads_back() -> None:
    assert parse_ids(yaml.safe_load(dump(BOOK)), PATH) == (BOOK, ())
    assert dump(IdBook()).startswith("# ")
    assert parse_ids(yaml.safe_load(dump(IdBook())), PATH) == (IdBook(), ())


SHAPES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["id", "talk", "images", "x", "retired"]), inner),
    ),
)


@settings(deadline=None)
@given(SHAPES)
def test_any_shape_is_read_without_raising(data: object) -> None:
    book, said = parse_ids(data, PATH)
    assert len({entry.id for entry in book.entries}) == len(book.entries)
    assert all(diagnostic.path == PATH and diagnostic.advice for diagnostic in said)
    assert bool(said) or not data or bool(book.entries)


def test_what_is_wrong_in_the_file_is_said() -> None:
    data = [
        {"id": "bcdfgh", "talk": "talk", "question": 2021, "topic": "x"},
        {"id": "bcdfgh", "talk": "talk"},
        {"id": 123456, "talk": "talk"},
        {"id": "Abc", "talk": "talk"},
        "bcdfgh",
        {"id": "kmnpqr", "talk": ["talk"], "images": "a.png", "retired": "네"},
        {"id": "qrstvw", "talk": "talk", "retired": True, "redirect": "nobody"},
        {"id": "wvtsrq", "talk": "talk", "retired": True, "redirect": "wvtsrq"},
    ]
    book, said = parse_ids(data, PATH)
    assert [entry.id for entry in book.entries] == ["bcdfgh", "kmnpqr", "qrstvw", "wvtsrq"]
    assert book.entries[0].question == "2021"
    as_written = "`mundap ids --write`가 쓴 모양대로 고쳐 주세요."
    an_id = "영문 소문자와 숫자 6자여야 하고, 숫자뿐이면 따옴표로 감싸야 합니다."
    on_way = "있는 id를 적거나 redirect를 지워 주세요. 그동안은 강연 페이지로 이어집니다."
    assert [str(diagnostic) for diagnostic in said] == [
        f"{PATH}: id-entry: 1번째 항목(`bcdfgh`)에 모르는 키 `topic`가 있습니다. {as_written}",
        f"{PATH}: id-duplicate: 2번째 항목의 id `bcdfgh`가 앞에 이미 있습니다."
        " 두 항목 가운데 하나를 지워 주세요. 앞의 것을 씁니다.",
        f"{PATH}: id-invalid: 3번째 항목의 id `123456`는 쓸 수 없습니다. {an_id}",
        f"{PATH}: id-invalid: 4번째 항목의 id `Abc`는 쓸 수 없습니다. {an_id}",
        f"{PATH}: id-entry: 5번째 항목에 id가 없습니다. `id`와 `talk`를 적어 주세요.",
        f"{PATH}: id-entry: 6번째 항목(`kmnpqr`)의 retired는 true나 false여야 합니다. {as_written}",
        f"{PATH}: id-entry: 6번째 항목(`kmnpqr`)의 images는 목록이어야 합니다. {as_written}",
        f"{PATH}: id-entry: 6번째 항목(`kmnpqr`)의 talk에는 글을 적어야 합니다. {as_written}",
        f"{PATH}: id-redirect: `qrstvw`의 redirect `nobody`를 따라가도 문답이 없습니다. {on_way}",
        f"{PATH}: id-redirect: `wvtsrq`의 redirect `wvtsrq`를 따라가도 문답이 없습니다. {on_way}",
    ]
    assert parse_ids({"ids": []}, PATH)[1][0].severity is Severity.ERROR
    assert parse_ids(None, PATH) == (IdBook(), ())


# --- diagnostics ---------------------------------------------------------------------


def said(assignment: Assignment) -> list[str]:
    return [str(diagnostic) for diagnostic in diagnostics(assignment, PATH)]


def test_a_stale_file_says_what_to_run() -> None:
    place = next(n for n, one in enumerate(SEEDS) if one.talk == "boostcamp-choi-sungchul")
    gone = SEEDS[place]
    new = Identity(gone.talk, "새 질문", "새 답", file=gone.file, line=150)
    changed = [*SEEDS[:place], *SEEDS[place + 1 :], new, replace(new, question="또", line=160)]
    assert said(assign(BOOK, changed)) == [
        "talks/boostcamp-choi-sungchul.md:150: id-provisional: 새 문답 2개(150, 160행)의 주소가"
        " 아직 임시입니다. `mundap ids --write`를 실행하고 `_data/ids.yml`도 함께 저장소에 올려"
        " 주세요.",
        "_data/ids.yml: id-missing: 강연 `boostcamp-choi-sungchul`에서 주소 1개"
        f"(`{IDS[gone]}`)의 문답이 보이지 않습니다. 지우거나 합친 것이 맞으면"
        " `mundap ids --write`를 실행해 주세요. 옛 주소는 가장 가까운 페이지로 계속 이어집니다.",
    ]
    assert said(assign(BOOK, SEEDS)) == []


def test_many_new_exchanges_of_a_file_are_one_diagnostic() -> None:
    (first, *others) = diagnostics(assign(IdBook(), SEEDS), PATH)
    assert first.message == "새 문답 18개(337, 348, 356, 364, 374행 등)의 주소가 아직 임시입니다."
    assert len(others) == 3


# --- size ----------------------------------------------------------------------------


def test_two_thousand_mistyped_exchanges_keep_their_ids() -> None:
    chance = random.Random(11)
    words = [f"{a}{b}" for a in "가나다라마바사아자차카타파하" for b in "는은을를이에도만의로"]
    exchanges = [
        Identity(
            f"talk-{number // 20}",
            " ".join(chance.choices(words, k=9)),
            " ".join(chance.choices(words, k=60)),
        )
        for number in range(2_000)
    ]
    book = book_of(exchanges)
    fixed = [replace(one, question=mistyped(one.question or "", chance)) for one in exchanges]
    chance.shuffle(fixed)
    assignment = assign(book, fixed)
    expected = {one.answer: known for one, known in ids_of(book, exchanges).items()}
    assert assignment.ids == tuple(expected[one.answer] for one in fixed)
