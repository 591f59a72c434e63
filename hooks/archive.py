"""MkDocs' side of the archive: options in, one call of the engine, pages and diagnostics out.

The only file that imports MkDocs. MkDocs never reads a transcript: what it
gets in its place is what the engine wrote, and the tree under `docs/` is left
as it is.
"""

from __future__ import annotations

import logging
from pathlib import Path

import yaml
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

# Imports of siblings stand at the top: this folder is on sys.path only while the file loads.
from mundap import folder
from mundap.build import build
from mundap.diagnostics import Diagnostic, Severity, in_order
from mundap.pages import Page, SiteOptions

# Warnings of loggers below `mkdocs` are what `--strict` counts.
log = logging.getLogger("mkdocs.hooks.mundap")

HOME = "index.md"


class Options(Config):  # type: ignore[no-untyped-call]
    """`extra.mundap` of mkdocs.yml."""

    repository = option.Type(str, default="")
    """`owner/name` on GitHub; empty without one."""
    branch = option.Type(str, default="main")
    """Branch that holds the transcripts."""


def _options(config: MkDocsConfig) -> Options:
    """The checked options; a wrong one stops the build with its name."""
    options = Options()
    options.load_dict(config.extra.get("mundap") or {})
    errors, warnings = options.validate()
    for key, warning in warnings:
        log.warning("mkdocs.yml: extra.mundap.%s: %s", key, warning)
    if errors:
        key, error = errors[0]
        raise PluginError(f"mkdocs.yml: extra.mundap.{key}: {error}")
    return options


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the edit links from the repository.

    Not through repo_url: with it the theme asks GitHub's API on every page.
    """
    options = _options(config)
    if options.repository and not config.edit_uri:
        config.edit_uri = f"https://github.com/{options.repository}/edit/{options.branch}/docs/"
    return config


# Before other plugins, so that they see the generated pages as if they were files.
@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put what the engine wrote in the place of the transcripts."""
    transcripts = [file for file in files if _is_transcript(file)]
    contents, problems = folder.read_files(
        {file.src_uri: Path(file.abs_src_path or "") for file in transcripts}
    )
    data, data_problems = folder.data_files(Path(config.docs_dir))
    options = _options(config)
    built = build(
        contents,
        data,
        SiteOptions(
            repository=options.repository,
            branch=options.branch,
            pictures=frozenset(f.src_uri for f in files.media_files()),
            home_intro=_home_intro(files),
        ),
    )
    for file in transcripts:
        files.remove(file)
    for page in built.pages:
        replaced = files.get_file_from_path(page.src_uri)
        if replaced is not None:
            files.remove(replaced)
        files.append(_file(page, config))
    for export in built.exports:
        files.append(File.generated(config, export.path, content=export.text))
    _report(in_order((*problems, *data_problems, *built.understood.diagnostics)))
    return files


def _is_transcript(file: File) -> bool:
    return file.src_uri.startswith(f"{folder.TALKS}/") and file.is_documentation_page()


def _home_intro(files: Files) -> str:
    home = files.get_file_from_path(HOME)
    return home.content_string if home is not None else ""


def _file(page: Page, config: MkDocsConfig) -> File:
    file = File.generated(
        config,
        page.src_uri,
        content=_document(page),
        inclusion=InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV,
    )
    file.edit_uri = page.edit_path
    return file


def _document(page: Page) -> str:
    meta = dict(page.meta)
    if not page.searchable:
        meta["search"] = {"exclude": True}
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=True, width=10_000)
    return f"---\n{front}---\n\n{page.markdown}"


def _report(diagnostics: tuple[Diagnostic, ...]) -> None:
    for each in diagnostics:
        level = logging.INFO if each.severity is Severity.NOTICE else logging.WARNING
        log.log(level, "%s", each)
