"""What can be found, of the archive made by hand and of the real one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.archive_factory import make_archive as archive

from mundap import folder
from mundap.build import understand
from mundap.model.archive import Archive
from mundap.pages.addresses import url
from mundap.search.documents import AuthoredPage, Document, Kind, documents

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (
    AuthoredPage("contributing/index.md", "", "# 더하기\n\n- 파일을 **넣어** 주세요.\n"),
    AuthoredPage("about.md", "문답은", "# 소개\n\n질문을 모읍니다.\n"),
)


@pytest.fixture(scope="module")
def made() -> tuple[Document, ...]:
    return documents(archive(), PAGES, url)


@pytest.fixture(scope="module")
def seeds() -> Archive:
    transcripts, _ = folder.read_files(folder.transcript_paths(DOCS))
    data, _ = folder.data_files(DOCS)
    return understand(transcripts, data, folder.picture_paths(DOCS)).archived.archive


def named(found: tuple[Document, ...], url: str) -> Document:
    return next(each for each in found if each.url == url)


def test_the_order_is_that_of_the_index(made: tuple[Document, ...]) -> None:
    assert [(each.kind, each.url) for each in made] == [
        *((Kind.EXCHANGE, f"q/aaa{number}/") for number in (111, 222, 333)),
        *((Kind.EXCHANGE, f"q/bbb{number}/") for number in (111, 222, 333)),
        *((each.kind, each.url) for each in made if each.kind is Kind.PASSAGE),
        *((Kind.SPEAKER, f"speakers/{slug}/") for slug in ("kim", "lee", "han")),
        *((Kind.TALK, f"talks/{slug}/") for slug in ("autumn", "winter")),
        *((Kind.TOPIC, f"topics/{t}/") for t in ("learning", "career", "tools", "license")),
        (Kind.PAGE, "about/"),
        (Kind.PAGE, "contributing/"),
    ]


def test_an_exchange_is_found_by_its_question_and_all_that_followed(
    made: tuple[Document, ...],
) -> None:
    exchange = archive().exchange("aaa111")
    found = named(made, "q/aaa111/")
    assert found.question == found.title == exchange.question
    for turn in exchange.asked.turns:
        assert not turn.label or f"{turn.label}:" in found.text.split("\n")
        assert not turn.question or turn.question.text in found.text.split("\n")
    assert (found.talk, found.file, found.first) == (
        "autumn",
        "talks/autumn.md",
        exchange.source.first,
    )


def test_an_exchange_is_found_by_who_answers(made: tuple[Document, ...]) -> None:
    voiced = [each for each in made if "한도움" in each.names]
    assert voiced
    for each in made:
        if each.kind is Kind.EXCHANGE and each.speaker:
            name = archive().speaker(each.speaker).name
            assert name in each.names
            assert each.tags[0] == name


def test_the_title_of_a_picture_is_shown_and_not_searched(made: tuple[Document, ...]) -> None:
    found = [each for each in made if each.title == "이미지로 된 질문"]
    assert found
    assert all("이미지" not in each.question for each in found)


def test_another_records_wording_is_not_searched(made: tuple[Document, ...]) -> None:
    variants = [v for e in archive().exchanges for v in e.variants]
    assert variants
    assert not any("draft" in each.url for each in made)


def test_a_speaker_is_found_by_what_is_said_of_them(made: tuple[Document, ...]) -> None:
    found = named(made, "speakers/kim/")
    assert found.question.split("\n") == ["김연사", "김연사 마스터님", "마스터"]
    assert "가나다 CTO" in found.text


def test_a_talk_and_a_topic_are_found_by_their_names(made: tuple[Document, ...]) -> None:
    assert named(made, "talks/autumn/").question.split("\n") == ["가을 강연", "모두의 모임"]
    assert named(made, "topics/learning/").question.split("\n") == ["공부법", "학습"]


def test_an_authored_page_is_plain_text_under_its_title(made: tuple[Document, ...]) -> None:
    assert named(made, "about/").title == "문답은"
    assert named(made, "contributing/").title == "더하기"
    assert "파일을 넣어 주세요." in named(made, "contributing/").text.split("\n")


def test_the_real_archive(seeds: Archive) -> None:
    found = documents(seeds, (), url)
    kinds = Counter(each.kind for each in found)
    assert kinds[Kind.EXCHANGE] == len(seeds.exchanges) == 63
    assert kinds[Kind.PASSAGE] == sum(len(talk.passages) for talk in seeds.talks) == 36
    assert (kinds[Kind.SPEAKER], kinds[Kind.TALK], kinds[Kind.TOPIC]) == (5, 4, 16)
    assert len({each.url for each in found}) == len(found)
    assert all(each.title.strip() for each in found)


def test_every_line_of_the_real_archive_can_be_found(seeds: Archive) -> None:
    """The ledger's exchanges and passages are covered by documents, line by line."""
    covered = {
        (each.file, line)
        for each in documents(seeds, (), url)
        for line in range(each.first, each.last + 1)
    }
    for talk in seeds.talks:
        transcript = talk.canonical.transcript
        lines = [(part.first, part.last) for part in transcript.asked]
        lines += [(part.first, part.last) for part in transcript.passages]
        for first, last in lines:
            for line in range(first, last + 1):
                assert (talk.canonical.file, line) in covered


def test_addresses_are_those_of_the_site() -> None:
    def flat(src_uri: str) -> str:
        return src_uri.replace(".md", ".html")

    found = documents(archive(), PAGES, flat)
    assert found[0].url == "q/aaa111.html"
    passage = next(each for each in found if each.kind is Kind.PASSAGE)
    assert passage.url.startswith("talks/autumn.html#p-")
