"""What the site publishes for programs and its pages: both say the same."""

from __future__ import annotations

import unicodedata

import pytest
from tests.site.documents import Document, Site, api, letters

pytestmark = pytest.mark.site


def test_an_exchange_page_shows_what_the_data_says(site: Site) -> None:
    exchanges = api(site, "exchanges")
    pages = {url for url, page in site.find(r"q/[^/]+/").items() if not page.redirect}
    assert pages == {each["url"] for each in exchanges}
    for exchange in exchanges:
        page = site.documents[exchange["url"]]
        assert page.heading == (exchange["question"] or "이미지로 된 질문")
        assert letters(exchange["answer_text"].split("\n")[-1]) in letters(page.text)
        assert exchange["speaker"] in page.text
        for followup in exchange["followups"]:
            assert followup["question"] in page.text
        for other in exchange["related"]:
            assert f"../{other}/" in page.links


def test_an_exchange_page_leads_to_its_lines_and_to_the_editor(site: Site) -> None:
    repository = "https://github.com/mundap/mundap"
    for exchange in api(site, "exchanges"):
        page = site.documents[exchange["url"]]
        for place in (exchange["source"], *exchange["variants"]):
            last = f"-L{place['end']}" if place["end"] > place["line"] else ""
            blob = f"{repository}/blob/main/docs/{place['file']}?plain=1#L{place['line']}{last}"
            assert blob in page.links, exchange["url"]
        assert f"{repository}/edit/main/docs/{exchange['source']['file']}" in page.links


def test_a_variant_is_one_click_away_with_its_differences_marked(site: Site) -> None:
    varied = [each for each in api(site, "exchanges") if each["variants"]]
    assert len(varied) == 18
    marked = [each for each in varied if site.documents[each["url"]].tags & {"ins", "del"}]
    assert marked
    for exchange in varied:
        page = site.documents[exchange["url"]]
        assert "details" in page.tags
        assert "다른 기록의 표현" in page.text


@pytest.mark.parametrize("name", ["exchanges", "speakers", "talks", "topics"])
def test_every_address_of_the_data_is_a_page(site: Site, name: str) -> None:
    entries = api(site, name)
    addresses = [each["url"] for each in entries]
    addresses += [p["url"] for each in entries for p in each.get("passages", ())]
    addresses += [r["url"] for each in entries for r in each.get("records", ())]
    assert entries
    for address in addresses:
        path, _, anchor = address.partition("#")
        assert path in site.documents, address
        assert not anchor or anchor in site.documents[path].ids, address


def test_topic_pages_list_what_the_data_says(site: Site) -> None:
    topics = api(site, "topics")
    of_exchange = {each["id"]: each["topics"] for each in api(site, "exchanges")}
    assert len(topics) == 16
    for topic in topics:
        page = site.documents[topic["url"]]
        tagged = [each for each, slugs in of_exchange.items() if topic["slug"] in slugs]
        assert topic["exchanges"] == tagged
        assert exchanges_on(page) == set(tagged)


def test_speaker_pages_list_what_the_data_says(site: Site) -> None:
    for speaker in api(site, "speakers"):
        assert exchanges_on(site.documents[speaker["url"]]) == set(speaker["exchanges"])


def exchanges_on(page: Document) -> set[str]:
    return {link.split("/q/")[1].rstrip("/") for link in page.links if "/q/" in link}


def test_pages_are_written_in_composed_hangul(site: Site) -> None:
    assert [
        u for u, d in site.documents.items() if not unicodedata.is_normalized("NFC", d.raw)
    ] == []
