"""The pages about modules and JSON, and the READMEs, name what is there and nothing else."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.guide_pages import DOCS, ENGINE, ROOT, examples, first_cells, page

from mundap.cli import main
from mundap.exports import schema

# ---- architecture ----


def test_the_architecture_names_every_module_and_no_other() -> None:
    text = page("architecture.md")
    table = text.split("## 모듈")[1].split("## 어디에")[0]
    modules = [name.removesuffix("/") for name in first_cells(table)]
    there = [
        path.name
        for path in ENGINE.iterdir()
        if (path.suffix == ".py" and path.name != "__init__.py")
        or (path.is_dir() and path.name != "__pycache__")
    ]
    assert sorted(modules) == sorted(there)
    for name in re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", text):
        assert any((folder / name).is_file() for folder in (ROOT, ENGINE)), name


def test_the_steps_of_adding_a_dialect_name_things_that_are_there() -> None:
    section = (ENGINE / "dialects" / "section.py").read_text(encoding="utf-8")
    assert "def gather(" in section
    assert "class Section" in section
    assert "DIALECTS = (" in (ENGINE / "dialects" / "__init__.py").read_text(encoding="utf-8")


# ---- JSON ----

TYPES = {"string": "글", "integer": "수", "boolean": "참·거짓", "array": "목록", "object": "묶음"}


def value_of(field: Mapping[str, object]) -> str:
    """What a field holds, in Korean."""
    if "$ref" in field:
        return "위치"
    if "enum" in field:
        choices = field["enum"]
        assert isinstance(choices, list)
        return ", ".join(f"`{choice}`" for choice in choices)
    kind = field["type"]
    kinds = [str(each) for each in (kind if isinstance(kind, list) else [kind])]
    words = [TYPES[each] for each in kinds if each != "null"]
    return " ".join([*words, "또는 null"] if "null" in kinds else words)


def rows(described: Mapping[str, object], before: str = "") -> Iterator[str]:
    """Rows of a table: every field of a schema, nested ones too."""
    fields = described["properties"]
    assert isinstance(fields, dict)
    for name, field in fields.items():
        meaning = field.get("description", "있는 곳")
        yield f"| `{before}{name}` | {value_of(field)} | {meaning} |"
        items = field.get("items", {})
        if "properties" in items:
            yield from rows(items, f"{before}{name}[].")


@pytest.mark.parametrize("name", ["exchanges", "talks", "speakers", "topics"])
def test_the_fields_of_a_list_are_those_of_its_schema(name: str) -> None:
    section = page("api.md").split(f"## {name}.json")[1].split("\n## ")[0]
    described = json.loads(schema(name))
    assert re.findall(r"^\| `.*$", section, re.MULTILINE) == list(rows(described["items"]))


def test_the_fields_of_a_place_are_those_of_the_schemas() -> None:
    section = page("api.md").split("## 위치")[1].split("\n## ")[0]
    place = json.loads(schema("exchanges"))["$defs"]["source"]
    assert re.findall(r"^\| `.*$", section, re.MULTILINE) == list(rows(place))


def keys_of(value: object, path: str = "") -> set[str]:
    """Paths of all keys of a JSON value: `exchanges[].line`."""
    if isinstance(value, list):
        return {key for each in value for key in keys_of(each, f"{path}[]" if path else "")}
    if not isinstance(value, dict):
        return set()
    paths = {f"{path}.{key}" if path else key: each for key, each in value.items()}
    return set(paths).union(*(keys_of(each, name) for name, each in paths.items()))


def test_the_keys_of_inspect_are_documented(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("\x08" + examples("markdown")["bullets.md"] + "\n<br>\n", encoding="utf-8")
    arguments = ["inspect", "--json", str(file), "--docs", str(DOCS)]
    printed = keys_of(json.loads(CliRunner().invoke(main, arguments).stdout))
    section = page("api.md").split("## mundap inspect")[1]
    # The keys of `noise` are names of noise; the guide has them.
    wanted = {name for name in printed if not name.startswith("noise.")}
    assert set(first_cells(section)) == wanted


# ---- READMEs ----


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_a_readme_names_every_command(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `mundap ([a-z]+)", text, re.MULTILINE)) == set(main.commands)


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_a_readme_explains_no_dependency_that_is_not_there(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    table = re.split(r"^## (?:Dependencies|의존성)$", text, flags=re.MULTILINE)[1].split("\n## ")[0]
    explained = {
        name.strip().lower()
        for cell in re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)[2:]
        for name in cell.split(",")
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    types_of_javascript = ROOT / "tests" / "javascript" / "package.json"
    asked = [
        *json.loads(types_of_javascript.read_text(encoding="utf-8"))["devDependencies"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["dependency-groups"]["build"],
    ]
    names = {re.split(r"[<>=!]", each)[0].lower() for each in asked}
    types = {"types-*"} if any(name.startswith("types-") for name in names) else set()
    # uv makes the locks and is installed by `make lock` alone.
    assert explained == {n for n in names if not n.startswith("types-")} | types | {"uv"}


def test_the_picture_of_the_readmes_is_small_enough_to_clone() -> None:
    picture = (DOCS / "assets" / "images" / "screenshot.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1280, 800)
    assert len(picture) < 200_000
