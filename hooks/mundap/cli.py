"""The command `mundap`: what a maintainer asks about transcripts, without a site."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from mundap import __version__, cli_emit, folder, ids, inspection, tagging
from mundap.archive import IDS_FILE, tag_input
from mundap.build import Understood, understand
from mundap.cache import FOLDER as CACHE
from mundap.cache import Cache
from mundap.data import FOLDER, read_data
from mundap.diagnostics import Severity, in_order
from mundap.doubts import doubts
from mundap.morphology import Morphology, shared_morphology
from mundap.source import read_source
from mundap.transcript import read_transcript

CONFIG = "mkdocs.yml"


def _docs_folder() -> Path:
    """`docs/` of the project the command is called in, else of the one it belongs to."""
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / "docs" / FOLDER).is_dir():
            return place / "docs"
    return Path(__file__).resolve().parents[2] / "docs"


_docs = click.option(
    "--docs",
    type=click.Path(file_okay=False, path_type=Path),
    default=_docs_folder,
    help="docs 폴더. 없으면 지금 폴더나 그 위에서 찾습니다.",
)


@click.group()
@click.version_option(__version__, prog_name="mundap")
def main() -> None:
    """문답: 발표 기록에서 질문과 답을 찾습니다."""


def _understand(docs: Path) -> Understood:
    transcripts, problems = folder.read_files(folder.transcript_paths(docs))
    data, data_problems = folder.data_files(docs)
    found = understand(transcripts, data, folder.picture_paths(docs), _morphology(docs))
    diagnostics = in_order((*problems, *data_problems, *found.diagnostics))
    return replace(found, diagnostics=diagnostics)


def _morphology(docs: Path) -> Morphology:
    """The analyser, with the memory of the builds of the project that `docs` belongs to."""
    root = docs.resolve().parent
    return Morphology(Cache(root / CACHE)) if (root / CONFIG).is_file() else shared_morphology()


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="프로그램이 읽을 JSON으로 냅니다.")
@_docs
def inspect(files: tuple[Path, ...], as_json: bool, docs: Path) -> None:
    """기록 파일에서 무엇을 찾는지 보여 줍니다. 사이트는 만들지 않습니다."""
    data = read_data(folder.data_files(docs)[0])
    morphology = _morphology(docs)
    found: list[inspection.Inspected] = []
    for path in files:
        name = path.as_posix()
        contents, problems = folder.read_files({name: path})
        source = None
        if name in contents:
            source, problems = read_source(name, contents[name])
        transcript = read_transcript(source, _is_file) if source else None
        problems = (*problems, *doubts(transcript)) if transcript else problems
        asked = transcript.asked if transcript else ()
        topics = tagging.tag(
            [tag_input(str(number), each) for number, each in enumerate(asked)],
            data.vocabulary,
            morphology,
        )
        found.append(inspection.Inspected(name, transcript, tuple(topics), problems))
    if as_json:
        objects = [inspection.as_json(each) for each in found]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(inspection.as_text(each) for each in found))
    if any(each.transcript is None for each in found):
        raise SystemExit(1)


def _is_file(path: str) -> bool:
    return bool(path) and Path(path).is_file()


@main.command()
@click.option("--strict", is_flag=True, help="경고가 있어도 1로 끝납니다. 배포와 같습니다.")
@_docs
def check(strict: bool, docs: Path) -> None:
    """docs/ 전체를 읽고 고칠 것을 알려 줍니다. 오류가 있으면 1로 끝납니다."""
    understood = _understand(docs)
    for each in understood.diagnostics:
        click.echo(str(each))
    archive = understood.archived.archive
    counts = Counter(each.severity for each in understood.diagnostics)
    click.echo(
        f"강연 {len(archive.talks)}개, 문답 {len(archive.exchanges)}개, "
        f"오류 {counts[Severity.ERROR]}개, 경고 {counts[Severity.WARNING]}개, "
        f"알림 {counts[Severity.NOTICE]}개"
    )
    if counts[Severity.ERROR] or (strict and counts[Severity.WARNING]):
        raise SystemExit(1)


@main.command("ids")
@click.option("--write", is_flag=True, help="_data/ids.yml을 새로 씁니다.")
@_docs
def ids_command(write: bool, docs: Path) -> None:
    """문답의 고정 주소를 보여 주고, --write로 새 주소를 적어 둡니다."""
    understood = _understand(docs)
    assignment = understood.archived.assignment
    broken = [
        each
        for each in understood.diagnostics
        if each.severity is Severity.ERROR and each.path.startswith((IDS_FILE, f"{folder.TALKS}/"))
    ]
    new = sum(assignment.provisional)
    if not write:
        for each in ids.diagnostics(assignment, IDS_FILE):
            click.echo(str(each))
        click.echo(f"주소 {len(assignment.ids)}개, 새 주소 {new}개")
        return
    if broken:
        # Writing now would drop entries that could not be read, or retire the addresses of
        # exchanges in files that could not.
        for each in broken:
            click.echo(str(each), err=True)
        raise click.ClickException("위의 파일을 먼저 고쳐 주세요. 아무것도 쓰지 않았습니다.")
    _replace(docs / IDS_FILE, ids.dump(ids.updated(understood.data.book, assignment)))
    click.echo(f"{IDS_FILE}: 주소 {len(assignment.ids)}개, 새 주소 {new}개를 적었습니다.")


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.chmod(name, 0o644)
    os.replace(name, path)


@main.command()
@click.argument("target", metavar="폴더", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="폴더에 있는 같은 이름의 파일을 덮어씁니다.")
@_docs
def emit(target: Path, force: bool, docs: Path) -> None:
    """사이트 전체를 훅 없이 만들 수 있는 마크다운으로 폴더에 씁니다."""
    understood = _understand(docs)
    for each in understood.diagnostics:
        if each.severity is not Severity.NOTICE:
            click.echo(str(each), err=True)
    files = cli_emit.emit_project(understood, docs, target, force=force)
    count = len(understood.archived.archive.exchanges)
    click.echo(f"{target}: 문답 {count}개, 파일 {files}개를 썼습니다.")
    if any(each.severity is Severity.ERROR for each in understood.diagnostics):
        raise SystemExit(1)


@main.command()
@click.argument("id")
@_docs
def explain(id: str, docs: Path) -> None:
    """문답 하나의 주제를 어떤 낱말이 말해 주었는지 보여 줍니다."""
    understood = _understand(docs)
    archive = understood.archived.archive
    try:
        exchange = archive.exchange(id)
    except KeyError:
        raise click.ClickException(f"`{id}`라는 문답이 없습니다.") from None
    labels = {topic.slug: topic.label for topic in archive.topics}
    click.echo(f"{exchange.title}\n  {exchange.source.file}:{exchange.source.first}")
    for topic in exchange.topics:
        click.echo(f"  {labels[topic.slug]} ({topic.slug}) {topic.score:.2f}")
        for term, share in topic.terms:
            click.echo(f"      {share:5.2f}  {term}")
    if not exchange.topics:
        click.echo("  주제를 말해 주는 낱말이 없습니다.")
    for other in exchange.related:
        title = archive.exchange(other.id).title
        click.echo(f"  같은 질문, 다른 답 {other.score:.2f}: {other.id} {title}")


@main.command()
@_docs
def topics(docs: Path) -> None:
    """주제가 없거나 약한 문답을 모아 보여 줍니다."""
    archived = _understand(docs).archived
    for each in archived.weak:
        exchange = archived.archive.exchange(each.id)
        guess = each.topics[0].slug if each.topics else "없음"
        where = f"{exchange.source.file}:{exchange.source.first}"
        click.echo(f"{each.id}  {guess}  {where}  {exchange.title}")
    click.echo(f"주제가 없거나 약한 문답 {len(archived.weak)}개")
