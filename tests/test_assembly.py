"""Transcripts and facts → talks, people, and what a maintainer is told."""

from __future__ import annotations

from mundap.assembly import Assembled, assemble
from mundap.chronology import contradictions, with_doubts
from mundap.data.facts import SpeakerFacts, TalkFacts
from mundap.data.roster import Roster
from mundap.text.source import read_source
from mundap.transcript import read_transcript


def assembled(
    files: dict[str, str], facts: tuple[TalkFacts, ...] = (), people: tuple[SpeakerFacts, ...] = ()
) -> Assembled:
    transcripts = []
    for name, text in files.items():
        source, _ = read_source(f"talks/{name}", text.encode())
        assert source is not None
        transcripts.append(read_transcript(source))
    return assemble(transcripts, facts, Roster(people))


def test_a_transcript_nobody_declared_is_a_talk_of_its_own() -> None:
    made = assembled({"데이터 모임.md": "# 데이터 모임 - 홍길동 님\n"})
    (talk,) = made.talks
    assert talk.slug == "deiteo-moim"
    assert talk.speakers == ("honggildong",)
    assert [(d.code, d.severity) for d in made.diagnostics] == [("speaker-unlisted", "notice")]


def test_the_roster_knows_other_names() -> None:
    people = (SpeakerFacts("hong", "홍길동", also=("홍길똥",)),)
    made = assembled({"a.md": "# 가 - 홍길똥 님", "b.md": "# 나 - 홍길동 님"}, people=people)
    assert [talk.speakers for talk in made.talks] == [("hong",), ("hong",)]
    (speaker,) = made.speakers
    assert (speaker.name, speaker.labels) == ("홍길동", ("홍길똥 님", "홍길동 님"))


def test_the_fullest_record_is_the_talks_and_the_speaker_goes_for_all() -> None:
    facts = (TalkFacts("talk", ("short.md", "long.md")),)
    made = assembled(
        {
            "short.md": "# 모임\n\n짧은 글",
            "long.md": "# 모임 - 홍길동 님\n\n아주 긴 글입니다 정말로",
        },
        facts,
    )
    (talk,) = made.talks
    assert [(r.file, r.canonical) for r in talk.records] == [
        ("talks/long.md", True),
        ("talks/short.md", False),
    ]
    assert talk.records[1].speaker_reason == (
        "이 기록에는 발표자가 적혀 있지 않습니다. 같은 강연의 다른 기록(talks/long.md 1행)에 "
        "‘홍길동 님’(으)로 적혀 있어 그대로 따릅니다."
    )


def test_two_people_of_one_romanized_name_have_two_addresses() -> None:
    made = assembled({"a.md": "# 가 - 이가람 님", "b.md": "# 나 - 이갈암 님"})
    slugs = [talk.speakers[0] for talk in made.talks]
    assert len(set(slugs)) == 2


def test_a_talk_without_a_name_says_how_to_give_one() -> None:
    made = assembled({"a.md": "# 모임\n\n글"})
    assert made.speakers == ()
    assert [str(d) for d in made.diagnostics] == [
        "talks/a.md:1: speaker-unknown: 누가 답했는지 글에서 찾지 못했습니다. 제목에 "
        "‘홍길동 님’처럼 쓰거나 _data/talks.yml의 `a`에 `speakers: [홍길동]`을 적어 주세요."
    ]


def test_a_declared_record_that_is_not_there_is_said() -> None:
    made = assembled({"a.md": "# 모임 - 홍길동 님"}, (TalkFacts("talk", ("a.md", "b.md")),))
    assert "record-missing" in [d.code for d in made.diagnostics]
    assert [r.file for r in made.talks[0].records] == ["talks/a.md"]


def test_weekdays_of_one_week_must_fit_one_year() -> None:
    files = {
        "a.md": "# Week 2 월요일 모임 - 홍길동 님(05.06)",
        "b.md": "# Week 2 수요일 모임 - 나영희 님(05.07)",
        "c.md": "# Week 3 수요일 모임 - 도민준 님(05.07)",
    }
    facts = tuple(TalkFacts(name[0], (name,), event="모임") for name in files)
    talks = assembled(files, facts).talks
    found = tuple(contradictions(talks))
    assert [(d.code, d.path) for d in found] == [
        ("date-contradiction", "talks/a.md"),
        ("date-contradiction", "talks/b.md"),
    ]
    assert [len(talk.notes) for talk in with_doubts(talks, found)] == [1, 1, 0]
