"""`mundap emit`: reads a project, and writes its site as plain Markdown into one folder.

Only that folder is written to; what stands in it already is kept unless it is asked to be replaced.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from mundap import folder
from mundap.build import Understood
from mundap.commands.project import docs_option, replace_file, understood_in
from mundap.data.files import FOLDER as DATA
from mundap.diagnostics import Severity, printable
from mundap.leaving.emitting import CONFIG, DOCS, STYLESHEET, Written, emit
from mundap.leaving.navigation import FILE as PAGES
from mundap.leaving.site_config import ConfigError, SiteConfig
from mundap.pages import SiteOptions
from mundap.pages.addresses import HOME
from mundap.text import yaml_text


@click.command("emit")
@click.argument("target", metavar="폴더", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="폴더에 있는 같은 이름의 파일을 덮어씁니다.")
@docs_option
def emit_command(target: Path, force: bool, docs: Path) -> None:
    """사이트 전체를 훅 없이 만들 수 있는 마크다운으로 폴더에 씁니다."""
    understood = understood_in(docs)
    for each in understood.diagnostics:
        if each.severity is not Severity.NOTICE:
            click.echo(str(each), err=True)
    files = emit_project(understood, docs, target, force=force)
    count = len(understood.archived.archive.exchanges)
    click.echo(f"{printable(str(target))}: 문답 {count}개, 파일 {files}개를 썼습니다.")
    if any(each.severity is Severity.ERROR for each in understood.diagnostics):
        raise SystemExit(1)


def emit_project(understood: Understood, docs: Path, target: Path, *, force: bool) -> int:
    """Write the site of a project.

    Args:
        understood: What its files say.
        docs: Its `docs/`, beside its mkdocs.yml.
        target: The folder to write to; made when it is not there.
        force: Whether files that are there may be replaced. Others stay.

    Returns:
        How many files were written.

    Raises:
        click.ClickException: Nothing can be written; the text says why, in Korean.
    """
    _refuse(docs.resolve(), target, force=force)
    try:
        config = SiteConfig((docs.parent / CONFIG).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{docs.parent / CONFIG} 파일을 읽지 못했습니다.") from error
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    site = SiteOptions(
        repository=config.option("repository", ""),
        branch=config.option("branch", "main"),
        pictures=folder.picture_paths(docs),
        home_intro=_home_intro(docs / HOME),
    )
    texts = emit(understood.archived.archive, site, _written(docs, config))
    files = {path: text.encode() for path, text in texts.items()}
    try:
        for path in _published(docs):
            files.setdefault(f"{DOCS}/{path.relative_to(docs).as_posix()}", path.read_bytes())
        for name, content in sorted(files.items()):
            _write(target, name, content)
    except OSError as error:
        raise click.ClickException(
            f"{error.filename}: 쓰지 못했습니다. {error.strerror}"
        ) from error
    return len(files)


def _refuse(docs: Path, target: Path, *, force: bool) -> None:
    place = target.resolve()
    if place == docs.parent or place.is_relative_to(docs) or docs.is_relative_to(place):
        raise click.ClickException(
            f"{target}에는 쓸 수 없습니다. 원래의 글이 있는 곳입니다. 다른 폴더를 알려 주세요."
        )
    if target.exists() and not target.is_dir():
        raise click.ClickException(f"{target}은(는) 폴더가 아닙니다. 아무것도 쓰지 않았습니다.")
    if not force and target.is_dir() and any(target.iterdir()):
        raise click.ClickException(
            f"{target} 폴더가 비어 있지 않습니다. 아무것도 쓰지 않았습니다. "
            "빈 폴더를 알려 주거나, 같은 이름의 파일을 덮어쓰려면 --force를 붙여 주세요."
        )


def _written(docs: Path, config: SiteConfig) -> Written:
    arranged: dict[str, object] = {}
    for path in sorted(docs.rglob(PAGES)):
        if path.is_file() and not path.is_symlink():
            name = path.parent.relative_to(docs).as_posix()
            said, _ = yaml_text.load(path.read_text(encoding="utf-8", errors="replace"))
            arranged["" if name == "." else name] = said
    sheet = docs.parent / (config.templates or "overrides") / STYLESHEET
    return Written(
        config=config,
        pages=frozenset(
            path.relative_to(docs).as_posix() for path in _published(docs) if path.suffix == ".md"
        ),
        arranged=arranged,
        stylesheets={STYLESHEET: sheet.read_text(encoding="utf-8")} if sheet.is_file() else {},
    )


def _home_intro(home: Path) -> str:
    """The authored home page without its front matter."""
    try:
        text = home.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    if text.startswith("---\n") and "\n---\n" in text[4:]:
        return text[4:].split("\n---\n", 1)[1]
    return text


def _published(docs: Path) -> Iterator[Path]:
    """What people wrote for the site beside the transcripts; links are not followed."""
    for place, folders, names in os.walk(docs):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f != DATA)
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            place_in_docs = path.relative_to(docs).as_posix()
            if place_in_docs.endswith(folder.MARKDOWN):
                published = not place_in_docs.startswith(f"{folder.TALKS}/")
            else:
                published = not folder.is_unsafe(place_in_docs)
            if published:
                yield path


def _write(target: Path, name: str, content: bytes) -> None:
    """Write a file, and never through a link that leads out of the folder."""
    path = target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.resolve().is_relative_to(target.resolve()):
        raise click.ClickException(f"{path}은(는) {target} 밖으로 이어집니다. 쓰지 않았습니다.")
    replace_file(path, content)
