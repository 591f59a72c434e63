"""Editors know the data files by JSON Schemas: they allow what the readers take, and no more."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.guide_pages import DOCS, ENGINE, ROOT, examples, first_cells, page

from mundap import dialects
from mundap.data.files import read_data
from mundap.data.idbook import KEYS
from mundap.data.vocabulary import TaggingOptions
from mundap.text import yaml_text
from mundap.text.source import read_source

FOLDER = ENGINE / "schemas" / "input"
DATA_FILES = ("talks", "speakers", "topics", "synonyms", "search-words", "ids")
# Where more keys of front matter and of talks.yml are read, they go into the schema and the guide:
# the tests below compare all three.


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def loaded(text: str) -> object:
    value, problem = yaml_text.load(text)
    assert problem is None
    return value


def complaints(name: str, text: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(loaded(text))]


def front_matter(text: str) -> dict[str, object]:
    source, _ = read_source("talks/x.md", text.encode())
    assert source
    return dict(source.front_matter)


@pytest.mark.parametrize("name", DATA_FILES)
def test_the_data_files_of_the_repository_keep_their_schemas(name: str) -> None:
    text = (DOCS / "_data" / f"{name}.yml").read_text(encoding="utf-8")
    assert complaints(name, text) == []


@pytest.mark.parametrize("name", DATA_FILES)
def test_the_examples_of_the_guide_keep_their_schemas(name: str) -> None:
    assert complaints(name, examples("yaml")[f"{name}.yml"]) == []


@pytest.mark.parametrize("name", DATA_FILES)
def test_an_empty_data_file_keeps_its_schema(name: str) -> None:
    assert complaints(name, "# 아직 없음\n") == []


def test_the_front_matter_of_the_guide_and_of_every_talk_keeps_its_schema() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (DOCS / "talks").glob("*.md")]
    found = [front_matter(text) for text in (*texts, *examples("markdown").values())]
    assert any(found)
    for each in found:
        assert list(validator("front-matter").iter_errors(each)) == []


WRONG = [
    ("talks", "first-job: { evnt: 모임 }"),
    ("talks", "첫-회사: { event: 모임 }"),
    ("talks", "index: { event: 모임 }"),
    ("talks", "first-job: { source: 'javascript:1' }"),
    ("talks", "first-job: { notes: [1] }"),
    ("talks", "first-job: 모임"),
    ("talks", "- first-job"),
    ("speakers", "kim-haneul: { also: [하늘] }"),
    ("speakers", "kim-haneul: { name: 김하늘, aliases: [하늘] }"),
    ("speakers", "kim-haneul: { name: 김하늘, links: [블로그] }"),
    ("topics", "topics: { writing: { label: 글, about: 글, term: { 글: 3 } } }"),
    ("topics", "topics: { writing: { label: 글 } }"),
    ("topics", "topics: { writing: { label: 글, about: 글, terms: { 글: 많이 } } }"),
    ("topics", "topics: { Writing: { label: 글, about: 글 } }"),
    ("topics", "options: { week: 1 }"),
    ("topics", "options: { weak: -1 }"),
    ("synonyms", "- [하나]"),
    ("search-words", "하나: 둘"),
    ("ids", "- { id: 가나다, talk: first-job }"),
    ("ids", "- { id: k3m9xa, talk: first-job, answr: 네 }"),
    ("ids", "id: k3m9xa"),
]


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_what_the_reader_says_is_wrong_the_schema_says_too(name: str, text: str) -> None:
    assert read_data({f"{name}.yml": text.encode()}).diagnostics
    assert complaints(name, text)


def test_front_matter_of_a_wrong_kind_is_marked() -> None:
    check = validator("front-matter")
    for wrong in (
        {"title": ["둘", "제목"]},
        {"source": "블로그"},
        {"speakers": {"이름": "김하늘"}},
    ):
        assert list(check.iter_errors(wrong)), wrong
    assert list(check.iter_errors({"tags": ["진로"], "title": "글"})) == []


def known_keys(name: str, text: str, pattern: str) -> set[str]:
    """The keys that the reader names when it meets one it does not know."""
    (said,) = read_data({f"{name}.yml": text.encode()}).diagnostics
    match = re.search(pattern, str(said))
    assert match, said
    return set(match[1].split(", "))


def properties(name: str, *path: str) -> set[str]:
    value = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    for step in path:
        value = value[step]
    return set(value["properties"])


def test_schema_and_reader_have_the_same_keys() -> None:
    listed = r"쓸 수 있는 키: (.+)$"
    entry = "additionalProperties"
    assert properties("talks", entry) == known_keys("talks", "a: { 가: 1 }", listed)
    assert properties("speakers", entry) == known_keys("speakers", "a: { name: 가, 가: 1 }", listed)
    in_brackets = r"모르는 항목입니다\. \((.+)\)"
    assert properties("topics") == known_keys("topics", "가: 1", in_brackets)
    topic = "topics: { a: { label: 가, about: 가, 가: 1 } }"
    assert properties("topics", "properties", "topics", entry) == known_keys(
        "topics", topic, in_brackets
    )
    assert properties("topics", "properties", "options") == {f.name for f in fields(TaggingOptions)}
    assert properties("ids", "items") == set(KEYS)


def test_the_schema_of_front_matter_has_the_keys_that_the_guide_explains() -> None:
    section = page("index.md").split("### 머리말")[1].split("\n## 빼고")[0]
    assert properties("front-matter") == set(first_cells(section))


@pytest.mark.parametrize("name", DATA_FILES)
def test_an_editor_finds_the_schema_of_a_data_file(name: str) -> None:
    path = DOCS / "_data" / f"{name}.yml"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    assert (path.parent / match[1]).resolve() == FOLDER / f"{name}.schema.json"


def test_the_installed_package_has_the_schemas() -> None:
    listed = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"{FOLDER.relative_to(ENGINE).as_posix()}/*.json"' in listed
    assert {path.name.removesuffix(".schema.json") for path in Path(FOLDER).iterdir()} == {
        *DATA_FILES,
        "front-matter",
    }


@pytest.mark.parametrize("name", ["front-matter", "talks"])
def test_every_shape_of_questions_may_be_named(name: str) -> None:
    text = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    shapes = ",".join(f'"{shape}"' for shape in dialects.NAMES)
    assert f"[{shapes}," in re.sub(r"\s", "", text)
