"""What a maintainer meets: new, gone and broken files, and what the build says about them.

A plain build always makes a site and tells what to do; `--strict`, which deployments use, fails.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.site.documents import Document, Site, api, dead_links
from tests.site.mkdocs_project import Outcome, Project, digests
from tests.site.search_files import published_index

pytestmark = pytest.mark.site

NEW = "devfest-hong.md"
TRANSCRIPT = """\
# 데브페스트 질의응답 - 홍길동님

## 질문과 답

- 부트캠프를 마치고 바로 창업해도 될까요?
    - 작게 시작해 보세요. 첫 손님을 만나는 것이 먼저입니다.
    - 월급이 없는 여섯 달을 견딜 돈은 있어야 합니다.
- 회사를 고를 때 무엇을 먼저 보셨나요?
    - 함께 일할 사람을 봤습니다.
"""
UNREADABLE = "boostcamp-choi-sungchul.md"
COMMAND = "`mundap ids --write`"
INDEXES = re.compile(
    r"(?:(?:questions/|speakers/|talks/)?index\.html)|topics/.+|api/v1/\w+\.json|search/.+"
)
"""Files that list what the archive holds."""


def add(project: Project) -> None:
    (project.talks / NEW).write_text(TRANSCRIPT, encoding="utf-8")


def exchanges(site: Site) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in api(site, "exchanges")}


def ids_of(site: Site, talk: str) -> list[str]:
    return [each_id for each_id, each in exchanges(site).items() if each["talk"] == talk]


def only(warnings: list[str], code: str) -> str:
    """The one warning there is, which must be of that code."""
    assert [warning.split(": ")[1] for warning in warnings] == [code]
    return warnings[0]


def aborted(outcome: Outcome) -> bool:
    """Whether a strict build ended after it had said everything."""
    return outcome.code == 1 and f"{len(outcome.warnings)} warnings in strict" in outcome.log


def test_a_transcript_that_comes_and_goes(project: Project) -> None:
    add(project)

    dropped_in = project.build()
    assert dropped_in.code == 0
    said = only(dropped_in.warnings, "id-provisional")
    assert said.startswith(f"talks/{NEW}:5: ")
    assert COMMAND in said
    talk = project.site.documents["talks/devfest-hong/"]
    assert "부트캠프를 마치고 바로 창업해도 될까요?" in talk.text
    assert project.site.find("speakers/[^/]+/").keys() & {
        link.removeprefix("../../") for link in talk.links
    }
    provisional = ids_of(project.site, "devfest-hong")
    assert len(provisional) == 2
    assert project.site.documents[f"q/{provisional[0]}/"].heading == (
        "부트캠프를 마치고 바로 창업해도 될까요?"
    )

    refused = project.build("--strict")
    assert aborted(refused)
    assert only(refused.warnings, "id-provisional") == said

    assert project.write_ids().code == 0
    settled = project.build("--strict")
    assert (settled.code, settled.warnings) == (0, [])
    assert ids_of(project.site, "devfest-hong") == provisional

    (project.talks / NEW).unlink()
    gone = project.build("--strict")
    assert aborted(gone)
    missing = only(gone.warnings, "id-missing")
    assert missing.startswith("_data/ids.yml")
    assert all(each in missing for each in provisional)
    assert COMMAND in missing

    assert project.write_ids().code == 0
    redirected = project.build("--strict")
    assert (redirected.code, redirected.warnings) == (0, [])
    for retired in provisional:
        assert_redirects(project.site, f"q/{retired}/")
    assert dead_links(project.site, "http://localhost/") == []
    shown = json.dumps(published_index(project.site).cards, ensure_ascii=False)
    assert "부트캠프를 마치고" not in shown
    assert not any(f"q/{retired}/" in shown for retired in provisional)


def assert_redirects(site: Site, url: str) -> Document:
    """An old address leads to a page that is there, without a script."""
    page = site.documents[url]
    assert page.redirect
    assert page.redirect in page.links
    assert "script" not in page.tags
    assert "옮긴 페이지" in page.title
    return page


def test_a_file_that_is_not_utf8_hides_no_other(project: Project, site: Site) -> None:
    path = project.talks / UNREADABLE
    content, book = path.read_bytes(), (project.docs / "_data" / "ids.yml").read_bytes()
    path.write_bytes(content.replace(b"\n", b"\n\xed\xa0\x80", 1))

    outcome = project.build()
    assert outcome.code == 0
    assert [warning.split(": ")[:2] for warning in outcome.warnings] == [
        ["_data/talks.yml", "record-missing"],
        [f"talks/{UNREADABLE}:2", "encoding"],
    ]
    assert "UTF-8" in outcome.warnings[-1]

    before, after = exchanges(site), exchanges(project.site)
    gone = before.keys() - after.keys()
    assert {before[each]["talk"] for each in gone} == {"boostcamp-choi-sungchul"}
    card = project.site.documents["talks/boostcamp-choi-sungchul/"]
    assert "읽지 못한 기록" in card.raw
    related = {each for each in after if before[each]["related"] != after[each]["related"]}
    linked = {f"q/{each}/index.html" for each in related | gone}
    linked.add("talks/boostcamp-choi-sungchul/index.html")
    clean, built = digests(site.root), digests(project.site.root)
    changed = {name for name in built.keys() & clean.keys() if built[name] != clean[name]}
    assert {name for name in changed if not INDEXES.fullmatch(name)} <= linked
    assert len(linked) < 15

    refused = project.build("--strict")
    assert aborted(refused)
    assert refused.warnings == outcome.warnings

    # Its addresses are not given up meanwhile.
    assert project.write_ids().code == 1
    path.write_bytes(content)
    assert project.write_ids().code == 0
    assert (project.docs / "_data" / "ids.yml").read_bytes() == book


def test_a_broken_data_file_is_named_and_the_rest_is_built(project: Project) -> None:
    (project.docs / "_data" / "talks.yml").write_text("okky-ml-webinar:\n  records: [\n", "utf-8")

    outcome = project.build()
    assert outcome.code == 0
    said = [warning for warning in outcome.warnings if ": data-yaml: " in warning]
    assert [re.match(r"_data/talks\.yml:\d+: ", warning) is not None for warning in said] == [True]
    assert "talks/boostcamp-lee-hwalsuk/" in project.site.documents

    refused = project.build("--strict")
    assert aborted(refused)
    assert refused.warnings == outcome.warnings


@pytest.mark.parametrize(
    "link", ["contributing/nowhere.md", "contributing/index.md#없는-자리", "#없는-자리"]
)
def test_a_broken_link_of_an_authored_page_fails_the_strict_build(
    project: Project, link: str
) -> None:
    project.edit("docs/about.md", "](contributing/index.md)", f"]({link})")
    outcome = project.build("--strict")
    assert aborted(outcome)
    assert len(outcome.warnings) == 1
    assert "about.md" in outcome.warnings[0]
    assert link in outcome.warnings[0]


def test_a_misspelt_option_is_reported(project: Project) -> None:
    project.edit("mkdocs.yml", "    repository: !ENV", "    repositry: !ENV")
    outcome = project.build("--strict")
    assert aborted(outcome)
    assert any("extra.mundap.repositry" in warning for warning in outcome.warnings)


def test_an_option_of_the_wrong_type_stops_the_build_with_its_name(project: Project) -> None:
    project.edit("mkdocs.yml", 'branch: !ENV [GITHUB_REF_NAME, "main"]', "branch: [main]")
    outcome = project.build()
    assert outcome.code == 1
    assert "extra.mundap.branch" in outcome.log


def test_without_a_repository_the_site_is_whole_and_leads_to_none(project: Project) -> None:
    project.edit("mkdocs.yml", '[GITHUB_REPOSITORY, "mundap/mundap"]', '""')
    project.edit("mkdocs.yml", "repository: !ENV", "repository:")
    outcome = project.build("--strict")
    assert (outcome.code, outcome.warnings) == (0, [])
    site = project.site
    assert {url for url, page in site.documents.items() if "github.com/mundap" in page.raw} == set()
    assert dead_links(site, "http://localhost/") == []


def test_a_build_that_has_something_to_say_writes_nothing_into_docs(project: Project) -> None:
    add(project)
    before = digests(project.docs)
    assert project.build().code == 0
    assert digests(project.docs) == before


def test_a_shortcut_out_of_the_folder_is_not_read(project: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# 비밀\n\n- 비밀인가요?\n    - 비밀입니다.\n", encoding="utf-8")
    (project.talks / "shortcut.md").symlink_to(secret)
    outcome = project.build()
    assert outcome.code == 0
    assert only(outcome.warnings, "symlink").startswith("talks/shortcut.md: ")
    assert not any("비밀입니다" in page.raw for page in project.site.documents.values())
