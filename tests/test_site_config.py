"""mkdocs.yml without what only our hooks understand; everything else as its owner wrote it."""

from __future__ import annotations

import pytest

from mundap.leaving.site_config import SEPARATOR, ConfigError, SiteConfig

OURS = r"""
site_name: 문답
site_url: !ENV [SITE_URL, ""]
theme:
  name: material
  custom_dir: overrides
  language: ko
plugins:
  - search: {lang: ko, separator: '\s+'}
  - awesome-pages: {strict: false}
  - tags
hooks: [hooks/archive.py]
watch: [hooks]
extra_css: [own.css]
extra:
  mundap:
    repository: !ENV [NOBODY_SETS_THIS, "누구/무엇"]
    branch: main
markdown_extensions:
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
"""

PLAIN = rf"""site_name: 문답
site_url: !ENV [SITE_URL, ""]
theme:
  name: material
  language: ko
plugins:
- search: {{lang: ko, separator: '{SEPARATOR}'}}
- tags
markdown_extensions:
- toc:
    slugify: !!python/object/apply:pymdownx.slugs.slugify {{kwds: {{case: lower}}}}
- pymdownx.emoji:
    emoji_index: !!python/name:material.extensions.emoji.twemoji ''
extra_css:
- ours.css
- own.css
not_in_nav: |
  /q/*
nav:
- 처음: index.md
"""


def test_what_is_ours_is_left_out_and_the_rest_stays() -> None:
    written = SiteConfig(OURS).without_hooks([{"처음": "index.md"}], "/q/*\n", ["ours.css"])
    assert written == PLAIN


def test_what_is_already_plain_stays_as_it_is() -> None:
    again = SiteConfig(PLAIN.replace("- ours.css\n", ""))
    assert again.without_hooks([], "/q/*\n", ["ours.css"]).split("nav:\n")[1] == (
        "- 처음: index.md\nextra_css:\n- ours.css\n- own.css\nnot_in_nav: |\n  /q/*\n"
    )


def test_options_come_from_the_environment_where_the_file_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert SiteConfig(OURS).option("repository", "") == "누구/무엇"
    monkeypatch.setenv("NOBODY_SETS_THIS", "나/내것")
    assert SiteConfig(OURS).option("repository", "") == "나/내것"
    assert SiteConfig(OURS).option("branch", "") == "main"
    assert SiteConfig("site_name: 다른 곳\n").option("branch", "main") == "main"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("site_name: [", "mkdocs.yml을 읽을 수 없습니다"),
        ("- 목록", "mkdocs.yml에 설정이 없습니다"),
        ("", "mkdocs.yml에 설정이 없습니다"),
        ("INHERIT: base.yml", "INHERIT는 옮길 수 없습니다"),
    ],
)
def test_a_file_that_cannot_be_carried_over_says_why(text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        SiteConfig(text)
