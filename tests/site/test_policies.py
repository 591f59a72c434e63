"""The policy of every page that is published, and what a build says when one does not fit."""

from __future__ import annotations

import re

import pytest
from tests.site.documents import Site
from tests.site.mkdocs_project import Project

from mundap.policy import DIRECTIVES, fingerprint, inline_scripts

pytestmark = pytest.mark.site

HEAD = re.compile(
    r'<head>\s*<meta charset="utf-8">\s*'
    r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
)


def directives(html: str) -> dict[str, str]:
    """The policy of a page, which has just one and has it first."""
    head = HEAD.search(html)
    assert head
    assert html.count('<meta http-equiv="Content-Security-Policy"') == 1
    return dict(each.split(" ", 1) for each in head[1].split("; "))


def test_every_page_has_the_policy_and_only_the_themes_scripts(site: Site) -> None:
    bodies: set[str] = set()
    for url, page in site.documents.items():
        scripts = inline_scripts(page.raw)
        marks = [fingerprint(script) for script in scripts]
        bodies.update(scripts)
        expected = {**DIRECTIVES, "script-src": " ".join(["'self'", *marks])}
        assert directives(page.raw) == expected, url
    # Colours, tabs, and where the root is: at four depths, and for the page that is missing.
    assert len(bodies) == 2 + 5


def test_no_page_needs_more_than_its_policy_allows(site: Site) -> None:
    assert "Content-Security-Policy" not in site.log
    for page in site.documents.values():
        assert "style" not in page.tags, page.url
        assert not re.search(r"<[a-z][^>]*\s(?:style|on\w+)=", page.raw), page.url


def test_old_addresses_are_locked_too(attacked: Site) -> None:
    moved = {url: page for url, page in attacked.documents.items() if page.redirect}
    assert moved.keys() == {"speakers/old-kim/"}
    assert directives(moved["speakers/old-kim/"].raw) == dict(DIRECTIVES)


def test_a_script_of_a_template_is_reported_with_what_to_write(project: Project) -> None:
    inline = '{% block libs %}<script>count("visit")</script>{% endblock %}\n'
    with (project.root / "overrides" / "main.html").open("a", encoding="utf-8") as template:
        template.write(inline)
    said = [text for text in project.build().warnings if "inline-script" in text]
    assert len(said) == 1
    mark = fingerprint('count("visit")')
    assert f'`script-src: "{mark}"`' in said[0]

    project.edit(
        "mkdocs.yml",
        "  mundap:\n",
        f'  mundap:\n    csp:\n      script-src: "{mark}"\n      conect-src: https://stats.example\n',
    )
    outcome = project.build()
    assert [text for text in outcome.warnings if "inline-script" in text] == []
    assert [text for text in outcome.warnings if "`connect-src`를 뜻하셨나요?" in text]
    assert mark in directives(project.site.documents[""].raw)["script-src"]
