"""The archive as data: what other programs are promised."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.archive_factory import AUTUMN, DRAFT, make_archive
from tests.html_tree import parse_html, site_html

from mundap.exports import emit
from mundap.model.archive import Archive
from mundap.pages import SiteOptions
from mundap.pages import emit as emit_pages
from mundap.pages.addresses import source_of

LISTS = ("exchanges", "speakers", "talks", "topics")
TEXTS = {export.path: export.text for export in emit(make_archive())}


def data(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(TEXTS[f"api/v1/{name}.json"])
    return loaded


def validator(name: str) -> Draft202012Validator:
    schema = json.loads(TEXTS[f"api/v1/schemas/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_files() -> None:
    expected = {f"api/v1/{name}.json" for name in LISTS}
    assert set(TEXTS) == expected | {f"api/v1/schemas/{name}.schema.json" for name in LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_list_keeps_its_schema(name: str) -> None:
    assert [error.message for error in validator(name).iter_errors(data(name))] == []
    assert data(name)


@pytest.mark.parametrize("name", LISTS)
def test_schema_allows_nothing_it_does_not_name(name: str) -> None:
    first = data(name)[0]
    assert not validator(name).is_valid([{**first, "extra": 1}])
    for key in first:
        assert not validator(name).is_valid([{k: v for k, v in first.items() if k != key}]), key


@pytest.mark.parametrize("name", LISTS)
def test_schema_explains_every_field(name: str) -> None:
    properties = json.loads(TEXTS[f"api/v1/schemas/{name}.schema.json"])["items"]["properties"]
    assert set(properties) == set(data(name)[0])


def test_schema_ties_kind_and_question() -> None:
    first = data("exchanges")[0]
    assert not validator("exchanges").is_valid([{**first, "question": None}])
    assert not validator("exchanges").is_valid([{**first, "kind": "image"}])


def test_files_are_the_same_bytes_each_time() -> None:
    assert {export.path: export.text for export in emit(make_archive())} == TEXTS
    for name in LISTS:
        text = TEXTS[f"api/v1/{name}.json"]
        assert text == json.dumps(data(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_exchange() -> None:
    assert data("exchanges")[0] == {
        "id": "aaa111",
        "url": "q/aaa111/",
        "question": "무엇부터 공부하면 좋을까요?",
        "kind": "text",
        "speaker": "김연사",
        "speaker_slug": "kim",
        "voices": ["한도움 운영진님"],
        "topics": ["learning", "career"],
        "talk": "autumn",
        "talk_title": "가을 강연",
        "section": "질문과 답",
        "position": 1,
        "source": {"file": AUTUMN, "line": 30, "end": 38},
        "variants": [{"file": DRAFT, "line": 3, "end": 4}],
        "followups": [{"line": 35, "question": "책은 어떤 책이요?"}],
        "related": ["bbb333"],
        "answer_text": "작은 것을 끝까지\n1. 만들고\n2. 고치세요.\n그다음은 책입니다\n"
        "두꺼운 책보다\n얇은 책이요.\n저는 문서를 읽으라고 하고 싶어요.",
    }


def test_what_is_unknown_is_null_or_empty() -> None:
    picture = data("exchanges")[3]
    assert picture["kind"] == "image"
    assert picture["question"] is picture["speaker"] is picture["speaker_slug"] is None
    assert data("exchanges")[2]["answer_text"] == ""
    assert data("talks")[1]["date"] is None
    assert data("talks")[1]["event"] == data("talks")[1]["date_said"] == ""


def test_talk() -> None:
    talk = data("talks")[0]
    assert talk["speakers"] == ["김연사"]
    assert talk["date"] == "XXXX-12-29"
    assert talk["exchanges"] == ["aaa111", "aaa222", "aaa333"]
    assert talk["records"] == [
        {"file": AUTUMN, "url": "talks/autumn/", "canonical": True},
        {"file": DRAFT, "url": "talks/autumn/autumn-draft/", "canonical": False},
    ]
    assert [(p["title"], p["source"]["line"]) for p in talk["passages"]] == [
        ("들어가며 드리는 말", 2),
        ("첫째 이야기", 5),
        ("첫째 이야기", 46),
    ]


def test_speakers_and_guests() -> None:
    kim, lee, han = data("speakers")
    assert kim["roles"] == [
        {"text": "현) 가나다 CTO (겸임)", "source": {"file": AUTUMN, "line": 3, "end": 3}}
    ]
    assert (lee["kind"], lee["talks"], lee["exchanges"]) == (
        "speaker", ["winter"], ["bbb222", "bbb333"],
    )  # fmt: skip
    assert (han["kind"], han["talks"], han["exchanges"]) == ("guest", ["autumn"], ["aaa111"])


def test_topic() -> None:
    assert data("topics")[1] == {
        "slug": "career",
        "label": "진로",
        "about": "직무와 진로 선택",
        "url": "topics/career/",
        "exchanges": ["aaa111", "aaa222", "bbb111"],
    }


def test_addresses_are_pages_and_places_of_the_site() -> None:
    pages = {page.src_uri: page.markdown for page in emit_pages(make_archive(), SiteOptions())}
    items = [item for name in LISTS for item in data(name)]
    records = [record for talk in data("talks") for record in talk["records"]]
    passages = [passage for talk in data("talks") for passage in talk["passages"]]
    for item in (*items, *records, *passages):
        page, anchor = source_of(item["url"])
        assert page in pages
        tree = parse_html(site_html(pages[page]))
        assert not anchor or anchor in {node.attributes.get("id") for node in tree.walk()}
    assert len({passage["url"] for passage in passages}) == len(passages) == 3


def test_text_that_is_not_ascii_stays_readable() -> None:
    assert "무엇부터" in TEXTS["api/v1/exchanges.json"]


def test_empty_archive_has_empty_lists() -> None:
    texts = {export.path: export.text for export in emit(Archive((), (), (), ()))}
    assert [texts[f"api/v1/{name}.json"] for name in LISTS] == ["[]\n"] * 4


def test_speaker_nobody_knows_keeps_their_slug() -> None:
    archive = make_archive()
    stranger = replace(archive.exchanges[0], speaker="stranger")
    (first, *_) = json.loads(emit(replace(archive, exchanges=(stranger,)))[0].text)
    assert first["speaker"] == first["speaker_slug"] == "stranger"


def test_addresses_are_those_of_the_site() -> None:
    pages = emit(make_archive(), lambda page: page.removesuffix(".md") + ".html")
    said = [
        each["url"]
        for export in pages
        if "schemas" not in export.path
        for each in json.loads(export.text)
    ]
    assert said
    assert all(url.endswith(".html") for url in said)
    talks = json.loads(next(each.text for each in pages if each.path.endswith("/talks.json")))
    passages = [passage["url"] for talk in talks for passage in talk["passages"]]
    assert passages
    assert all(".html#" in url for url in passages)
