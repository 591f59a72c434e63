"""The command `mundap`: what a maintainer asks about transcripts, without a site."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from mundap import __version__, folder, ids, tagging
from mundap.archive import IDS_FILE, tag_input
from mundap.build import settled_records, settled_source
from mundap.commands import formats, inspection
from mundap.commands.emit import emit_command
from mundap.commands.new import new
from mundap.commands.project import (
    docs_option,
    morphology_of,
    replace_file,
    shown_path,
    understood_in,
)
from mundap.commands.report import report
from mundap.data.facts import where_to_settle
from mundap.data.files import read_data
from mundap.diagnostics import Severity, printable
from mundap.doubts import doubts
from mundap.flaws import flaws
from mundap.model.settled import NOTHING
from mundap.transcript import read_transcript


@click.group()
@click.version_option(__version__, prog_name="mundap")
def main() -> None:
    """문답: 발표 기록에서 질문과 답을 찾습니다."""


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="프로그램이 읽을 JSON으로 냅니다.")
@click.option("--why", is_flag=True, help="절마다 어떤 모양을 찾아보았고 무엇을 믿었는지도 봅니다.")
@docs_option
def inspect(files: tuple[Path, ...], as_json: bool, why: bool, docs: Path) -> None:
    """기록 파일에서 무엇을 찾는지 보여 줍니다. 사이트는 만들지 않습니다."""
    data = read_data(folder.data_files(docs)[0])
    morphology = morphology_of(docs)
    settled = settled_records(data.talks)
    found: list[inspection.Inspected] = []
    for path in files:
        name = path.as_posix()
        contents, problems = folder.read_files({name: path})
        place = _in_docs(path, docs)
        source, how = None, settled.get(place, NOTHING)
        if name in contents:
            source, how, problems = settled_source(name, contents[name], how)
        transcript = read_transcript(source, _is_file, data.people, how) if source else None
        if source and transcript:
            file = place.removeprefix(f"{folder.TALKS}/") or path.name
            unsure = doubts(transcript, where_to_settle(file, data.talks))
            problems = (*problems, *flaws(source, transcript), *unsure)
        asked = transcript.asked if transcript else ()
        topics = tagging.tag(
            [tag_input(str(number), each) for number, each in enumerate(asked)],
            data.vocabulary,
            morphology,
        )
        found.append(
            inspection.Inspected(printable(name), transcript, tuple(topics), problems, why)
        )
    if as_json:
        objects = [inspection.as_json(each) for each in found]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(inspection.as_text(each) for each in found))
    if any(each.transcript is None for each in found):
        raise SystemExit(1)


def _in_docs(path: Path, docs: Path) -> str:
    """A file as the data files know it; nothing for one that is not below `docs`."""
    whole, root = path.resolve(), docs.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else ""


def _is_file(path: str) -> bool:
    return bool(path) and Path(path).is_file()


@main.command()
@click.option("--strict", is_flag=True, help="경고가 있어도 1로 끝납니다. 배포와 같습니다.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*formats.FORMATS]),
    default="text",
    help="github는 풀 리퀘스트의 그 줄에 표시하고, json은 프로그램이 읽습니다.",
)
@docs_option
def check(strict: bool, form: str, docs: Path) -> None:
    """docs/ 전체를 읽고 고칠 것을 알려 줍니다. 오류가 있으면 1로 끝납니다."""
    understood = understood_in(docs)
    said = formats.FORMATS[form](understood.diagnostics, shown_path(docs))
    if said:
        click.echo(said)
    archive = understood.archived.archive
    counts = Counter(each.severity for each in understood.diagnostics)
    # Standard output is one JSON value then, and nothing else.
    click.echo(
        err=form == "json",
        message=f"강연 {len(archive.talks)}개, 문답 {len(archive.exchanges)}개, "
        f"오류 {counts[Severity.ERROR]}개, 경고 {counts[Severity.WARNING]}개, "
        f"알림 {counts[Severity.NOTICE]}개",
    )
    if counts[Severity.ERROR] or (strict and counts[Severity.WARNING]):
        raise SystemExit(1)


@main.command("ids")
@click.option("--write", is_flag=True, help="_data/ids.yml을 새로 씁니다.")
@docs_option
def ids_command(write: bool, docs: Path) -> None:
    """문답의 고정 주소를 보여 주고, --write로 새 주소를 적어 둡니다."""
    understood = understood_in(docs)
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
    try:
        replace_file(docs / IDS_FILE, ids.dump(ids.updated(understood.data.book, assignment)))
    except OSError as error:
        raise click.ClickException(
            f"{IDS_FILE}을 쓰지 못했습니다: {error.strerror}. 전의 파일은 그대로입니다."
        ) from None
    click.echo(f"{IDS_FILE}: 주소 {len(assignment.ids)}개, 새 주소 {new}개를 적었습니다.")


@main.command()
@click.argument("id")
@docs_option
def explain(id: str, docs: Path) -> None:
    """문답 하나의 주제를 어떤 낱말이 말해 주었는지 보여 줍니다."""
    understood = understood_in(docs)
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
@docs_option
def topics(docs: Path) -> None:
    """주제가 없거나 약한 문답을 모아 보여 줍니다."""
    archived = understood_in(docs).archived
    for each in archived.weak:
        exchange = archived.archive.exchange(each.id)
        guess = each.topics[0].slug if each.topics else "없음"
        where = f"{exchange.source.file}:{exchange.source.first}"
        click.echo(f"{each.id}  {guess}  {where}  {exchange.title}")
    click.echo(f"주제가 없거나 약한 문답 {len(archived.weak)}개")


main.add_command(emit_command)
main.add_command(new)
main.add_command(report)
