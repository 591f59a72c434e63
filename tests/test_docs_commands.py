"""The page about commands names every command and option, and no other."""

from __future__ import annotations

import re

import click
import pytest
from tests.guide_pages import first_cells, page

from archive import Options
from mundap.cli import main
from mundap.commands.formats import FORMATS

SECTIONS = dict(
    re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", page("commands.md"), re.MULTILINE | re.DOTALL)
)


def test_every_command_is_explained_and_no_other() -> None:
    explained = {name.removeprefix("mundap ") for name in SECTIONS if name.startswith("mundap ")}
    assert explained == set(main.commands)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_option_of_a_command_is_explained_and_no_other(name: str) -> None:
    options = {
        option
        for param in main.commands[name].params
        if isinstance(param, click.Option)
        for option in param.opts
    }
    assert set(first_cells(SECTIONS[f"mundap {name}"])) == options


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_option_says_in_the_terminal_what_it_does(name: str) -> None:
    assert main.commands[name].help
    for param in main.commands[name].params:
        if isinstance(param, click.Option):
            assert param.help, param.name


def test_every_option_of_mkdocs_yml_is_explained_and_no_other() -> None:
    options = [key for key, _ in Options()._schema]
    assert first_cells(SECTIONS["mkdocs.yml"]) == options


def test_every_format_is_explained() -> None:
    row = next(row for row in SECTIONS["mundap check"].splitlines() if "`--format`" in row)
    assert set(FORMATS) <= set(re.findall("`([a-z]+)`", row))
