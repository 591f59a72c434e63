"""The five transcripts against the truth that two people read by hand.

`tests/gold/seeds.yml` counts lines from 1; `end` is the last line of an answer.
"""

from __future__ import annotations

import functools

import pytest
from tests.gold_seeds import ROOT, TRANSCRIPTS, gold

from mundap.build import Understood, understand
from mundap.model.archive import Exchange
from mundap.model.transcript import LineClass, Transcript
from mundap.text.source import read_source
from mundap.transcript import read_transcript

DOCS = ROOT / "docs"


@functools.cache
def transcript(number: str) -> Transcript:
    path = f"talks/{TRANSCRIPTS[number]}"
    source, problems = read_source(path, (DOCS / path).read_bytes())
    assert source is not None
    assert problems == ()
    return read_transcript(source)


@functools.cache
def understood() -> Understood:
    return understand(
        {path.relative_to(DOCS).as_posix(): path.read_bytes() for path in DOCS.glob("talks/*.md")},
        {path.name: path.read_bytes() for path in DOCS.glob("_data/*.yml")},
    )


def by_gold_id() -> dict[str, Exchange]:
    """Exchanges of the archive by the gold file's names, both records of a talk counted."""
    places = {}
    for exchange in understood().archived.archive.exchanges:
        for source in (exchange.source, *(v.source for v in exchange.variants)):
            places[source.file, source.first] = exchange
    return {
        q["id"]: places[f"talks/{TRANSCRIPTS[q['file'][:3]]}", q["line"]]
        for q in gold()["questions"]
    }


@pytest.mark.parametrize(
    ("number", "count"), [("000", 18), ("001", 18), ("002", 5), ("003", 22), ("004", 18)]
)
def test_every_question_is_found_where_it_stands_and_no_other(number: str, count: int) -> None:
    expected = [
        (q["line"], q["end"], q["kind"], q["question"])
        for q in gold()["questions"]
        if q["file"].startswith(number)
    ]
    found = [
        (a.first, a.last, a.question.kind.value, a.question.text) for a in transcript(number).asked
    ]
    assert found == expected
    assert len(found) == count


@pytest.mark.parametrize("number", TRANSCRIPTS)
def test_followups_and_second_voices_stay_inside_their_exchange(number: str) -> None:
    expected = {
        q["line"]: (
            [(f["line"], f["question"]) for f in q.get("followups", [])],
            [(o["line"], o["label"]) for o in q.get("other_speakers", [])],
        )
        for q in gold()["questions"]
        if q["file"].startswith(number)
    }
    found = {
        a.first: (
            [(t.first, t.question.text) for t in a.followups if t.question],
            [(t.first, t.label) for t in a.turns if t.label],
        )
        for a in transcript(number).asked
    }
    assert found == expected


@pytest.mark.parametrize("number", TRANSCRIPTS)
def test_what_is_published_besides_questions(number: str) -> None:
    expected = [
        (p["first_line"], p["last_line"])
        for p in gold()["published_besides_questions"]
        if p["file"].startswith(number) and p["publish"]
    ]
    assert [(p.first, p.last) for p in transcript(number).passages] == expected


@pytest.mark.parametrize(
    ("number", "counts", "noise"),
    [
        ("000", {"heading": 4, "question": 18, "answer": 65, "noise": 24}, {"br": 24}),
        (
            "001",
            {"heading": 20, "question": 18, "answer": 64, "passage": 131, "noise": 158},
            {"br": 142, "img": 6, "center": 10},
        ),
        (
            "002",
            {"metadata": 7, "heading": 3, "question": 5, "answer": 23, "passage": 67, "noise": 1},
            {"rule": 1},
        ),
        (
            "003",
            {"heading": 3, "question": 25, "answer": 210, "passage": 7, "noise": 1},
            {"page-debris": 1},
        ),
        ("004", {"heading": 3, "question": 19, "answer": 139, "passage": 6}, {}),
    ],
)
def test_the_ledger_adds_up(number: str, counts: dict[str, int], noise: dict[str, int]) -> None:
    read = transcript(number)
    lines = (DOCS / read.path).read_text("utf-8").split("\n")
    assert [e.line for e in read.ledger] == [n for n, x in enumerate(lines, 1) if x.strip()]
    assert {
        kind.value: count
        for kind in LineClass
        if (count := sum(e.kind is kind for e in read.ledger))
    } == counts
    assert {
        n: sum(e.noise == n for e in read.ledger) for n in {e.noise for e in read.ledger} - {""}
    } == noise


def test_lecture_headings_that_look_like_questions_stay_passages() -> None:
    titles = [p.title for p in transcript("002").passages]
    assert "ML 엔지니어는 수학을 어느 정도 알아야 할까요?" in titles
    assert "코딩을 못하면 ML/DL 어렵나요?" in titles
    assert "실제 어떻게 ML을 활용하는가?" in [p.title for p in transcript("001").passages]


def test_an_image_question_has_a_picture_and_no_invented_text() -> None:
    pictures = [
        (a.question.text, [image.name for image in a.question.images])
        for a in transcript("002").asked
        if a.question.text is None
    ]
    assert pictures == [
        (None, ["2021-08-19-18-51-11.png"]),
        (None, ["2021-08-19-18-54-58.png"]),
        (None, ["2021-08-19-18-57-09.png"]),
    ]


def test_speakers_are_those_who_speak() -> None:
    speakers = understood().archived.archive.speakers
    assert [s.name for s in speakers if not s.guest] == ["박종천", "이준엽", "이활석", "최성철"]
    assert [(s.name, s.labels) for s in speakers if s.guest] == [("김영웅", ("김영웅 운영진님",))]


def test_titles_and_careers_are_as_stated() -> None:
    stated = {
        s.name: (s.titles, [(r.said.line, r.said.text) for r in s.roles])
        for s in understood().archived.archive.speakers
    }
    assert stated == {
        "박종천": (
            (),
            [
                (24, "현) TBT 고문 (Advisor)"),
                (25, "현) MOLOCO Head of Solutions Architecture"),
                (26, "전) 삼성전자 무선사업부 상무/그룹장"),
                (27, "전) 넥슨 VP of Platform Technology"),
                (28, "전) Blizzard 미국 본사 Lead Software Engineer"),
            ],
        ),
        "최성철": (("교수",), []),
        "이준엽": (("마스터",), [(3, "전 네이버 OCR팀 리더"), (4, "Upstage ML 엔지니어")]),
        "이활석": (("CTO",), []),
        "김영웅": (("운영진",), []),
    }


def test_dates_are_what_is_said_and_no_year_is_inferred() -> None:
    said = {
        t.slug: t.date and (t.date.edtf, t.date.said) for t in understood().archived.archive.talks
    }
    assert said == {
        "okky-ml-webinar": ("XXXX-12-29", "12월 29일"),
        "boostcamp-choi-sungchul": None,
        "boostcamp-lee-junyeop": ("XXXX-03-03", "수요일 03.03"),
        "boostcamp-lee-hwalsuk": ("XXXX-03-02", "월요일 03.02"),
    }


def test_the_contradiction_of_two_dates_is_reported_and_fails_nothing() -> None:
    found = [(d.path, d.line, d.code, d.severity) for d in understood().diagnostics]
    assert found == [
        ("talks/boostcamp-lee-hwalsuk.md", 1, "date-contradiction", "notice"),
        ("talks/boostcamp-lee-junyeop.md", 1, "date-contradiction", "notice"),
    ]


def test_the_draft_is_a_record_of_the_webinar_and_its_18_exchanges_are_the_same() -> None:
    archive = understood().archived.archive
    assert len(archive.talks) == 4
    assert len(archive.exchanges) == 63
    webinar = archive.talk("okky-ml-webinar")
    assert [r.file for r in webinar.records] == [
        "talks/okky-ml-webinar.md",
        "talks/okky-ml-webinar-draft.md",
    ]
    assert "박종천 님" in webinar.records[1].speaker_reason
    exchanges = by_gold_id()
    same = {q["id"]: q["same_as"] for q in gold()["questions"] if "same_as" in q}
    assert len(same) == 18
    for draft, full in same.items():
        assert exchanges[draft] == exchanges[full]
    assert sum(len(e.variants) for e in archive.exchanges) == 18


def test_topics_of_the_whole_pipeline() -> None:
    exchanges = by_gold_id()
    right = wrong = missed = primary = 0
    labelled = [q for q in gold()["questions"] if "topics" in q]
    for q in labelled:
        given = [t.slug for t in exchanges[q["id"]].topics]
        must = set(q["topics"])
        fine = must | set(q.get("topics_also_fine", []))
        right += len(fine & set(given))
        wrong += len(set(given) - fine)
        missed += len(must - set(given))
        primary += given[0] in must
        assert 1 <= len(given) <= 3
    assert 2 * right / (2 * right + wrong + missed) >= 0.90
    assert primary / len(labelled) >= 0.85


def test_same_question_different_answers() -> None:
    exchanges = by_gold_id()
    speakers = {q["id"]: q["speaker"] for q in gold()["questions"]}
    pairs = {
        (one, other)
        for group in gold()["same_question_different_speakers"]
        for one in group["ids"]
        for other in group["ids"]
        if speakers[one] != speakers[other]
    }
    lost = {
        (one, other)
        for one, other in pairs
        if exchanges[other].id not in {r.id for r in exchanges[one].related}
    }
    assert lost == set()
    for exchange in exchanges.values():
        for related in exchange.related:
            other = understood().archived.archive.exchange(related.id)
            assert other.speaker != exchange.speaker
