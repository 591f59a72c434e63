"""The search wherever the site is put: below the root, with files for folders, instant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.searching import box, listen, opened, results
from tests.site.hosting import Host, hosted
from tests.site.mkdocs_project import Project, build_site, copy_project

pytestmark = pytest.mark.browser

DIRECTORY_URLS = "theme:\n  name: material"
INSTANT = "    - navigation.indexes\n"


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site below the root, with instant navigation."""
    folder = tmp_path_factory.mktemp("instant")
    with hosted(folder / "archive", "/archive/") as host:
        project = Project(copy_project(folder / "project"))
        project.edit("mkdocs.yml", INSTANT, f"{INSTANT}    - navigation.instant\n")
        build_site(project.root, folder / "archive", SITE_URL=host.address)
        yield host


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site below the root whose pages are files, not folders."""
    folder = tmp_path_factory.mktemp("files")
    with hosted(folder / "archive", "/archive/") as host:
        project = Project(copy_project(folder / "project"))
        project.edit("mkdocs.yml", DIRECTORY_URLS, f"use_directory_urls: false\n{DIRECTORY_URLS}")
        build_site(project.root, folder / "archive", SITE_URL=host.address)
        yield host


def page_of(browser: Browser, host: Host) -> Page:
    host.asked.clear()
    return browser.new_context(base_url=host.address, locale="ko-KR").new_page()


def search(page: Page, text: str) -> None:
    # The theme closes its box 125 ms after an instant navigation.
    page.wait_for_timeout(200)
    box(page).fill("")
    box(page).press_sequentially(text, delay=20)
    expect(results(page).first).to_be_visible()
    expect(results(page).first).to_contain_text(text)


def test_one_index_serves_a_visit_of_several_pages(browser: Browser, instant: Host) -> None:
    page = page_of(browser, instant)
    opened(page)
    page.evaluate("window.here = true")
    search(page, "대학원")
    results(page).first.click()
    expect(page).to_have_url(re.compile(r"/archive/q/[a-z0-9]+/\?h="))
    expect(page.locator("article mark[data-md-highlight]").first).to_be_visible()
    page.locator("article .mundap-chip--speaker").first.click()
    expect(page).to_have_url(re.compile("/archive/speakers/"))
    search(page, "공부")
    page.get_by_role("link", name="모든 결과 보기").click()
    # The page of the search, which has a worker of its own.
    expect(page.locator(".mundap-finder output")).to_have_text(re.compile(r"결과 \d+개"))
    expect(page.get_by_role("searchbox")).to_have_value("공부")
    assert page.evaluate("window.here")
    assert instant.times("/start.bin") == 1
    page.context.close()


def test_a_link_to_the_page_of_the_search_from_itself_is_followed(
    browser: Browser, instant: Host
) -> None:
    page = page_of(browser, instant)
    page.goto("search/?q=" + quote("대학원"))
    expect(page.locator(".mundap-results h2").first).to_contain_text("대학원")
    search(page, "공부")
    page.get_by_role("link", name="모든 결과 보기").click()
    expect(page.get_by_role("searchbox")).to_have_value("공부")
    expect(page.locator(".mundap-results h2 mark").first).to_contain_text("공부")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("대학원")
    page.context.close()


def test_a_page_that_is_missing_can_search_below_the_root(browser: Browser, instant: Host) -> None:
    page = page_of(browser, instant)
    opened(page, "no/such/page/")
    search(page, "대학원")
    results(page).first.click()
    expect(page).to_have_url(re.compile(r"/archive/q/[a-z0-9]+/"))
    page.context.close()


@pytest.mark.parametrize("start", ["index.html", "talks/okky-ml-webinar.html", "404.html"])
def test_pages_that_are_files_are_found_as_files(browser: Browser, files: Host, start: str) -> None:
    page = page_of(browser, files)
    said = listen(page)
    opened(page, start)
    search(page, "대학원")
    address = results(page).first.get_attribute("href") or ""
    assert re.fullmatch(r"/archive/q/[a-z0-9]+\.html", urlsplit(address).path)
    page.get_by_role("link", name="모든 결과 보기").click()
    expect(page).to_have_url(re.compile(r"/archive/search\.html\?q="))
    page.locator(".mundap-results a").first.click()
    expect(page).to_have_url(re.compile(r"/archive/q/[a-z0-9]+\.html\?h="))
    expect(page.locator("article")).to_contain_text("대학원")
    assert said == []
    page.context.close()
